package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The last `n` present values of a column, the last row first: a raster of each rank, NaN where there are fewer.
///
/// @param n 1 to 100
public record LastN(String of, int n) implements Selector {
    public LastN {
        Ranks.check("lastN", n);
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
        return n + " last " + of;
    }

    @Override
    public String source() {
        return "lastN(" + Written.quoted(of) + ", " + n + ")";
    }
}
