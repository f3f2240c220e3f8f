/// Rows to pixels, pixels to planes, planes to colours.
package dev.aquatint.raster;
