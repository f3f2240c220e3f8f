/// Rows to pixels.
package dev.aquatint.raster.glyph;
