package dev.aquatint.layout;

/// Something drawn in a plot of its own; the views of `dev.aquatint.element` are all there is of it.
public non-sealed interface Plotted extends Viewable {}
