package dev.aquatint.columns.spatial;

import java.util.Arrays;

/// The Hilbert curve cut into pieces that have about as many points each, as far as a sample tells.
///
/// A cut decides only where a point is sorted; a bad one makes queries slower, and none wrong.
public final class Partition {
    /// A piece is looked up by so many leading bits of a key, and searched for from there.
    private static final int LEAD = 16;

    private final Frontier frontier;
    private final int[] cuts;               // the first key of each piece but the first, ascending as unsigned numbers
    private final int[] lead;               // how many cuts are at or below the first key with these leading bits

    private Partition(Frontier frontier, int[] cuts) {
        this.frontier = frontier;
        this.cuts = cuts;
        this.lead = new int[1 << LEAD];
        for (int i = 0, cut = 0; i < lead.length; i++) {
            while (cut < cuts.length && Integer.compareUnsigned(cuts[cut], i << 32 - LEAD) <= 0) cut++;
            lead[i] = cut;
        }
    }

    /// @param sample points that lie as the others do; those without a place are left out
    /// @param pieces at most how many
    public static Partition of(Coordinates sample, int pieces) {
        Frontier frontier = Frontier.of(sample);
        double[] x = new double[sample.rows()], y = new double[sample.rows()];
        sample.read(0, x.length, x, y);
        long[] keys = new long[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) if (placed(x[i], y[i])) keys[n++] = frontier.key(x[i], y[i]) & 0xffffffffL;
        Arrays.sort(keys, 0, n);
        int[] cuts = new int[pieces - 1];
        int size = 0;
        for (int i = 1; i < pieces && n > 0; i++) {
            int cut = (int) keys[(int) ((long) n * i / pieces)];
            if (size == 0 || cuts[size - 1] != cut) cuts[size++] = cut;
        }
        return new Partition(frontier, Arrays.copyOf(cuts, size));
    }

    /// Whether a point has a place: both are numbers, and finite.
    static boolean placed(double x, double y) {
        return x - x == 0 && y - y == 0;
    }

    public int pieces() {
        return cuts.length + 1;
    }

    /// The pieces that points belong to; behind the last for those without a place.
    public void pieces(double[] x, double[] y, int n, int[] into) {
        for (int i = 0; i < n; i++) into[i] = placed(x[i], y[i]) ? piece(frontier.key(x[i], y[i])) : cuts.length + 1;
    }

    private int piece(int key) {
        int piece = lead[key >>> 32 - LEAD];
        while (piece < cuts.length && Integer.compareUnsigned(cuts[piece], key) <= 0) piece++;
        return piece;
    }
}
