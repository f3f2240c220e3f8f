package dev.aquatint.stream;

/// How many pixels the inside of the plot has.
public record PlotSize() implements Stream<Size> {}
