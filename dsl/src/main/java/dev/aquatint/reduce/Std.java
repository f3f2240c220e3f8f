package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The standard deviation of a column's present values: the root of [Var].
public record Std(String of) implements Reduction {
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
        return "std " + of;
    }

    @Override
    public String source() {
        return "std(" + Written.quoted(of) + ")";
    }
}
