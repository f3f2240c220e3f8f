package dev.aquatint.reduce;

import java.util.List;
import java.util.Optional;

/// What becomes of the rows that fall into one pixel.
public sealed interface Reduction permits Count, Any, Sum, Mean, Var, Std, Selector, Mode, Quantile, Distinct, WeightedMean, Where, By, Summary {

    /// The column whose values are reduced, if it needs one.
    Optional<String> column();

    /// Every column that it reads: that of values, then of weights, of what is looked up, of groups.
    default List<String> columns() {
        return column().stream().toList();
    }

    /// What a colour bar and hovering call it, such as `mean fare`.
    String label();

    /// As it is written, such as `mean("fare")`.
    String source();
}
