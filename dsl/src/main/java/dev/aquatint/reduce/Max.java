package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The largest present value of a column; NaN where there is none.
public record Max(String of) implements Selector {
    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public Combining combining() {
        return Combining.MAX;
    }

    @Override
    public String label() {
        return "max " + of;
    }

    @Override
    public String source() {
        return "max(" + Written.quoted(of) + ")";
    }
}
