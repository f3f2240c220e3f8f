package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// Whether there is any row; with a column, any row that has a value there.
public record Any(String of) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.ofNullable(of);
    }

    @Override
    public Combining combining() {
        return Combining.MAX;
    }

    @Override
    public String label() {
        return of == null ? "any" : "any " + of;
    }

    @Override
    public String source() {
        return of == null ? "any()" : "any(" + Written.quoted(of) + ")";
    }
}
