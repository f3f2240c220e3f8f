package dev.aquatint.columns.csv;

import java.math.BigDecimal;

/// Numbers read from characters, without a string for each.
final class Numbers {
    /// What is no whole number of 64 bits; the smallest of these is read as a real number.
    static final long NONE = Long.MIN_VALUE;

    /// All of these and their quotients with whole numbers up to 2^53 are correctly rounded.
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final long EXACT = 1L << 53;
    private static final int DIGITS = 18;

    private Numbers() {}

    /// A whole number, or [#NONE]. Leading zeros are for codes.
    static long whole(char[] b, int from, int to, boolean zeros) {
        int i = from < to && (b[from] == '-' || b[from] == '+') ? from + 1 : from;
        int n = to - i;
        if (n < 1 || n > DIGITS + 1 && !zeros || b[i] == '0' && n > 1 && !zeros) return NONE;
        while (n > DIGITS + 1 && b[i] == '0') {
            i++;
            n--;
        }
        if (n > DIGITS + 1) return NONE;
        long v = 0;
        for (; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) return NONE;
            v = v * 10 + digit;
        }
        return v < 0 ? NONE : b[from] == '-' ? -v : v;
    }

    /// A whole number of 64 bits without sign, or null.
    static Long unsigned(char[] b, int from, int to) {
        if (to - from > 20 || from == to || b[from] == '0' && to - from > 1) return null;
        for (int i = from; i < to; i++) if (b[i] < '0' || b[i] > '9') return null;
        try {
            return Long.parseUnsignedLong(new String(b, from, to - from));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// A real number, NaN for what is none. Whole numbers that a double does not hold exactly are none, for they are names of things.
    ///
    /// @param decimal `.` or `,`; the other one, and for `,` spaces too, may stand between thousands
    /// @param zeros whether whole numbers may have leading zeros
    static double real(char[] b, int from, int to, char decimal, boolean zeros) {
        int i = from < to && (b[from] == '-' || b[from] == '+') ? from + 1 : from, first = i;
        long mantissa = 0;
        int digits = 0, fraction = -1;
        for (; i < to; i++) {
            char c = b[i];
            if (c >= '0' && c <= '9') {
                if (digits < DIGITS) mantissa = mantissa * 10 + (c - '0');
                if (mantissa != 0) digits++;
                if (fraction >= 0) fraction++;
            } else if (c == decimal && fraction < 0) {
                fraction = 0;
            } else {
                break;
            }
        }
        if (i < to || first == to || fraction == 0 && to - first == 1) return special(b, from, to, first, i, decimal, zeros);
        if (fraction < 0 && b[first] == '0' && to - first > 1 && !zeros) return Double.NaN;
        if (digits > DIGITS || mantissa > EXACT) return fraction < 0 ? exact(new String(b, from, to - from)) : parsed(b, from, to, decimal);
        if (fraction >= POWERS.length) return parsed(b, from, to, decimal);
        double v = fraction > 0 ? mantissa / POWERS[fraction] : mantissa;
        return b[from] == '-' ? -v : v;
    }

    /// Numbers with an exponent or marks between thousands, and infinity.
    private static double special(char[] b, int from, int to, int first, int at, char decimal, boolean zeros) {
        if (first == to || at == to) return Double.NaN;
        char c = b[at];
        if (at == first && (c == 'i' || c == 'I')) {
            String word = new String(b, first, to - first);
            return !word.equalsIgnoreCase("inf") && !word.equalsIgnoreCase("infinity") ? Double.NaN : b[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (c == 'e' || c == 'E') return at > first && exponent(b, at + 1, to) ? parsed(b, from, to, decimal) : Double.NaN;
        boolean between = decimal == '.' ? c == ',' : c == '.' || c == ' ' || c == '\u00a0' || c == '\u202f';
        if (!between || at - first > 3 || at == first || b[first] == '0') return Double.NaN;
        for (int k = first; k < at; k++) if (b[k] == decimal) return Double.NaN;            // behind a fraction there are no thousands: 1.5,234 is two numbers
        var plain = new StringBuilder().append(b, from, at - from);
        int i = at;
        while (i < to && b[i] == c) {
            for (int k = 1; k <= 3; k++) if (i + k >= to || b[i + k] < '0' || b[i + k] > '9') return Double.NaN;
            plain.append(b, i + 1, 3);
            i += 4;
        }
        if (i < to && b[i] != decimal) return Double.NaN;
        plain.append(b, i, to - i);
        char[] without = plain.toString().toCharArray();
        return real(without, 0, without.length, decimal, zeros);
    }

    /// Whether a whole number has marks between thousands that could be a decimal sign: 1,234.
    static boolean ambiguous(char[] b, int from, int to, char mark) {
        int i = from < to && (b[from] == '-' || b[from] == '+') ? from + 1 : from;
        if (to - i < 5 || to - i > 7 || b[to - 4] != mark || b[i] == '0') return false;
        for (int k = i; k < to; k++) if (k != to - 4 && (b[k] < '0' || b[k] > '9')) return false;
        return true;
    }

    private static boolean exponent(char[] b, int from, int to) {
        int i = from < to && (b[from] == '-' || b[from] == '+') ? from + 1 : from;
        if (i == to || to - i > 4) return false;
        for (; i < to; i++) if (b[i] < '0' || b[i] > '9') return false;
        return true;
    }

    private static double exact(String digits) {
        double v = Double.parseDouble(digits);
        return new BigDecimal(digits).compareTo(new BigDecimal(v)) == 0 ? v : Double.NaN;
    }

    private static double parsed(char[] b, int from, int to, char decimal) {
        String s = new String(b, from, to - from);
        return Double.parseDouble(decimal == '.' ? s : s.replace(decimal, '.'));
    }
}
