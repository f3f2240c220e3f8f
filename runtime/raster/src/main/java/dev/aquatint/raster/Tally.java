package dev.aquatint.raster;

import dev.aquatint.picture.Plane;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import java.util.Arrays;

/// What a reduction has seen so far, one entry for each cell; each thread fills one of its own, and they are merged at the end.
///
/// Missing values are NaN and count nowhere.
sealed interface Tally {

    /// Takes the rows of a block; those with values find them in `block.value`.
    void add(Block block);

    /// Merges the cells `from` to `to` of the plane that starts at `base`, in the order of `all`, and leaves them empty.
    ///
    /// @param all of this type
    void drain(Tally[] all, int base, Plane into, int from, int to);

    /// A result with nothing in it.
    Plane plane(int cells);

    /// Empties it.
    void clear();

    /// How many cells it has.
    int cells();

    static Tally of(Reduction reduction, int cells) {
        return switch (reduction) {
            case Count(var of) -> new Counts(new int[cells], of != null);
            case Any(var of) -> new Flags(new boolean[cells], of != null);
            case Sum _ -> new Sums(filled(cells, -0.0));
            case Mean _ -> new Means(new double[cells], new int[cells]);
            case Min _ -> new Least(filled(cells, Double.NaN));
            case Max _ -> new Greatest(filled(cells, Double.NaN));
            case By(_, var each) -> of(each, cells);
        };
    }

    /// Bytes of a tally for each cell.
    static int bytes(Reduction reduction) {
        return switch (reduction) {
            case Count _ -> 4;
            case Any _ -> 1;
            case Sum _, Min _, Max _ -> 8;
            case Mean _ -> 12;
            case By(_, var each) -> bytes(each);
        };
    }

    /// Whether the result depends, in its last bits, on the order of rows, as a sum of floats does.
    static boolean ordered(Reduction reduction) {
        return switch (reduction) {
            case Sum _, Mean _ -> true;
            case Count _, Any _, Min _, Max _ -> false;
            case By(_, var each) -> ordered(each);
        };
    }

    private static double[] filled(int cells, double with) {
        double[] a = new double[cells];
        Arrays.fill(a, with);
        return a;
    }

    record Counts(int[] n, boolean ofValues) implements Tally {
        @Override
        public void add(Block block) {
            int[] cell = block.cell, n = this.n;
            int size = block.size;
            if (ofValues) {
                int[] row = block.row;
                double[] value = block.value;
                for (int i = 0; i < size; i++) {
                    double v = value[row[i]];
                    if (v == v) n[cell[i]]++;
                }
                return;
            }
            int q = size / 4;           // four runs at once: neighbours in a sorted file fall into one cell, and would wait for each other
            for (int i = 0; i < q; i++) {
                n[cell[i]]++;
                n[cell[i + q]]++;
                n[cell[i + 2 * q]]++;
                n[cell[i + 3 * q]]++;
            }
            for (int i = 4 * q; i < size; i++) n[cell[i]]++;
        }

        @Override
        public void drain(Tally[] all, int base, Plane into, int from, int to) {
            int[] sum = ((Plane.Counts) into).of();
            for (Tally t : all) {
                int[] n = ((Counts) t).n;
                for (int i = from; i < to; i++) sum[i] += n[base + i];
                Arrays.fill(n, base + from, base + to, 0);
            }
        }

        @Override
        public Plane plane(int cells) {
            return new Plane.Counts(new int[cells]);
        }

        @Override
        public void clear() {
            Arrays.fill(n, 0);
        }

        @Override
        public int cells() {
            return n.length;
        }
    }

    record Flags(boolean[] any, boolean ofValues) implements Tally {
        @Override
        public void add(Block block) {
            int[] cell = block.cell, row = block.row;
            boolean[] any = this.any;
            int size = block.size;
            if (ofValues) {
                double[] value = block.value;
                for (int i = 0; i < size; i++) {
                    double v = value[row[i]];
                    if (v == v) any[cell[i]] = true;
                }
            } else {
                for (int i = 0; i < size; i++) any[cell[i]] = true;
            }
        }

        @Override
        public void drain(Tally[] all, int base, Plane into, int from, int to) {
            boolean[] or = ((Plane.Flags) into).of();
            for (Tally t : all) {
                boolean[] any = ((Flags) t).any;
                for (int i = from; i < to; i++) or[i] |= any[base + i];
                Arrays.fill(any, base + from, base + to, false);
            }
        }

        @Override
        public Plane plane(int cells) {
            return new Plane.Flags(new boolean[cells]);
        }

        @Override
        public void clear() {
            Arrays.fill(any, false);
        }

        @Override
        public int cells() {
            return any.length;
        }
    }

    /// -0.0 is an empty cell: adding 0.0 to each value makes sure that no sum is ever that.
    record Sums(double[] sum) implements Tally {
        @Override
        public void add(Block block) {
            int[] cell = block.cell, row = block.row;
            double[] value = block.value, sum = this.sum;
            int size = block.size;
            for (int i = 0; i < size; i++) {
                double v = value[row[i]];
                if (v == v) sum[cell[i]] += v + 0.0;
            }
        }

