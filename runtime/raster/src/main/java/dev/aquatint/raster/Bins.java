package dev.aquatint.raster;

/// A histogram: `counts[i]` values lie in `edges[i] <= v < edges[i + 1]`; the last bin includes its upper edge.
public record Bins(double[] edges, double[] counts) {}
