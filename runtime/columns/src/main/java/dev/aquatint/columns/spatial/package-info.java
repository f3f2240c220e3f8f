/// Points in the order of a curve that keeps neighbours together, and a tree of boxes over them.
package dev.aquatint.columns.spatial;
