package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The first present value of a column, in the order of rows; NaN where there is none.
public record First(String of) implements Selector {
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
        return "first " + of;
    }

    @Override
    public String source() {
        return "first(" + Written.quoted(of) + ")";
    }
}
