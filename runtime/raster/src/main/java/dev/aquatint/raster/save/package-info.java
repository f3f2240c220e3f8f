/// Rasters and pictures to files.
package dev.aquatint.raster.save;
