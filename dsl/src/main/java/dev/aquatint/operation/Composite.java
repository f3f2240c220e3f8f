package dev.aquatint.operation;

import java.util.Locale;

/// How two cells that fall onto each other become one: colours, or values.
///
/// The operators for colours are those of <https://www.cairographics.org/operators/>, on colours that are not premultiplied.
public enum Composite {
    /// Colours: the upper one lies on the lower one.
    OVER(true, false),
    /// Colours: weighted by opacity, opacities added. Values: their sum.
    ADD(true, true),
    /// Colours: as `ADD`, but the upper one fills only what the lower one leaves transparent.
    SATURATE(true, false),
    /// The upper one wherever it is not transparent, or not zero.
    SOURCE(true, true),
    /// Values: the larger one.
    MAX(false, true),
    /// Values: the smaller one.
    MIN(false, true),
    /// Values: their mean, in which each counts as many times as it has rows.
    MEAN(false, true),
    /// Values: that of the nearest cell, of several the first.
    NEAREST(false, true);

    private final boolean colours, values;

    Composite(boolean colours, boolean values) {
        this.colours = colours;
        this.values = values;
    }

    /// The operator of that name: over, add, saturate, source, max or min as in Datashader, mean or nearest.
    public static Composite of(String name) {
        for (Composite c : values()) {
            if (c.toString().equals(name.toLowerCase(Locale.ROOT))) return c;
        }
        throw new IllegalArgumentException("no composite operator '%s': it is one of over, add, saturate, source, max, min, mean, nearest".formatted(name));
    }

    /// This operator, if it is one for colours.
    public Composite forColours() {
        if (!colours) throw new IllegalArgumentException("'%s' is for values, not for colours: those are put together with over, add, saturate or source".formatted(this));
        return this;
    }

    /// This operator, if it is one for values.
    public Composite forValues() {
        if (!values) throw new IllegalArgumentException("'%s' is for colours, not for values: those are put together with add, max, min, mean, nearest or source; or shade() first".formatted(this));
        return this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
