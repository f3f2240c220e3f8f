package dev.aquatint.raster;

import java.util.stream.IntStream;

/// The share of shown cells that a value is not below: histogram equalisation.
///
/// Whole numbers that span less than 65,536 are ranked exactly; everything else by as many equal bins, interpolated between the
/// centres of those that hold something.
final class Ranks implements Scale {
    /// As many as Datashader takes.
    static final int BINS = 65_536;

    /// Runs of cells that are counted at a time.
    private static final int PARTS = 4;

    private final double[] share;           // by whole number, or by occupied bin
    private final EqualBins bins;           // null when by whole number
    private final int[] occupied;           // the first occupied bin that is not before a bin
    private final double[] piece;           // for each occupied bin its centre, its share and the slope from there: neighbours in memory
    final int levels;

    private Ranks(double[] share, EqualBins bins, double[] centre, int[] occupied, int levels) {
        this.share = share;
        this.bins = bins;
        this.occupied = occupied;
        this.levels = levels;
        this.piece = new double[bins == null ? 0 : share.length * 4];
        for (int i = 0; i < piece.length / 4; i++) {
            piece[4 * i] = centre[i];
            piece[4 * i + 1] = share[i];
            if (i > 0) piece[4 * i - 2] = (share[i] - share[i - 1]) / (centre[i] - centre[i - 1]);
        }
    }

    /// @param above values less the smallest one; NaN is not shown, and at least one is
    /// @param most the largest of them
    static Ranks of(double[] above, double most, boolean whole) {
        return whole && most < BINS ? exact(above, (int) most) : binned(above, most);
    }

    private static Ranks exact(double[] above, int most) {
        int[] count = new int[most + 1];
        for (double v : above) {
            if (v == v) count[(int) v]++;
        }
        return exact(count);
    }

    /// @param count how many cells have each whole number
    static Ranks exact(int[] count) {
        int levels = 0;
        for (int c : count) if (c != 0) levels++;
        return new Ranks(shares(count), null, null, null, levels);
    }

    private static Ranks binned(double[] above, double most) {
        EqualBins bins = EqualBins.over(0, most, BINS);
        int[] count = IntStream.range(0, PARTS).parallel().mapToObj(part -> {
            int[] mine = new int[BINS];
            int to = (int) ((long) above.length * (part + 1) / PARTS);
            for (int i = (int) ((long) above.length * part / PARTS); i < to; i++) {
                double v = above[i];
                if (v == v) mine[bins.of(v)]++;
            }
            return mine;
        }).reduce((a, b) -> {
            for (int i = 0; i < BINS; i++) a[i] += b[i];
            return a;
        }).orElseThrow();
        int levels = 0;
        for (int c : count) if (c != 0) levels++;
        int[] held = new int[levels], occupied = new int[BINS];
        double[] centre = new double[levels];
        for (int i = 0, k = 0; i < BINS; i++) {
            occupied[i] = k;
            if (count[i] == 0) continue;
            held[k] = count[i];
            centre[k++] = bins.centre(i);
        }
        return new Ranks(shares(held), bins, centre, occupied, levels);
    }

    private static double[] shares(int[] count) {
        double[] share = new double[count.length];
        long sum = 0;
        for (int i = 0; i < count.length; i++) share[i] = sum += count[i];
        for (int i = 0; i < count.length; i++) share[i] /= sum;
        return share;
    }

    /// The share of the smallest shown value.
    double first() {
        int i = 0;
        while (share[i] == 0) i++;
        return share[i];
    }

    @Override
    public double at(double above) {
        if (bins == null) return share[(int) Math.clamp(above, 0, share.length - 1.0)];
        int i = Math.min(occupied[bins.of(above)], share.length - 1) * 4;
        if (above < piece[i]) {
            if (i == 0) return piece[1];
            i -= 4;
        }
        return above == piece[i] || i == piece.length - 4 ? piece[i + 1] : piece[i + 2] * (above - piece[i]) + piece[i + 1];
    }
}
