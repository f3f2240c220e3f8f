package dev.aquatint.document.widget;

import dev.aquatint.param.Parameter;

/// How far a control goes at a time, and how its numbers read.
final class Steps {
    private static final int POSITIONS = 100;
    private static final double GROUPED = 10_000;

    private Steps() {}

    static boolean bounded(Parameter p) {
        return Double.isFinite(p.min()) && Double.isFinite(p.max()) && p.min() < p.max();
    }

    static boolean whole(Parameter p) {
        return p.type() == int.class || p.type() == long.class;
    }

    /// The parameter's own step, else 1, 2 or 5 times a power of ten that makes about a hundred positions.
    static double step(Parameter p) {
        if (p.step() > 0) return p.step();
        if (!bounded(p)) return whole(p) ? 1 : 0.1;
        double nice = nice((p.max() - p.min()) / POSITIONS);
        return whole(p) ? Math.max(1, nice) : nice;
    }

    /// For numbro, with as many decimals as the step has, and in groups of three from five digits on, as elsewhere in the page: a year is 1979.
    static String format(Parameter p, double step) {
        int decimals = 0;
        for (double s = step; decimals < 10 && Math.abs(s - Math.rint(s)) > 1e-9 * Math.max(1, Math.abs(s)); s *= 10) decimals++;
        String whole = Math.max(Math.abs(p.min()), Math.abs(p.max())) < GROUPED ? "0" : "0,0";
        return decimals == 0 ? whole : whole + "." + "0".repeat(decimals);
    }

    private static double nice(double about) {
        int exponent = (int) Math.floor(Math.log10(about));
        double part = about / Math.pow(10, exponent);
        int mantissa = part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10;
        // by the text, because 2 * 0.01 is a hundredth off here and there
        return Double.parseDouble(mantissa + "e" + exponent);
    }

    /// A float as the number that is written for it: 0.3f is 0.3, not 0.30000001.
    static Number shown(Object value) {
        return value instanceof Float f ? Double.valueOf(f.toString()) : (Number) value;
    }
}
