package dev.aquatint.picture;

/// One value for each cell of a raster, row 0 at the smallest y.
public sealed interface Plane {

    /// The value of a cell: NaN where it has none.
    double value(int cell);

    /// Whether the cell is to be drawn at all.
    boolean present(int cell);

    int size();

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
}
