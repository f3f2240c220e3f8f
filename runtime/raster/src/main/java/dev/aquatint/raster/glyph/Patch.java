package dev.aquatint.raster.glyph;

/// A few neighbouring cells of a linear grid that have all points of a leaf, and how many are in each. One for each thread.
public final class Patch {
    /// Cells there may be: with more, points are located one by one as fast.
    public static final int MOST = 16;

    /// Points there may be.
    static final int POINTS = 256;

    static final int WORDS = POINTS / 64;

    private final Borders x, y;
    private final int[] n = new int[MOST];
    int width, height;

    /// Where the columns behind the first one begin, and the lines above the lowest.
    final float[] columns = new float[MOST], lines = new float[MOST];

    /// Scratch: a bit for each point, in words of 64, for each column and line.
    final long[] ofColumn = new long[WORDS * MOST], ofLine = new long[WORDS * MOST];

    public Patch(Borders x, Borders y) {
        this.x = x;
        this.y = y;
    }

    /// @param left the column of the first cells
    /// @param low the line of the first cells
    public void is(int left, int low, int width, int height) {
        this.width = width;
        this.height = height;
        for (int i = 1; i < width; i++) columns[i - 1] = x.of(left + i);
        for (int j = 1; j < height; j++) lines[j - 1] = y.of(low + j);
    }

    void count(int column, int line, int n) {
        this.n[line * width + column] = n;
    }

    /// How many points there are in a cell.
    public int count(int column, int line) {
        return n[line * width + column];
    }
}
