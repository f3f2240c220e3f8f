package dev.aquatint.raster;

/// The share of shown cells that a value is not below: histogram equalisation.
///
/// Whole numbers that span less than 65,536 are ranked exactly; everything else by as many equal bins, interpolated between the
/// centres of those that hold something.
final class Ranks implements Scale {
    /// As many as Datashader takes.
    static final int BINS = 65_536;

    private final double[] share;           // by whole number, or by occupied bin
    private final EqualBins bins;           // null when by whole number
    private final double[] centre, slope;
    private final int[] occupied;           // the first occupied bin that is not before a bin
    final int levels;

    private Ranks(double[] share, EqualBins bins, double[] centre, int[] occupied, int levels) {
        this.share = share;
        this.bins = bins;
        this.centre = centre;
        this.occupied = occupied;
        this.levels = levels;
        this.slope = new double[bins == null ? 0 : share.length - 1];
        for (int i = 0; i < slope.length; i++) slope[i] = (share[i + 1] - share[i]) / (centre[i + 1] - centre[i]);
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
        int[] count = new int[BINS];
        for (double v : above) {
            if (v == v) count[bins.of(v)]++;
        }
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
        int last = share.length - 1;
        if (above <= centre[0]) return share[0];
        if (above >= centre[last]) return share[last];
        int i = Math.min(occupied[bins.of(above)], last);
        while (above < centre[i]) i--;
        return above == centre[i] ? share[i] : slope[i] * (above - centre[i]) + share[i];
    }
}
