package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.model.NdArray;
import dev.aquatint.document.model.Vector;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Side;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/// An image glyph and its source: pixels and place are replaced together, so that the browser never shows one with the other's.
///
/// Of what it shows it holds what a browser that connects anew is sent, once: neither the raster, nor the array of which the image is a copy.
final class DrawnImage {
    private static final int PIECE = 1 << 14;
    private static final byte[] NO_LEVELS = new byte[PIECE];
    private static final int[] NO_COLOURS = new int[PIECE];

    final Model glyph, renderer;
    private final Model source;
    private WeakReference<Object> pixels;
    private Extent extent;
    private HoverValues behind;
    private boolean told;
    /// Whether no cell has a colour.
    boolean blank;

    /// @param pixels the array that the image was made of; the same one again is the same image
    /// @param behind its values, or null
    /// @param times what these are, or null for numbers
    DrawnImage(Model glyph, Object pixels, NdArray image, Extent extent, Raster behind, Side.Times times) {
        this.glyph = glyph;
        for (String column : List.of("image", "x", "y", "dw", "dh")) glyph.set(column, new Vector.Field(column));
        source = Drawn.source(columns(image, extent));
        renderer = Drawn.renderer(source, glyph);
        of(pixels, extent, behind, times);
    }

    boolean shows(Object pixels, Extent extent) {
        return this.pixels.refersTo(pixels) && this.extent.equals(extent);
    }

    void show(Object pixels, NdArray image, Extent extent, Raster behind, Side.Times times) {
        of(pixels, extent, behind, times);
        source.columns(columns(image, extent));
    }

    private void of(Object pixels, Extent extent, Raster behind, Side.Times times) {
        this.pixels = new WeakReference<>(pixels);
        this.extent = extent;
        this.behind = behind == null ? HoverValues.NONE : HoverValues.of(behind, times);
        told = false;
        blank = switch (pixels) {
            case byte[] levels -> blank(levels.length, (from, to) -> Arrays.mismatch(levels, from, to, NO_LEVELS, 0, to - from));
            case int[] colours -> blank(colours.length, (from, to) -> Arrays.mismatch(colours, from, to, NO_COLOURS, 0, to - from));
            default -> false;
        };
    }

    /// Looks at all of a large array only where there is next to nothing in it.
    private static boolean blank(int length, IntBinaryOperator mismatch) {
        for (int from = 0; from < length; from += PIECE) {
            if (mismatch.applyAsInt(from, Math.min(length, from + PIECE)) >= 0) return false;
        }
        return true;
    }

    /// Values belong to the pixels: the next image takes them away again.
    void tell(Raster raster) {
        if (told || behind.isEmpty()) return;
        source.addColumns(behind.columns(raster));
        behind = behind.read(raster);
        told = true;
    }

    boolean waits() {
        return !told && !behind.isEmpty();
    }

    List<List<String>> tooltips(String name) {
        return told ? behind.tooltips(name) : List.of();
    }

    void formatters(Map<String, String> all) {
        if (told) behind.enter(all);
    }

    private static Map<String, Object> columns(NdArray image, Extent at) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("image", List.of(image));
        columns.put("x", List.of(at.x0()));
        columns.put("y", List.of(at.y0()));
        columns.put("dw", List.of(at.width()));
        columns.put("dh", List.of(at.height()));
        return columns;
    }
}
