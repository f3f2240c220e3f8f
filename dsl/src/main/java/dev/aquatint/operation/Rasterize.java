package dev.aquatint.operation;

import dev.aquatint.reduce.Reduction;

/// Rows become a raster at the resolution of the view.
public record Rasterize(Reduction by) {}
