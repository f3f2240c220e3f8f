package dev.aquatint.document.plot;

import dev.aquatint.picture.Side;
import java.util.Map;
import java.util.stream.DoubleStream;

/// How numbers are written in a tooltip: thousands in groups from five digits on, decimals as far as they tell something, and no powers of ten where digits can be read.
/// Four digits stay together, as the SI has it: they are often years.
///
/// @param template what stands behind a column's name in Bokeh's tooltips, in braces
/// @param formatter who reads it: `numeral`, `printf` or `datetime`
record Numerals(String template, String formatter) {
    static final Numerals WHOLE = numeral(Double.POSITIVE_INFINITY, 0);
    /// Numbers below this have no groups.
    private static final double GROUPED = 10_000;
    /// Digits that values are told with, at least: as many as a float has.
    private static final int DIGITS = 6, MOST_DECIMALS = 9;
    /// From here on there are more digits than anybody counts.
    private static final double LARGEST = 1e12;

    /// Of numbers that are exact.
    static Numerals of(double... values) {
        double most = DoubleStream.of(values).map(Math::abs).filter(v -> v == v).max().orElse(0);
        boolean whole = most < LARGEST && DoubleStream.of(values).allMatch(v -> v == Math.rint(v) || v != v);
        return whole ? numeral(most, 0) : of(DoubleStream.of(values));
    }

    /// Of numbers whose largest is known to some six digits. Numbers too far apart for one count of decimals are told in six digits each.
    static Numerals of(DoubleStream values) {
        double[] ends = {0, Double.POSITIVE_INFINITY};
        values.map(Math::abs).filter(Double::isFinite).forEach(v -> {
            ends[0] = Math.max(ends[0], v);
            if (v > 0) ends[1] = Math.min(ends[1], v);
        });
        if (ends[0] == 0) return WHOLE;
        int decimals = Math.max(0, DIGITS - 1 - magnitude(ends[0]));
        boolean readable = ends[0] < LARGEST && decimals <= MOST_DECIMALS && ends[1] * Math.pow(10, decimals) >= 1;
        return readable ? numeral(ends[0], decimals) : new Numerals("{%." + DIGITS + "g}", "printf");
    }

    /// Of a place that is known to some part of a unit.
    ///
    /// @param most how far from zero it may be
    static Numerals place(double most, double part) {
        int decimals = Math.max(0, -magnitude(part));
        return most < LARGEST && decimals <= MOST_DECIMALS ? numeral(most, decimals) : new Numerals("{%.10g}", "printf");
    }

    /// Of times that are exact, in milliseconds: to the second where no value has a part of one.
    static Numerals times(Side.Times how, double... values) {
        boolean seconds = DoubleStream.of(values).allMatch(v -> v % 1000 == 0 || v != v);
        return time(how, Math.max(how.grain(), seconds ? 1000 : 1));
    }

    /// Of times, in milliseconds; times of a day without a date.
    ///
    /// @param part what they are known to
    static Numerals time(Side.Times how, double part) {
        String clock = part >= 60_000 ? "%H:%M" : part >= 1000 ? "%T" : "%T.%3N";
        return new Numerals("{" + (how.ofDay() ? clock : part >= 86_400_000 ? "%F" : "%F " + clock) + "}", "datetime");
    }

    /// Says to Bokeh who reads this of a column.
    void enter(String column, Map<String, String> formatters) {
        if (!formatter.equals("numeral")) formatters.put(column, formatter);
    }

    private static Numerals numeral(double most, int decimals) {
        return new Numerals("{" + format(most, decimals) + "}", "numeral");
    }

    /// As numbro has it: decimals that are zero at the end are left out.
    ///
    /// @param most how far from zero any of the numbers is
    static String format(double most, int decimals) {
        String whole = most < GROUPED ? "0" : "0,0";
        return decimals == 0 ? whole : whole + ".[" + "0".repeat(decimals) + "]";
    }

    /// The power of ten of the first digit.
    static int magnitude(double v) {
        return (int) Math.floor(Math.log10(v));
    }
}
