package dev.aquatint.stream;

/// Where the pointer is; [Xy#NONE] while it is outside.
public record PointerXY() implements Stream<Xy> {}
