/// Pixels and values to planes.
package dev.aquatint.raster.kernel;
