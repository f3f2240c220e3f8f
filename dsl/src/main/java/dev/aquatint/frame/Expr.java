package dev.aquatint.frame;

/// A condition or value over the columns of a row, as data.
public sealed interface Expr {
    record Column(String name) implements Expr {}
}
