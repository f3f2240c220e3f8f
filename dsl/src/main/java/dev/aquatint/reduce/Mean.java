package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The mean of a column's present values; NaN where there is none.
public record Mean(String of) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.ofNullable(of);
    }

    @Override
    public Optional<String> shows() {
        return Optional.of(of);
    }

    @Override
    public Combining combining() {
        return Combining.MEAN;
    }

    @Override
    public Optional<Reduction> weight() {
        return Optional.of(new Count(of));
    }

    @Override
    public String label() {
        return "mean " + of;
    }

    @Override
    public String source() {
        return "mean(" + Written.quoted(of) + ")";
    }
}
