package dev.aquatint.session;

import dev.aquatint.element.Element;
import dev.aquatint.element.Shaded;
import dev.aquatint.element.Stacked;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Shade;
import dev.aquatint.operation.Spreading;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Layer.Colours.Entry;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.shade.ColourKey;
import dev.aquatint.raster.shade.Levels;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.raster.shade.Span;
import dev.aquatint.raster.shade.Spreader;
import dev.aquatint.raster.shade.Stacker;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Rasters to layers. What the last ones were made of is kept: the same question about the same raster has the same array as its answer.
final class Colouring {
    /// Pictures that are kept: those of a stack, and some to go back to.
    private static final int KEPT = 8;

    private Levelled levelled;
    private Combined stacked;
    private final Map<Coloured, int[]> coloured = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Coloured, int[]> eldest) {
            return size() > KEPT;
        }
    };

    private record Levelled(Raster raster, Cnorm norm, Range clim, Span learnt, Clipping clipping, Levels levels) {
        boolean isOf(Raster raster, Cnorm norm, Range clim, Span learnt, Clipping clipping) {
            return this.raster == raster && this.norm.equals(norm) && Objects.equals(this.clim, clim) && this.learnt == learnt && Objects.equals(this.clipping, clipping);
        }
    }

    /// All that colours depend on.
    private record Coloured(Raster raster, Shade how, List<Spreading> spread, List<Integer> rgb, Cnorm norm, Range clim, Span learnt, Clipping clipping) {}

    private record Combined(List<int[]> pictures, List<Double> alphas, Composite how, int[] rgba) {}

    static Cnorm norm(Style style, Cnorm usual) {
        return style.cnorm() != null ? style.cnorm() : usual;
    }

    /// @param learnt what values are spread by, or null for the raster's own
    Layer levels(Raster raster, Style style, Cnorm usual, Span learnt, String title) {
        Cnorm norm = norm(style, usual);
        if (levelled == null || !levelled.isOf(raster, norm, style.clim(), learnt, style.clipping())) {
            Span span = learnt != null ? learnt : Span.of(raster, Shade.WHOLE, norm, style.clim());
            levelled = new Levelled(raster, norm, style.clim(), learnt, style.clipping(), Levels.of(raster, span, style.clipping(), title));
        }
        ColourBar bar = Boolean.FALSE.equals(style.colorbar()) ? null : levelled.levels.bar();
        return new Layer.Levels(levelled.levels.level(), raster, style.cmap() != null ? style.cmap() : Palette.VIRIDIS, style.alpha() != null ? style.alpha() : 1, bar, style.clipping());
    }

    /// @param learnt what values are spread by, or null for the raster's own
    Layer shaded(Shaded s, Raster raster, Span learnt) {
        return new Layer.Colours(colours(s, raster, learnt), raster.width(), raster.height(), raster.extent(), raster.categories().isEmpty() ? raster : null, alpha(s), legend(s, raster));
    }

    /// @param rasters of the stack's layers
    /// @param learnt for each of them what values are spread by, or null for its own
    Layer stacked(Stacked stack, List<Raster> rasters, List<Span> learnt) {
        List<int[]> pictures = new ArrayList<>();
        List<Double> alphas = new ArrayList<>();
        Set<Entry> legend = new LinkedHashSet<>();
        for (int i = 0; i < rasters.size(); i++) {
            Shaded layer = stack.layers().get(i);
            pictures.add(colours(layer, rasters.get(i), learnt.get(i)));
            alphas.add(alpha(layer));
            legend.addAll(legend(layer, rasters.get(i)));
        }
        if (stacked == null || !stacked.pictures.equals(pictures) || !stacked.alphas.equals(alphas) || stacked.how != stack.how()) {
            List<int[]> faded = new ArrayList<>();
            for (int i = 0; i < pictures.size(); i++) faded.add(Stacker.faded(pictures.get(i), alphas.get(i)));
            stacked = new Combined(pictures, alphas, stack.how(), Stacker.stack(faded, stack.how()));
        }
        Raster top = rasters.getLast();
        return new Layer.Colours(stacked.rgba, top.width(), top.height(), top.extent(), top.categories().isEmpty() ? top : null, alpha(stack), List.copyOf(legend));
    }

    private int[] colours(Shaded s, Raster raster, Span learnt) {
        List<Integer> rgb = rgb(s, raster);
        return coloured.computeIfAbsent(new Coloured(raster, s.how(), s.spread(), rgb, norm(s.style(), Cnorm.EQ_HIST), s.style().clim(), learnt, s.style().clipping()), key -> {
            int[] map = rgb.stream().mapToInt(i -> i).toArray();
            int[] rgba = learnt != null ? Shader.shade(raster, key.how, map, learnt, key.clipping) : Shader.shade(raster, key.how, map, key.norm, key.clim, key.clipping);
            for (Spreading step : key.spread) rgba = Spreader.spread(rgba, raster.width(), step);
            return rgba;
        });
    }

    private static List<Entry> legend(Shaded s, Raster raster) {
        List<Entry> legend = new ArrayList<>();
        for (int i = 0; i < raster.categories().size(); i++) legend.add(new Entry(raster.categories().get(i), rgb(s, raster).get(i)));
        return legend;
    }

    /// A colour for each category, or those of the map.
    private static List<Integer> rgb(Shaded s, Raster raster) {
        return Arrays.stream(ColourKey.of(raster, s.style())).boxed().toList();
    }

    private static double alpha(Element<?> e) {
        return e.style().alpha() != null ? e.style().alpha() : 1;
    }
}
