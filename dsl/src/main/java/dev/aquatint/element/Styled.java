package dev.aquatint.element;

import dev.aquatint.style.Style;
import dev.aquatint.style.Zones;

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

    /// The zone in which dates with times are shown: on axes, under the cursor, on colour bars. Data, ranges and streams stay in UTC.
    ///
    /// An axis has one offset from UTC, so that an hour is as long everywhere: the one that the zone has at the first time of the data; the axis says which, as in `time (UTC-05:00)`.
    ///
    /// ```java
    /// points(trips, "pickup", "fare").rasterize().timeZone("America/New_York")
    /// ```
    ///
    /// @param zone as in `America/New_York`, `UTC` or `+02:00`
    /// @throws IllegalArgumentException if there is no such zone; the message suggests the nearest
    default V timeZone(String zone) {
        return with(style().timeZone(Zones.of(zone)));
    }

    /// What the axes are called; by default as their columns are, on a map nothing.
    default V labels(String x, String y) {
        return with(style().sides(style().x().label(x), style().y().label(y)));
    }

    /// The x axis is spaced by the decimal logarithm, and so are the cells of rasters; rows at or below zero are not seen. A map has none.
    default V logX() {
        return with(style().sides(style().x().log(true), style().y()));
    }

    /// The y axis is spaced by the decimal logarithm.
    default V logY() {
        return with(style().sides(style().x(), style().y().log(true)));
    }

    /// Values on the x axis grow towards the left.
    default V invertX() {
        return with(style().sides(style().x().inverted(true), style().y()));
    }

    /// Values on the y axis grow downwards, as ranks and depths do.
    default V invertY() {
        return with(style().sides(style().x(), style().y().inverted(true)));
    }
}
