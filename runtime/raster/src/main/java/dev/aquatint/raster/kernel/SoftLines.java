package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import java.util.Arrays;

/// Of each line the largest value that it has on a cell, weighed by how much of the cell it covers; of the lines one: a line's own fading
/// edge is not its smallest value.
///
/// A cell keeps the line that hit it last; all hits of a line come one after the other.
record SoftLines(Choice choice, double[] chosen, double[] current, long[] line) implements Tally {

    enum Choice { LEAST, FIRST, LAST }

    SoftLines(Choice choice, int cells) {
        this(choice, new double[cells], new double[cells], new long[cells]);
        clear();
    }

    @Override
    public void add(Block block) {
        int[] cell = block.cell, row = block.row;
        double[] value = block.value, cover = block.cover;
        for (int i = 0; i < block.size; i++) {
            double v = value[row[i]] * Math.abs(cover[i]) + 0.0;
            if (v != v) continue;
            int c = cell[i];
            long of = block.number + row[i];
            if (line[c] == of && current[c] == current[c]) {
                if (v > current[c]) current[c] = v;
            } else {
                chosen[c] = choose(chosen[c], current[c]);
                current[c] = v;
                line[c] = of;
            }
        }
    }

    /// @param earlier NaN for none
    /// @param later NaN for none
    private double choose(double earlier, double later) {
        if (earlier != earlier) return later;
        if (later != later) return earlier;
        return switch (choice) {
            case LEAST -> Math.min(earlier, later);
            case FIRST -> earlier;
            case LAST -> later;
        };
    }

    @Override
    public void drain(Tally[] all, int base, Plane into, int from, int to) {
        double[] of = ((Plane.Doubles) into).of();
        Arrays.fill(of, from, to, Double.NaN);
        for (Tally t : all) {
            SoftLines s = (SoftLines) t;
            for (int i = from; i < to; i++) of[i] = choose(of[i], choose(s.chosen[base + i], s.current[base + i]));
            s.empty(base + from, base + to);
        }
    }

    private void empty(int from, int to) {
        Arrays.fill(chosen, from, to, Double.NaN);
        Arrays.fill(current, from, to, Double.NaN);
    }

    @Override
    public Plane plane(int cells) {
        return new Plane.Doubles(new double[cells]);
    }

    @Override
    public void clear() {
        empty(0, cells());
    }

    @Override
    public int cells() {
        return line.length;
    }
}
