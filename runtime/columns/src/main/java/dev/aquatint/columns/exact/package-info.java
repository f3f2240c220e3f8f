/// Sums of floats in which the order of adding does not show.
package dev.aquatint.columns.exact;
