/// Frames in memory: typed chunks off-heap, scans, and expressions compiled to filters. The packages below read files into it.
package dev.aquatint.columns;
