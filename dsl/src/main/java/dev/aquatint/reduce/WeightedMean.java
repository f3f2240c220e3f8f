package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.List;
import java.util.Optional;

/// The mean of a column's values, each weighted by another column; rows that miss either are left out. NaN where the weights add up to 0.
///
/// @param by the column of weights, which may be negative
public record WeightedMean(String of, String by) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public List<String> columns() {
        return List.of(of, by);
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
        return Optional.of(new Weight(of, by));
    }

    @Override
    public String label() {
        return "mean " + of + " weighted by " + by;
    }

    @Override
    public String source() {
        return "weightedMean(" + Written.quoted(of) + ", " + Written.quoted(by) + ")";
    }
}
