/// Frames and other programs in this process: Arrow Java's vectors, and Arrow's C data interface.
package dev.aquatint.columns.exchange;
