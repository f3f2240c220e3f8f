package dev.aquatint.element;

import dev.aquatint.operation.Rasterize;
import dev.aquatint.reduce.Reduction;
import java.util.List;

/// What can be aggregated to the pixels of a view: rows drawn as shapes, or values on a mesh.
///
/// @param <E> the element itself
public sealed interface Rasterizable<E extends Rasterizable<E>> extends Element<E> permits Glyph, Mesh {

    /// Whether coordinates are Web Mercator metres.
    boolean geographic();

    /// What the coordinates along x and along y are called, usually columns.
    List<String> axes();

    /// What `rasterize()` without a reduction does.
    Reduction usual();

    /// Checks that a reduction asks for what is there.
    ///
    /// @throws IllegalArgumentException if it does not; the message says what is there
    void require(Reduction by);

    /// What becomes of the data on each pixel of the view, again whenever the view changes: rows are counted, values of a mesh averaged.
    default Rasterized rasterize() {
        return rasterize(usual());
    }

    /// What becomes of the data on each pixel of the view, again whenever the view changes.
    default Rasterized rasterize(Reduction by) {
        return new Rasterized(this, new Rasterize(by), style());
    }

    /// `rasterize()` and `shade()` in one.
    default Shaded datashade() {
        return rasterize().shade();
    }

    /// `rasterize(by)` and `shade()` in one.
    default Shaded datashade(Reduction by) {
        return rasterize(by).shade();
    }
}
