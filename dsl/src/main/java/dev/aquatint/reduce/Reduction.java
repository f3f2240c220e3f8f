package dev.aquatint.reduce;

import java.util.List;
import java.util.Optional;

/// What becomes of the rows that fall into one pixel.
public sealed interface Reduction permits Count, Any, Sum, Mean, Var, Std, Selector, Mode, Quantile, Distinct, WeightedMean, Weight, Where, By, Summary {

    /// The column whose values are reduced, if it needs one.
    Optional<String> column();

    /// Every column that it reads: that of values, then of weights, of what is looked up, of groups.
    default List<String> columns() {
        return column().stream().toList();
    }

    /// What values of it come to together.
    Combining combining();

    /// The column whose values its own are like: times are times, and have their unit. None for numbers of rows, sums and spreads.
    default Optional<String> shows() {
        return Optional.empty();
    }

    /// What says how much a value counts for in a mean of several; nothing where all count the same.
    default Optional<Reduction> weight() {
        return Optional.empty();
    }

    /// What a colour bar and hovering call it, such as `mean fare`.
    String label();

    /// As it is written, such as `mean("fare")`.
    String source();
}
