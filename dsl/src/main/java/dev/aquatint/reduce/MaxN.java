package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The `n` largest present values of a column, largest first: a raster of each rank, NaN where there are fewer.
///
/// @param n 1 to 100
public record MaxN(String of, int n) implements Selector {
    public MaxN {
        Ranks.check("maxN", n);
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
        return Combining.MAX;
    }

    @Override
    public String label() {
        return n + " largest " + of;
    }

    @Override
    public String source() {
        return "maxN(" + Written.quoted(of) + ", " + n + ")";
    }
}
