package dev.aquatint.element;

/// Data and what its columns mean. Every method returns another element and leaves this one alone.
///
/// @param <E> the element itself
public sealed interface Element<E extends Element<E>> extends View, Styled<E>
        permits Rasterizable, Rasterized, Shaded, Stacked, Rgb, Tiles, Histogram {

    /// 0 transparent to 1 opaque.
    default E alpha(double alpha) {
        return with(style().alpha(alpha));
    }

    @Override
    default Overlay overlay(View other) {
        return Overlay.of(this, other);
    }
}
