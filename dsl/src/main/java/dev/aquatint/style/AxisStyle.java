package dev.aquatint.style;

/// How one axis of a plot looks; what is `null` was not said.
///
/// @param label what it is called
/// @param log whether it is spaced by the decimal logarithm
/// @param inverted whether values grow towards the left, or downwards
public record AxisStyle(String label, Boolean log, Boolean inverted) {

    /// Nothing said.
    public static final AxisStyle NONE = new AxisStyle(null, null, null);

    public AxisStyle label(String label) {
        return new AxisStyle(label, log, inverted);
    }

    public AxisStyle log(Boolean log) {
        return new AxisStyle(label, log, inverted);
    }

    public AxisStyle inverted(Boolean inverted) {
        return new AxisStyle(label, log, inverted);
    }

    /// What is said here, and for the rest what the other one says.
    AxisStyle or(AxisStyle other) {
        return new AxisStyle(label != null ? label : other.label, log != null ? log : other.log, inverted != null ? inverted : other.inverted);
    }
}
