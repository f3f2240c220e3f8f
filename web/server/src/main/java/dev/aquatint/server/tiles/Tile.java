package dev.aquatint.server.tiles;

/// One square of a map.
///
/// @param type as in `image/png`
/// @param maxAge seconds for which a browser may keep it; 0 when a better one may be had soon
public record Tile(byte[] image, String type, int maxAge) {}
