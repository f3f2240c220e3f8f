/// The engine: aggregations on a fixed set of threads.
package dev.aquatint.raster;
