package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.Optional;

/// The `n` smallest present values of a column, smallest first: a raster of each rank, NaN where there are fewer.
///
/// @param n 1 to 100
public record MinN(String of, int n) implements Selector {
    public MinN {
        Ranks.check("minN", n);
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
        return Combining.MIN;
    }

    @Override
    public String label() {
        return n + " smallest " + of;
    }

    @Override
    public String source() {
        return "minN(" + Written.quoted(of) + ", " + n + ")";
    }
}
