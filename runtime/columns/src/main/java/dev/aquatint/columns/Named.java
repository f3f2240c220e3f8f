package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;

/// A column of a frame: what it is called there, and what it is.
record Named(String name, ColumnType type, Derivation from) {}
