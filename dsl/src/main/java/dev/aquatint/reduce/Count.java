package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// How many rows; with a column, how many of them have a value there. An empty pixel is 0.
public record Count(String of) implements Reduction {
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
        return of == null ? "count" : "count " + of;
    }

    @Override
    public String source() {
        return of == null ? "count()" : "count(" + Written.quoted(of) + ")";
    }
}
