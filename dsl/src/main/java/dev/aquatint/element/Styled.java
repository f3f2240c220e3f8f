package dev.aquatint.element;

import dev.aquatint.style.Style;

/// What every view can be told about its plot. Each method returns another view of the same kind.
interface Styled<V> {
    Style style();

    V with(Style style);

    /// The heading above the plot.
    default V title(String title) {
        return with(style().title(title));
    }

    /// Width and height of the plot in CSS pixels, 1 to 16384; a plot without fills the page.
    default V size(int width, int height) {
        return with(style().size(width, height));
    }

    /// A CSS colour behind the data.
    default V background(String css) {
        return with(style().background(css));
    }

    /// Whether axes and grid are drawn.
    default V axes(boolean shown) {
        return with(style().axes(shown));
    }

    /// What the axes are called.
    default V labels(String x, String y) {
        return with(style().labels(x, y));
    }
}
