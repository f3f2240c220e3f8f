package dev.aquatint.reduce;

import java.util.Optional;

/// A reduction whose result is the value of one row, or of several: what [Where] can ask another column of.
public sealed interface Selector extends Reduction permits First, Last, Min, Max, FirstN, LastN, MinN, MaxN {

    @Override
    default Optional<String> shows() {
        return column();
    }

    /// How many rows it picks in a cell.
    default int ranks() {
        return 1;
    }
}
