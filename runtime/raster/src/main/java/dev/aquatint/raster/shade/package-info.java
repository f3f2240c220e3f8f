/// Planes to colours.
package dev.aquatint.raster.shade;
