package dev.aquatint.element;

import dev.aquatint.frame.Range;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import java.util.function.DoubleUnaryOperator;

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

    /// How values are spread over the colours: by a rising function of the value less the smallest one shown, such as `cnorm("sqrt", Math::sqrt)`.
    default E cnorm(String name, DoubleUnaryOperator function) {
        return cnorm(Cnorm.of(name, function));
    }

    /// The values that get the first and the last colour; by default the smallest and largest in view.
    default E clim(double lo, double hi) {
        return with(style().clim(new Range(lo, hi)));
    }

    /// Colours of values below and above those that `clim` or `stable` give a colour of their own, and of cells without a value:
    /// CSS colours, `"transparent"`, or null for what there would be without.
    default E clippingColors(String min, String max, String nan) {
        return with(style().clipping(new Clipping(min, max, nan)));
    }

    /// The same value has the same colour across pans and zooms: which value has which colour is learnt from all of the data, seen
    /// whole in a plot of this size, and kept until the data, the filter or the size changes. Values beyond those have the first or
    /// the last colour. A plot that is zoomed in costs a second aggregation, of the whole, when its data changes.
    default E stable() {
        return with(style().stable(true));
    }

    /// Whether a colour bar stands beside the plot.
    default E colorbar(boolean shown) {
        return with(style().colorbar(shown));
    }

    /// A histogram of the values of cells stands to the right of the plot, as with `hist()` in HoloViews. It follows the view when that rests, by logarithm where
    /// values span far, and shows which of them `where` or `minCount` keep.
    default E hist() {
        return hist(20);
    }

    /// @param bins how many, 1 to 200; values that are whole numbers may have fewer
    default E hist(int bins) {
        return with(style().hist(bins));
    }
}
