package dev.aquatint.reduce;

import java.util.Optional;

/// What becomes of the rows that fall into one pixel.
public sealed interface Reduction permits Count, Any, Sum, Mean, Min, Max, By {

    /// The column whose values are reduced, if it needs one.
    Optional<String> column();
}
