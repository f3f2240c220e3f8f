package dev.aquatint.element;

import dev.aquatint.frame.Range;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;

/// What can be told to an element whose values are shown as colours.
interface Mapped<E> {
    Style style();

    E with(Style style);

    /// The colour map.
    default E cmap(Palette palette) {
        return with(style().cmap(palette));
    }

    /// The colour map of that name, such as `"fire"` or `"viridis_r"`.
    default E cmap(String palette) {
        return cmap(Palette.of(palette));
    }

    /// How values are spread over the colours.
    default E cnorm(Cnorm norm) {
        return with(style().cnorm(norm));
    }

    /// How values are spread over the colours: `"linear"`, `"log"`, `"cbrt"` or `"eq_hist"`.
    default E cnorm(String norm) {
        return cnorm(Cnorm.of(norm));
    }

    /// The values that get the first and the last colour; by default the smallest and largest in view.
    default E clim(double lo, double hi) {
        return with(style().clim(new Range(lo, hi)));
    }

    /// Whether a colour bar stands beside the plot.
    default E colorbar(boolean shown) {
        return with(style().colorbar(shown));
    }
}
