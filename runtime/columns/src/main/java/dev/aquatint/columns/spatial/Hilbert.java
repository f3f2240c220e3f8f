package dev.aquatint.columns.spatial;

/// The Hilbert curve over 65,536 x 65,536 places: points that are near each other along it are near each other in the plane.
final class Hilbert {
    /// Places along one side.
    static final int SIDE = 1 << 16;

    /// By state and four bits of x and of y: the state behind them, and eight bits of the key. Bit 0 of a state swaps x and y, bit 1
    /// turns both around.
    private static final int[] STEPS = new int[4 * 256];

    static {
        for (int state = 0; state < 4; state++) {
            for (int place = 0; place < 256; place++) {
                int s = state, key = 0;
                for (int bit = 3; bit >= 0; bit--) {
                    int x = place >> 4 + bit & 1, y = place >> bit & 1;
                    if ((s & 2) != 0) {
                        x ^= 1;
                        y ^= 1;
                    }
                    if ((s & 1) != 0) {
                        int swapped = x;
                        x = y;
                        y = swapped;
                    }
                    key = key << 2 | 3 * x ^ y;
                    if (y == 0) s ^= x == 1 ? 3 : 1;
                }
                STEPS[state << 8 | place] = s << 8 | key;
            }
        }
    }

    private Hilbert() {}

    /// How far along the curve a place is, unsigned.
    ///
    /// @param x 0 to 65,535, as `y`
    static int key(int x, int y) {
        int state = 0, key = 0;
        for (int bit = 12; bit >= 0; bit -= 4) {
            int step = STEPS[state << 8 | (x >> bit & 15) << 4 | y >> bit & 15];
            state = step >> 8;
            key = key << 8 | step & 255;
        }
        return key;
    }
}
