package dev.aquatint.reduce;

import java.util.Optional;

/// The largest present value of a column; NaN where there is none.
public record Max(String of) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.ofNullable(of);
    }
}
