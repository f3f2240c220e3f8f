package dev.aquatint.layout;

/// Anything that `show` can show: a view, widgets, or an arrangement of them.
public sealed interface Viewable permits Row, Column, Tabs, Widgets, Text, Plotted {}
