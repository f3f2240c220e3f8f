package dev.aquatint.stream;

/// Pixels of a plot's inner frame.
public record Size(int width, int height) {}
