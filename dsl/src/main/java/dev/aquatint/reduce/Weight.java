package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.List;
import java.util.Optional;

/// How much a [WeightedMean] counts for: the sum of the weights of the rows that miss neither value nor weight; NaN where there is none.
///
/// @param by the column of weights, which may be negative
public record Weight(String of, String by) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public List<String> columns() {
        return List.of(of, by);
    }

    @Override
    public Combining combining() {
        return Combining.SUM;
    }

    @Override
    public String label() {
        return "sum " + by + " of " + of;
    }

    @Override
    public String source() {
        return "weightedMean(" + Written.quoted(of) + ", " + Written.quoted(by) + ").weight()";
    }
}
