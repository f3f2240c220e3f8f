package dev.aquatint.raster.kernel;

import dev.aquatint.columns.PerThread;

/// A few thousand rows on their way to pixels: small enough to stay in the innermost cache from step to step.
///
/// `size` rows are in view; `cell[i]` is where the i-th of them falls and `row[i]` which row of the block it is, `value[row[i]]` its value.
/// A tally may rearrange both. Before that, `offset` may say for each row of the block how far its plane is from the first; negative drops the row.
public final class Block {
    public static final int ROWS = 2048;

    /// Vector stores write whole vectors behind the last row.
    private static final int SLACK = 64;

    public final float[] xFloat = new float[ROWS], yFloat = new float[ROWS];
    public final double[] x = new double[ROWS], y = new double[ROWS], value = new double[ROWS];

    /// By row of the block: the weight, or what is looked up.
    public final double[] beside = new double[ROWS];

    /// Instead of `value`, where [#inBits] says so: the bits of values of float32.
    public final int[] bits = new int[ROWS];

    /// Whether values are in `bits`, and nothing in `value`.
    public boolean inBits;

    /// Beside `value`, or beside `beside`, where [#inWholes] says so: whole numbers that doubles do not hold. Not set where these are NaN.
    public final long[] whole = new long[ROWS];

    /// Whether numbers are in `whole` too.
    public boolean inWholes;

    /// Scratch of a tally: values as whole multiples.
    final long[] multiple = new long[ROWS];

    /// Scratch of a tally: values in the order of ints.
    final int[] key = new int[ROWS];

    /// How many rows have values, whether they are in view or not.
    public int rows;

    /// The number of the block's first row in the frame.
    public long number;

    public final byte[] keep = new byte[ROWS];
    public final int[] offset = new int[ROWS];
    public final int[] cell = new int[ROWS + SLACK], row = new int[ROWS + SLACK];

    /// How much of its cell a hit covers, above 0 to 1, where glyphs have soft edges: negative if that adds to a hit of the same line, so that
    /// it is not to be counted as another one.
    public final double[] cover = new double[ROWS + SLACK];
    public int size;

    private static final PerThread<Block> OF = new PerThread<>(Block::new);

    /// The one of this thread.
    public static Block mine() {
        return OF.mine();
    }

    /// Drops the rows that `keep` does not hold: `offset` becomes negative, and is 0 elsewhere.
    public void keepOnly(int n) {
        for (int i = 0; i < n; i++) offset[i] = keep[i] - 1;
    }

    /// As [#keepOnly], where `offset` says something already.
    public void keepOnlyToo(int n) {
        for (int i = 0; i < n; i++) offset[i] |= keep[i] - 1;
    }

    /// Makes offsets of the codes that stand there, which are numbers of planes; negative for none.
    public void toPlanes(int n, int cells) {
        for (int i = 0; i < n; i++) offset[i] *= cells;
    }

    /// The same, where codes have planes.
    public void toPlanes(int n, int[] planes, int cells) {
        for (int i = 0; i < n; i++) if (offset[i] >= 0) offset[i] = planes[offset[i]] * cells;
    }

    /// Moves hits to the planes of their rows, and drops those of rows without one.
    public void moveToPlanes() {
        int m = 0;
        for (int i = 0; i < size; i++) {
            int r = row[i], o = offset[r];
            cell[m] = cell[i] + o;
            row[m] = r;
            cover[m] = cover[i];
            m += (o >>> 31) ^ 1;
        }
        size = m;
    }
}
