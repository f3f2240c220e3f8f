package dev.aquatint.columns.csv;

import dev.aquatint.columns.Builder;
import dev.aquatint.columns.csv.Calendar.Order;
import dev.aquatint.frame.ColumnType;

/// How the values of a column are written. A reader of one column at a time.
abstract class Form {
    final ColumnType type;
    final String words;

    /// @param words what a value of it is called in messages: "a number"
    Form(ColumnType type, String words) {
        this.type = type;
        this.words = words;
    }

    /// Adds a value that is not missing to a column of this form, or only tries when there is none; whether it fits.
    abstract boolean add(char[] b, int from, int to, Builder into);

    static final class Whole extends Form {
        private final boolean zeros;
        private final long least, most;

        Whole() {
            this(ColumnType.INT64, false, Long.MIN_VALUE, Long.MAX_VALUE);
        }

        /// @param zeros whether there may be leading zeros
        Whole(ColumnType type, boolean zeros, long least, long most) {
            super(type, "a whole number");
            this.zeros = zeros;
            this.least = least;
            this.most = most;
        }

        @Override
        boolean add(char[] b, int from, int to, Builder into) {
            long v = Numbers.whole(b, from, to, zeros);
            if (v == Numbers.NONE || v < least || v > most) return false;
            if (into != null) into.add(v);
            return true;
        }
    }

    static final class Unsigned extends Form {
        Unsigned() {
            super(ColumnType.UINT64, "a whole number");
        }

        @Override
        boolean add(char[] b, int from, int to, Builder into) {
            Long v = Numbers.unsigned(b, from, to);
            if (v == null) return false;
            if (into != null) into.add(v.longValue());
            return true;
        }
    }

    static final class Real extends Form {
        final char decimal;
        private final boolean zeros;

        Real(char decimal) {
            this(ColumnType.FLOAT64, decimal, false);
        }

        Real(ColumnType type, char decimal, boolean zeros) {
            super(type, decimal == '.' ? "a number" : "a number with a decimal comma");
            this.decimal = decimal;
            this.zeros = zeros;
        }

        @Override
        boolean add(char[] b, int from, int to, Builder into) {
            double v = Numbers.real(b, from, to, decimal, zeros);
            if (v != v) return false;
            if (into != null) into.add(v);
            return true;
        }
    }

    static final class Flag extends Form {
        private final boolean loose;

        /// @param loose whether words beside `true` and `false` count
        Flag(boolean loose) {
            super(ColumnType.BOOLEAN, "true or false");
            this.loose = loose;
        }

        @Override
        boolean add(char[] b, int from, int to, Builder into) {
            if (to - from > 5) return false;
            boolean yes = is(b, from, to, "true") || loose && (is(b, from, to, "1") || is(b, from, to, "t") || is(b, from, to, "y") || is(b, from, to, "yes"));
            boolean no = is(b, from, to, "false") || loose && (is(b, from, to, "0") || is(b, from, to, "f") || is(b, from, to, "n") || is(b, from, to, "no"));
            if (!yes && !no) return false;
            if (into != null) into.add(yes ? 1L : 0L);
            return true;
        }

        private static boolean is(char[] b, int from, int to, String word) {
            if (to - from != word.length()) return false;
            for (int i = from; i < to; i++) if (Character.toLowerCase(b[i]) != word.charAt(i - from)) return false;
            return true;
        }
    }

    static final class Clock extends Form {
        private final Calendar calendar = new Calendar();

        Clock() {
            super(ColumnType.TIME, "a time of day");
        }

        @Override
        boolean add(char[] b, int from, int to, Builder into) {
            if (!calendar.clock(b, from, to)) return false;
            if (into != null) into.add(calendar.time);
            return true;
        }
    }

    /// Dates, or moments if there may be times.
    static final class Day extends Form {
        final Order order;
        private final Calendar calendar = new Calendar();

        Day(ColumnType type, Order order) {
            super(type, type == ColumnType.DATE ? "a date" : "a date and time");
            this.order = order;
        }

        @Override
        boolean add(char[] b, int from, int to, Builder into) {
            if (!calendar.date(b, from, to, order)) return false;
            if (type == ColumnType.DATE && calendar.timed) return false;
            if (into != null) into.add(type == ColumnType.DATE ? calendar.day : calendar.micros());
            return true;
        }
    }

    static final class Text extends Form {
        private byte[] bytes = new byte[64];

        Text() {
            super(ColumnType.STRING, "text");
        }

        @Override
        boolean add(char[] b, int from, int to, Builder into) {
            if (into == null) return true;
            int n = to - from;
            if (bytes.length < n) bytes = new byte[Math.max(n, bytes.length * 2)];
            for (int i = 0; i < n; i++) {
                char c = b[from + i];
                if (c >= 128) {
                    into.add(new String(b, from, n));
                    return true;
                }
                bytes[i] = (byte) c;
            }
            into.add(bytes, 0, n);
            return true;
        }
    }
}
