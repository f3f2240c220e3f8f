package dev.aquatint.shell.engine;

import dev.aquatint.Aquatint;
import dev.aquatint.canvas.Canvas;
import dev.aquatint.element.*;
import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Frame;
import dev.aquatint.layout.Tabs;
import dev.aquatint.param.Parameterized;
import dev.aquatint.picture.Raster;
import dev.aquatint.reduce.Grouping;
import dev.aquatint.style.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The types whose methods are words of the language.
public final class Owners {
    /// In the order in which they are spoken of: the front door first.
    public static final List<Class<?>> TYPES = List.of(Aquatint.class, Frame.class, Points.class, Curve.class, Path.class, Area.class, Spread.class, Segments.class, Rectangles.class, Polygons.class,
            Image.class, QuadMesh.class, TriMesh.class, Rgb.class, Histogram.class, Tiles.class, Rasterized.class, Shaded.class, Stacked.class, Overlay.class, DynamicMap.class,
            Tabs.class, Canvas.class, Raster.class, Expr.class, Grouping.Bins.class, Parameterized.class, Palette.class);
    private static final int FEW = 4;

    private Owners() {}

    /// Where a word stands that what is before the dot does not have: `it is a word of Points: write it before rasterize()`.
    ///
    /// @param type the simple name of what is before the dot
    static Optional<String> hint(String word, String type) {
        List<String> owners = TYPES.stream().filter(t -> t != Aquatint.class && has(t, word)).map(Class::getSimpleName).toList();
        if (owners.isEmpty()) return Optional.empty();
        boolean raster = type.equals("Rasterized") || type.equals("Shaded") || type.equals("Stacked");
        String where = raster && owners.contains("Points") ? ": write it before rasterize()" : !raster && owners.contains("Rasterized") && !owners.contains("Points")
                ? ": write it after rasterize()" : "";
        String all = owners.size() <= FEW ? String.join(", ", owners) : "%s and %d others".formatted(String.join(", ", owners.subList(0, FEW)), owners.size() - FEW);
        return Optional.of("'%s' is a word of %s%s".formatted(word, all, where));
    }

    private static boolean has(Class<?> type, String word) {
        return Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(word) && !m.isBridge() && !m.isSynthetic() && m.getDeclaringClass() != Object.class);
    }
}
