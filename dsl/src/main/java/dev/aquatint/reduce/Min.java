package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The smallest present value of a column; NaN where there is none.
public record Min(String of) implements Selector {
    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public Combining combining() {
        return Combining.MIN;
    }

    @Override
    public String label() {
        return "min " + of;
    }

    @Override
    public String source() {
        return "min(" + Written.quoted(of) + ")";
    }
}
