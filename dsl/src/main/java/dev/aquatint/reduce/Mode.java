package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The most frequent present value of a column, the smallest of several; NaN where there is none.
///
/// Exact. It counts every distinct value of every cell, about 32 bytes each: when they take more than a quarter of the heap, it is refused.
public record Mode(String of) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public Optional<String> shows() {
        return Optional.of(of);
    }

    @Override
    public Combining combining() {
        return Combining.NEAREST;
    }

    @Override
    public String label() {
        return "mode " + of;
    }

    @Override
    public String source() {
        return "mode(" + Written.quoted(of) + ")";
    }
}
