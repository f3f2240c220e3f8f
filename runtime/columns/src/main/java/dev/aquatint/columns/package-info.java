/// Frames over Arrow and Parquet: typed chunks off-heap.
package dev.aquatint.columns;
