/// Frames from arrays and records.
package dev.aquatint.columns.memory;
