/// Values on a mesh to pixels.
package dev.aquatint.raster.mesh;
