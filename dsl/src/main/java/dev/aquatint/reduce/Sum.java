package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The sum of a column's present values; NaN where there is none.
public record Sum(String of) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.ofNullable(of);
    }

    @Override
    public Combining combining() {
        return Combining.SUM;
    }

    @Override
    public String label() {
        return "sum " + of;
    }

    @Override
    public String source() {
        return "sum(" + Written.quoted(of) + ")";
    }
}
