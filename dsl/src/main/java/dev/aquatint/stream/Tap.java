package dev.aquatint.stream;

/// Where the plot was last clicked or tapped; [Xy#NONE] before that.
public record Tap() implements Stream<Xy> {}
