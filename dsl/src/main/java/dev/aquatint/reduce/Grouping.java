package dev.aquatint.reduce;

import dev.aquatint.frame.Range;
import dev.aquatint.frame.Written;

/// Into which group a row falls, by one of its columns.
public sealed interface Grouping {
    /// More groups than anybody tells apart are a mistake.
    int MOST = 1000;

    /// The column that tells rows apart.
    String column();

    /// As it is written, such as `modulo("hour", 6)`.
    String source();

    /// A group for each text, or for false and true, in alphabetical order; rows without a value are in none.
    ///
    /// When there are more than `most`, the most frequent of the whole file keep their groups (of equally frequent ones the
    /// alphabetically first), and the rest is one more group at the end, `other`.
    ///
    /// @param most how many groups, 2 to 1000, counting `other`
    record Categories(String column, int most) implements Grouping {
        public static final int USUAL = 256;

        public Categories {
            if (most < 2 || most > MOST) throw new IllegalArgumentException("by(...) takes 2 to %d categories, not %d".formatted(MOST, most));
        }

        @Override
        public String source() {
            return most == USUAL ? Written.quoted(column) : "top(" + Written.quoted(column) + ", " + most + ")";
        }
    }

    /// A group for each of `n` equally wide intervals of a numeric column; the lower end of an interval belongs to it. The first and the last one also have what lies
    /// beyond them, and are called so: `..10`, `10..20`, `20..`. One more group at the end, `rest`, has the rows without a value.
    ///
    /// @param n how many, 1 to 999
    /// @param ends whether values beyond the intervals belong to the first and the last of them, and not to `rest`
    record Bins(String column, double lo, double hi, int n, boolean ends) implements Grouping {
        public Bins {
            if (!(lo < hi) || !Double.isFinite(hi - lo)) throw new IllegalArgumentException("bins go from a lower to a higher number, not from %s to %s".formatted(Range.text(lo), Range.text(hi)));
            if (n < 1 || n >= MOST) throw new IllegalArgumentException("by(...) takes 1 to %d bins, not %d".formatted(MOST - 1, n));
        }

        /// Values beyond the intervals belong to `rest`.
        public Bins only() {
            return new Bins(column, lo, hi, n, false);
        }

        @Override
        public String source() {
            return "bins(%s, %s, %s, %s)%s".formatted(Written.quoted(column), Range.text(lo), Range.text(hi), n, ends ? "" : ".only()");
        }
    }

    /// A group for each remainder of a column of whole numbers, 0 to `modulus - 1`; rows without a value are in none.
    ///
    /// @param modulus 2 to 1000
    /// @param offset what is taken away before dividing
    record Modulo(String column, int modulus, int offset) implements Grouping {
        public Modulo {
            if (modulus < 2 || modulus > MOST) throw new IllegalArgumentException("by(...) takes remainders of 2 to %d, not %d".formatted(MOST, modulus));
        }

        @Override
        public String source() {
            return "modulo(" + Written.quoted(column) + ", " + modulus + (offset == 0 ? ")" : ", " + offset + ")");
        }
    }
}
