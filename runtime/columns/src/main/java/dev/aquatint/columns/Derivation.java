package dev.aquatint.columns;

import dev.aquatint.frame.Expr;
import java.util.List;

/// Where the values of a frame's column come from.
sealed interface Derivation {

    /// A column of the store, as it lies there.
    record Stored(String column) implements Derivation {}

    /// Web Mercator metres east, from degrees of longitude.
    record MercatorX(Derivation lon) implements Derivation {}

    /// Web Mercator metres north, from degrees of latitude.
    record MercatorY(Derivation lat) implements Derivation {}

    /// What an expression makes of each row: float64, or boolean for a condition.
    ///
    /// @param scope the columns that it reads
    record Computed(Expr value, List<Named> scope) implements Derivation {}
}
