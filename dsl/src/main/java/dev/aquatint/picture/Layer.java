package dev.aquatint.picture;

import dev.aquatint.frame.Extent;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Palette;
import dev.aquatint.style.TileSource;
import java.util.List;

/// One thing to be drawn, with all that was asked about it answered: plain arrays and colours.
public sealed interface Layer {

    /// A raster of levels into a palette, coloured in the browser.
    ///
    /// @param level one byte a cell, row 0 at the bottom: 0 empty, 1 to 255 from the first to the last colour
    /// @param raster the values behind it, for hovering
    /// @param bar what the colour bar says, or null for none
    /// @param clipping null, or colours of level 0, of 1 (below) and of 255 (above): the palette then has levels 2 to 254
    /// @param times what its values are, where they are times; null for numbers
    record Levels(byte[] level, Raster raster, Palette cmap, double alpha, ColourBar bar, Clipping clipping, Side.Times times) implements Layer {
        public Levels(byte[] level, Raster raster, Palette cmap, double alpha, ColourBar bar) {
            this(level, raster, cmap, alpha, bar, null, null);
        }
    }

    /// A raster of colours.
    ///
    /// @param rgba one int a cell, row 0 at the bottom: 0xAABBGGRR, not premultiplied
    /// @param raster the values behind it, for hovering; null if there are none
    /// @param legend names and colours of categories, empty for none
    /// @param times what the values behind it are, where they are times; null for numbers
    record Colours(int[] rgba, int width, int height, Extent extent, Raster raster, double alpha, List<Entry> legend, Side.Times times) implements Layer {
        public Colours(int[] rgba, int width, int height, Extent extent, Raster raster, double alpha, List<Entry> legend) {
            this(rgba, width, height, extent, raster, alpha, legend, null);
        }

        public record Entry(String label, int rgb) {}
    }

    /// Map tiles under everything else.
    record Map(TileSource source, double alpha) implements Layer {}

    /// Bars from zero to `top`; bar `i` spans `edges[i]` to `edges[i + 1]`.
    record Bars(double[] edges, double[] top, String color, double alpha) implements Layer {}

    /// One mark a point, few enough to be sent one by one.
    record Marks(double[] x, double[] y, String color, double size, double alpha) implements Layer {}
}
