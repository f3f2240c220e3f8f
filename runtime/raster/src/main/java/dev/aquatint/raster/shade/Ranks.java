package dev.aquatint.raster.shade;

import dev.aquatint.picture.Plane;

/// The share of shown cells that a value is not below: histogram equalisation.
///
/// Whole numbers that span less than 65,536 are ranked exactly; everything else by as many equal bins, interpolated between the
/// centres of those that hold something.
final class Ranks implements Scale {
    /// As many as Datashader takes.
    static final int BINS = 65_536;

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

    /// Values clipped to `least` and `most`, and measured from the former. One pass.
    ///
    /// @param plane has a value in one cell at least
    static Ranks of(Plane plane, double least, double most, boolean whole) {
        return whole && most - least < BINS ? exact(plane, least, most) : binned(plane, least, most);
    }

    private static Ranks exact(Plane plane, double least, double most) {
        long lo = (long) least, range = (long) (most - least);
        int[] count = Bands.count(plane.size(), (int) range + 1, switch (plane) {
            case Plane.Counts(int[] of) -> (from, to, n) -> {
                for (int i = from; i < to; i++) {
                    if (of[i] != 0) n[(int) Math.max(0, Math.min(Integer.toUnsignedLong(of[i]) - lo, range))]++;
                }
            };
            case Plane.LongCounts _, Plane.Flags _, Plane.Floats _, Plane.Doubles _, Plane.Rows _, Plane.Wholes _ -> (from, to, n) -> {
                for (int i = from; i < to; i++) {
                    if (plane.present(i)) n[(int) (Math.clamp(plane.value(i), least, most) - least)]++;
                }
            };
        });
        int levels = 0;
        for (int c : count) if (c != 0) levels++;
        return new Ranks(shares(count), null, null, null, levels);
    }

    private static Ranks binned(Plane plane, double least, double most) {
        EqualBins bins = EqualBins.over(0, most - least, BINS);
        int[] count = Bands.count(plane.size(), BINS, switch (plane) {
            case Plane.Doubles(double[] of) -> (from, to, n) -> {
                for (int i = from; i < to; i++) {
                    double v = of[i];
                    if (v == v) n[bins.of((v < least ? least : v > most ? most : v) - least)]++;
                }
            };
            case Plane.Counts(int[] of) -> (from, to, n) -> {
                for (int i = from; i < to; i++) {
                    if (of[i] == 0) continue;
                    double v = Integer.toUnsignedLong(of[i]);
                    n[bins.of((v < least ? least : v > most ? most : v) - least)]++;
                }
            };
            case Plane.LongCounts _, Plane.Flags _, Plane.Floats _, Plane.Rows _, Plane.Wholes _ -> (from, to, n) -> {
                for (int i = from; i < to; i++) {
                    if (plane.present(i)) n[bins.of(Math.clamp(plane.value(i), least, most) - least)]++;
                }
            };
        });
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

    long bytes() {
        return 8L * (share.length + piece.length) + (occupied == null ? 0 : 4L * occupied.length);
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

    @Override
    public double slack() {
        return 1e-12;       // where one line ends and the next begins
    }
}
