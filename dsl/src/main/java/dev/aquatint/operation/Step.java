package dev.aquatint.operation;

/// What is done to the values of a raster once they are aggregated: one step after the other, each on what the one before made.
public sealed interface Step permits Mask, Spreading {}
