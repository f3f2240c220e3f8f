package dev.aquatint.stream;

import dev.aquatint.frame.Extent;

/// The part of the data that is in view.
public record RangeXY() implements Stream<Extent> {}
