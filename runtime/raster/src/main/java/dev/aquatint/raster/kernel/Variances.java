package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Squared distances from the mean, kept up as values come (Youngs and Cramer, 1971), and put together as Chan, Golub and LeVeque did
/// in 1979: in this form, step by step, the result is Datashader's.
///
/// @param root whether it is the standard deviation that is asked for
record Variances(double[] sum, double[] squares, int[] n, boolean root) implements Tally {

    Variances(int cells, boolean root) {
        this(new double[cells], new double[cells], new int[cells], root);
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row, n = this.n;
        double[] value = block.value, sum = this.sum, squares = this.squares;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            double v = value[row[i]];
            if (v != v) continue;
            int c = cell[i];
            long before = Integer.toUnsignedLong(n[c]);
            double s = sum[c], with = s + v;
            if (before > 0) squares[c] += (v - s / before) * (v - with / (before + 1));
            sum[c] = with;
            n[c]++;
        }
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] of = ((Plane.Doubles) into).of();
        for (int i = from, c = base + from; i < to; i++, c++) {
            double total = 0, apart = 0;
            long rows = 0;
            for (Tally t : all) {
                Variances v = (Variances) t;
                total += v.sum[c];
                rows += Integer.toUnsignedLong(v.n[c]);
            }
            double mean = total / rows;
            for (Tally t : all) {
                Variances v = (Variances) t;
                long mine = Integer.toUnsignedLong(v.n[c]);
                if (mine == 0) continue;
                double off = v.sum[c] / mine - mean;
                apart += mine == rows ? v.squares[c] : v.squares[c] + mine * (off * off);
            }
            double variance = apart / rows;         // 0 / 0 is NaN: empty
            of[i] = root ? Math.sqrt(variance) : variance;
        }
        for (Tally t : all) ((Variances) t).clear(base + from, base + to);
    }

    @Override
    public Tally copy() {
        return new Variances(sum.clone(), squares.clone(), n.clone(), root);
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        clear(0, n.length);
    }

    private void clear(int from, int to) {
        Arrays.fill(sum, from, to, 0);
        Arrays.fill(squares, from, to, 0);
        Arrays.fill(n, from, to, 0);
    }

    @Override
    public int cells() {
        return n.length;
    }
}
