package dev.aquatint.picture;

/// One value for each cell of a raster, row 0 at the smallest y.
public sealed interface Plane {

    /// The value of a cell: NaN where it has none.
    double value(int cell);

    /// Whether the cell is to be drawn at all.
    boolean present(int cell);

    int size();

    /// Whether no cell is to be drawn.
    default boolean empty() {
        return switch (this) {
            case Counts(var of) -> {
                for (int v : of) if (v != 0) yield false;
                yield true;
            }
            case LongCounts _, Flags _, Floats _, Doubles _, Rows _, Wholes _ -> {
                for (int i = 0; i < size(); i++) if (present(i)) yield false;
                yield true;
            }
        };
    }

    /// Whether all of its values are whole numbers by their nature.
    default boolean whole() {
        return switch (this) {
            case Counts _, LongCounts _, Flags _, Rows _, Wholes _ -> true;
            case Floats _, Doubles _ -> false;
        };
    }

    /// Unsigned 32-bit counts; zero is an empty cell.
    record Counts(int[] of) implements Plane {
        @Override
        public double value(int cell) {
            return Integer.toUnsignedLong(of[cell]);
        }

        @Override
        public boolean present(int cell) {
            return of[cell] != 0;
        }

        @Override
        public int size() {
            return of.length;
        }
    }

    /// Counts of which one at least is beyond 32 bits; zero is an empty cell.
    record LongCounts(long[] of) implements Plane {
        @Override
        public double value(int cell) {
            return of[cell];
        }

        @Override
        public boolean present(int cell) {
            return of[cell] != 0;
        }

        @Override
        public int size() {
            return of.length;
        }
    }

    /// True where there is something.
    record Flags(boolean[] of) implements Plane {
        @Override
        public double value(int cell) {
            return of[cell] ? 1 : 0;
        }

        @Override
        public boolean present(int cell) {
            return of[cell];
        }

        @Override
        public int size() {
            return of.length;
        }
    }

    /// 32-bit values; NaN is an empty cell.
    record Floats(float[] of) implements Plane {
        @Override
        public double value(int cell) {
            return of[cell];
        }

        @Override
        public boolean present(int cell) {
            return !Float.isNaN(of[cell]);
        }

        @Override
        public int size() {
            return of.length;
        }

        /// The same values in 64 bits.
        public Doubles widened() {
            double[] wide = new double[of.length];
            for (int i = 0; i < wide.length; i++) wide[i] = of[i];
            return new Doubles(wide);
        }
    }

    /// 64-bit values; NaN is an empty cell.
    record Doubles(double[] of) implements Plane {
        @Override
        public double value(int cell) {
            return of[cell];
        }

        @Override
        public boolean present(int cell) {
            return !Double.isNaN(of[cell]);
        }

        @Override
        public int size() {
            return of.length;
        }
    }

    /// Numbers of rows; -1 is an empty cell.
    record Rows(long[] of) implements Plane {
        @Override
        public double value(int cell) {
            return of[cell] < 0 ? Double.NaN : of[cell];
        }

        @Override
        public boolean present(int cell) {
            return of[cell] >= 0;
        }

        @Override
        public int size() {
            return of.length;
        }
    }

    /// Whole numbers of 64 bits, exact where doubles are not, as those of ids; [#EMPTY] is an empty cell.
    record Wholes(long[] of) implements Plane {
        /// The one number that is none.
        public static final long EMPTY = Long.MIN_VALUE;

        @Override
        public double value(int cell) {
            return of[cell] == EMPTY ? Double.NaN : of[cell];
        }

        @Override
        public boolean present(int cell) {
            return of[cell] != EMPTY;
        }

        @Override
        public int size() {
            return of.length;
        }
    }
}
