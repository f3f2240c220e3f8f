package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Squared distances from the mean, kept up as values come (Welford, 1962), and put together as Chan, Golub and LeVeque did in 1979.
///
/// Only differences are squared, so nothing is lost where values are large and close together; equal values give exactly 0.
///
/// @param root whether it is the standard deviation that is asked for
record Variances(double[] mean, double[] squares, int[] n, boolean root) implements Tally {

    Variances(int cells, boolean root) {
        this(new double[cells], new double[cells], new int[cells], root);
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row, n = this.n;
        double[] value = block.value, mean = this.mean, squares = this.squares;
        int size = block.size;
        for (int i = 0; i < size; i++) {
            double v = value[row[i]];
            if (v != v) continue;
            int c = cell[i];
            int rows = ++n[c];
            if (rows == 1) {
                mean[c] = v;
                continue;
            }
            double before = mean[c], off = v - before, now = before + off / Integer.toUnsignedLong(rows);
            squares[c] += off * (v - now);
            mean[c] = now;
        }
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] of = ((Plane.Doubles) into).of();
        for (int i = from, c = base + from; i < to; i++, c++) {
            double first = 0, off = 0, apart = 0;
            long rows = 0;
            for (Tally t : all) {
                Variances v = (Variances) t;
                long mine = Integer.toUnsignedLong(v.n[c]);
                if (mine == 0) continue;
                if (rows == 0) first = v.mean[c];
                rows += mine;
                off += mine * (v.mean[c] - first);
            }
            double mean = first + off / rows;
            for (Tally t : all) {
                Variances v = (Variances) t;
                long mine = Integer.toUnsignedLong(v.n[c]);
                if (mine == 0) continue;
                double d = v.mean[c] - mean;
                apart += mine == rows ? v.squares[c] : v.squares[c] + mine * (d * d);
            }
            double variance = apart / rows;         // 0 / 0 is NaN: empty
            of[i] = root ? Math.sqrt(variance) : variance;
        }
        for (Tally t : all) ((Variances) t).clear(base + from, base + to);
    }

    @Override
    public Tally copy() {
        return new Variances(mean.clone(), squares.clone(), n.clone(), root);
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
        Arrays.fill(mean, from, to, 0);
        Arrays.fill(squares, from, to, 0);
        Arrays.fill(n, from, to, 0);
    }

    @Override
    public int cells() {
        return n.length;
    }
}
