/// Comma-separated values, with inferred types.
package dev.aquatint.columns.csv;
