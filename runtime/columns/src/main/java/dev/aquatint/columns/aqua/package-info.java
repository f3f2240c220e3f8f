/// Spatial stores: folders `x.aqua` of columns in Hilbert order and a tree over them, built with bounded memory and mapped to be read.
package dev.aquatint.columns.aqua;