        @Override
        public void drain(Tally[] all, int base, Plane into, int from, int to) {
            double[] total = ((Plane.Doubles) into).of();
            Arrays.fill(total, from, to, -0.0);
            for (Tally t : all) {
                double[] sum = ((Sums) t).sum;
                for (int i = from; i < to; i++) total[i] += sum[base + i];
                Arrays.fill(sum, base + from, base + to, -0.0);
            }
            for (int i = from; i < to; i++) {
                if (total[i] == 0 && 1 / total[i] < 0) total[i] = Double.NaN;
            }
        }

        @Override
        public Plane plane(int cells) {
            return new Plane.Doubles(new double[cells]);
        }

        @Override
        public void clear() {
            Arrays.fill(sum, -0.0);
        }

        @Override
        public int cells() {
            return sum.length;
        }
    }

    record Means(double[] sum, int[] n) implements Tally {
        @Override
        public void add(Block block) {
            int[] cell = block.cell, row = block.row, n = this.n;
            double[] value = block.value, sum = this.sum;
            int size = block.size;
            for (int i = 0; i < size; i++) {
                double v = value[row[i]];
                if (v != v) continue;
                int c = cell[i];
                sum[c] += v;
                n[c]++;
            }
        }

        @Override
        public void drain(Tally[] all, int base, Plane into, int from, int to) {
            double[] mean = ((Plane.Doubles) into).of();
            int[] n = ((Means) all[0]).n;
            for (Tally t : all) {
                Means m = (Means) t;
                for (int i = from; i < to; i++) mean[i] += m.sum[base + i];
                Arrays.fill(m.sum, base + from, base + to, 0);
                if (t == all[0]) continue;
                for (int i = base + from; i < base + to; i++) n[i] += m.n[i];
                Arrays.fill(m.n, base + from, base + to, 0);
            }
            for (int i = from; i < to; i++) mean[i] /= Integer.toUnsignedLong(n[base + i]);     // 0 / 0 is NaN: empty
            Arrays.fill(n, base + from, base + to, 0);
        }

        @Override
        public Plane plane(int cells) {
            return new Plane.Doubles(new double[cells]);
        }

        @Override
        public void clear() {
            Arrays.fill(sum, 0);
            Arrays.fill(n, 0);
        }

        @Override
        public int cells() {
            return n.length;
        }
    }

    /// NaN is an empty cell, and no value fails to be below it in `!(least <= v)`. Zeros become positive: which of the two
    /// came first must not show.
    ///
    /// The branch stays: a minimum without one writes to every cell it meets, which costs more than the few wrong guesses.
    record Least(double[] least) implements Tally {
        @Override
        public void add(Block block) {
            int[] cell = block.cell, row = block.row;
            double[] value = block.value, least = this.least;
            int size = block.size;
            for (int i = 0; i < size; i++) {
                double v = value[row[i]] + 0.0;
                int c = cell[i];
                if (!(least[c] <= v) && v == v) least[c] = v;
            }
        }

        @Override
        public void drain(Tally[] all, int base, Plane into, int from, int to) {
            double[] of = ((Plane.Doubles) into).of();
            Arrays.fill(of, from, to, Double.NaN);
            for (Tally t : all) {
                double[] least = ((Least) t).least;
                for (int i = from; i < to; i++) {
                    double v = least[base + i];
                    if (!(of[i] <= v) && v == v) of[i] = v;
                }
                Arrays.fill(least, base + from, base + to, Double.NaN);
            }
        }

        @Override
        public Plane plane(int cells) {
            return new Plane.Doubles(new double[cells]);
        }

        @Override
        public void clear() {
            Arrays.fill(least, Double.NaN);
        }

        @Override
        public int cells() {
            return least.length;
        }
    }

    /// As [Least], the other way round.
    record Greatest(double[] greatest) implements Tally {
        @Override
        public void add(Block block) {
            int[] cell = block.cell, row = block.row;
            double[] value = block.value, greatest = this.greatest;
            int size = block.size;
            for (int i = 0; i < size; i++) {
                double v = value[row[i]] + 0.0;
                int c = cell[i];
                if (!(greatest[c] >= v) && v == v) greatest[c] = v;
            }
        }

        @Override
        public void drain(Tally[] all, int base, Plane into, int from, int to) {
            double[] of = ((Plane.Doubles) into).of();
            Arrays.fill(of, from, to, Double.NaN);
            for (Tally t : all) {
                double[] greatest = ((Greatest) t).greatest;
                for (int i = from; i < to; i++) {
                    double v = greatest[base + i];
                    if (!(of[i] >= v) && v == v) of[i] = v;
                }
                Arrays.fill(greatest, base + from, base + to, Double.NaN);
            }
        }

        @Override
        public Plane plane(int cells) {
            return new Plane.Doubles(new double[cells]);
        }

        @Override
        public void clear() {
            Arrays.fill(greatest, Double.NaN);
        }

        @Override
        public int cells() {
            return greatest.length;
        }
    }
}
