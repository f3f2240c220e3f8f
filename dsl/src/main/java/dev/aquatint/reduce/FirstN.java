package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The first `n` present values of a column, in the order of rows: a raster of each rank, NaN where there are fewer.
///
/// @param n 1 to 100
public record FirstN(String of, int n) implements Selector {
    public FirstN {
        Ranks.check("firstN", n);
    }

    @Override
    public int ranks() {
        return n;
    }

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
        return n + " first " + of;
    }

    @Override
    public String source() {
        return "firstN(" + Written.quoted(of) + ", " + n + ")";
    }
}
