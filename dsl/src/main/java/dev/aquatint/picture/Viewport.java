package dev.aquatint.picture;

import dev.aquatint.frame.Extent;

/// What of the data is seen, and on how many pixels.
public record Viewport(Extent extent, int width, int height) {}
