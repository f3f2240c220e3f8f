package dev.aquatint.element;

import dev.aquatint.layout.Plotted;
import dev.aquatint.style.Style;

/// What one plot shows: an element, several on top of each other, or a function of parameters that makes them.
public sealed interface View extends Plotted permits Element, Overlay, DynamicMap {

    Style style();

    /// This view under another; map tiles go under everything, whichever side they stand on.
    View overlay(View other);
}
