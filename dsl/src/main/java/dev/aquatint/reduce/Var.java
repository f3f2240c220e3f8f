package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The variance of a column's present values, divided by their number; 0 for a single one, NaN where there is none or an infinity among several.
public record Var(String of) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public Combining combining() {
        return Combining.NEAREST;
    }

    @Override
    public String label() {
        return "var " + of;
    }

    @Override
    public String source() {
        return "var(" + Written.quoted(of) + ")";
    }
}
