package dev.aquatint.reduce;

import java.util.List;
import java.util.Optional;

/// The mean of a column's values, each weighted by another column; rows that miss either are left out. NaN where the weights add up to 0.
///
/// @param weight the column of weights, which may be negative
public record WeightedMean(String of, String weight) implements Reduction {
    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public List<String> columns() {
        return List.of(of, weight);
    }

    @Override
    public String label() {
        return "mean " + of + " weighted by " + weight;
    }

    @Override
    public String source() {
        return "weightedMean(\"" + of + "\", \"" + weight + "\")";
    }
}
