package dev.aquatint.picture;

import dev.aquatint.frame.Extent;
import dev.aquatint.style.Style;
import java.util.List;

/// All of one plot, ready to be drawn: layers from the bottom up.
///
/// @param home what is seen at first and after a reset
/// @param axes what coordinates mean
/// @param style title, size, background, axes
/// @param hover what the value under the cursor is called, or null for no hover
/// @param beside how the values of cells are distributed, or null where nobody asked
/// @param moving whether rasters in it are coarser than pixels, and may reach beyond what is in view, because the view moves: an exact picture follows
public record Picture(List<Layer> layers, Extent home, Axes axes, Style style, String hover, SideHistogram beside, boolean moving) {
    public Picture {
        layers = List.copyOf(layers);
    }

    public Picture(List<Layer> layers, Extent home, Axes axes, Style style, String hover) {
        this(layers, home, axes, style, hover, null, false);
    }
}
