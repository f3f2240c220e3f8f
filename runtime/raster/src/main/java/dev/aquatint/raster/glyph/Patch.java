package dev.aquatint.raster.glyph;

/// A few neighbouring cells of a linear grid that have all points of a leaf, and how many of each kind every cell has. One for each thread.
public final class Patch {
    /// Cells times kinds: with more, points are located one by one as fast.
    public static final int MOST = 64;

    private final Borders x, y;
    private final int[] n = new int[MOST];
    int width, height, kinds;

    /// Points there may be.
    static final int POINTS = 256;

    /// Scratch: a bit for each point, in words of 64, for each column, line and kind.
    static final int WORDS = POINTS / 64;
    final long[] ofColumn = new long[WORDS * MOST], ofLine = new long[WORDS * MOST], ofKind = new long[WORDS * MOST];

    /// Where the columns behind the first one begin, and the lines above the lowest.
    final float[] columns = new float[MOST], lines = new float[MOST];

    public Patch(Borders x, Borders y) {
        this.x = x;
        this.y = y;
    }

    /// @param left the column of the first cells
    /// @param low the line of the first cells
    /// @param kinds of points, 1 when they are all the same
    public void is(int left, int low, int width, int height, int kinds) {
        this.width = width;
        this.height = height;
        this.kinds = kinds;
        for (int i = 1; i < width; i++) columns[i - 1] = x.of(left + i);
        for (int j = 1; j < height; j++) lines[j - 1] = y.of(low + j);
    }

    void count(int kind, int column, int line, int n) {
        this.n[(kind * height + line) * width + column] = n;
    }

    /// How many points there are.
    public int count(int kind, int column, int line) {
        return n[(kind * height + line) * width + column];
    }
}
