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
import dev.aquatint.picture.Side;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Rasters to layers. What the last ones were made of is known: the same question about the same raster has the same array as its answer, as long as that is kept.
final class Colouring {
    /// Colours, which all panes share, by what they are made of.
    private final Recent<Object, int[]> pictures;
    /// The array is what the browser is shown; the raster behind it is not held.
    private Levelled levelled;

    private record Levelled(Levelling of, Levels levels) {}

    /// All that levels depend on.
    private record Levelling(Same raster, Cnorm norm, Range clim, Same learnt, Clipping clipping, Side.Times times) {}

    /// All that colours depend on.
    private record Coloured(Same raster, Shade how, List<Spreading> spread, List<Integer> rgb, Cnorm norm, Range clim, Same learnt, Clipping clipping) {}

    /// All that a stack depends on.
    private record Combined(List<Same> pictures, List<Double> alphas, Composite how) {}

    Colouring(Recent<Object, int[]> pictures) {
        this.pictures = pictures;
    }

    static Cnorm norm(Style style, Cnorm usual) {
        return style.cnorm() != null ? style.cnorm() : usual;
    }

    /// @param learnt what values are spread by, or null for the raster's own
    /// @param times what values are, where they are times; null for numbers
    Layer levels(Raster raster, Style style, Cnorm usual, Span learnt, String title, Side.Times times) {
        Cnorm norm = norm(style, usual);
        Levelling of = new Levelling(Same.as(raster), norm, style.clim(), Same.as(learnt), style.clipping(), times);
        if (levelled == null || !levelled.of.equals(of)) {
            Span span = learnt != null ? learnt : Span.of(raster, Shade.WHOLE, norm, style.clim());
            levelled = new Levelled(of, Levels.of(raster, span, style.clipping(), title, times));
        }
        ColourBar bar = Boolean.FALSE.equals(style.colorbar()) ? null : levelled.levels.bar();
        return new Layer.Levels(levelled.levels.level(), raster, style.cmap() != null ? style.cmap() : Palette.VIRIDIS, style.alpha() != null ? style.alpha() : 1, bar, style.clipping(), times);
    }

    /// @param learnt what values are spread by, or null for the raster's own
    /// @param moving whether it is a coarse raster that goes with a hand: whoever shows it keeps the legend that there is
    Layer shaded(Shaded s, Raster raster, Span learnt, Side.Times times, boolean moving) {
        return new Layer.Colours(colours(s, raster, learnt), raster.width(), raster.height(), raster.extent(), raster.categories().isEmpty() ? raster : null, alpha(s), moving ? legend(s, raster) : seen(legend(s, raster), raster), times);
    }

    /// @param rasters of the stack's layers
    /// @param learnt for each of them what values are spread by, or null for its own
    /// @param moving whether they are coarse
    Layer stacked(Stacked stack, List<Raster> rasters, List<Span> learnt, Side.Times times, boolean moving) {
        List<int[]> each = new ArrayList<>();
        List<Double> alphas = new ArrayList<>();
        Set<Entry> legend = new LinkedHashSet<>();
        for (int i = 0; i < rasters.size(); i++) {
            Shaded layer = stack.layers().get(i);
            each.add(colours(layer, rasters.get(i), learnt.get(i)));
            alphas.add(alpha(layer));
            legend.addAll(moving ? legend(layer, rasters.get(i)) : seen(legend(layer, rasters.get(i)), rasters.get(i)));
        }
        int[] rgba = pictures.get(new Combined(each.stream().map(Same::as).toList(), List.copyOf(alphas), stack.how()), () -> {
            List<int[]> faded = new ArrayList<>();
            for (int i = 0; i < each.size(); i++) faded.add(Stacker.faded(each.get(i), alphas.get(i)));
            return Stacker.stack(faded, stack.how());
        });
        Raster top = rasters.getLast();
        return new Layer.Colours(rgba, top.width(), top.height(), top.extent(), top.categories().isEmpty() ? top : null, alpha(stack), List.copyOf(legend), times);
    }

    private int[] colours(Shaded s, Raster raster, Span learnt) {
        List<Integer> rgb = rgb(s, raster);
        Cnorm norm = norm(s.style(), Cnorm.EQ_HIST);
        Range clim = s.style().clim();
        Clipping clipping = s.style().clipping();
        return pictures.get(new Coloured(Same.as(raster), s.how(), s.spread(), rgb, norm, clim, Same.as(learnt), clipping), () -> {
            int[] map = rgb.stream().mapToInt(i -> i).toArray();
            int[] rgba = learnt != null ? Shader.shade(raster, s.how(), map, learnt, clipping) : Shader.shade(raster, s.how(), map, norm, clim, clipping);
            for (Spreading step : s.spread()) rgba = Spreader.spread(rgba, raster.width(), step);
            return rgba;
        });
    }

    private static List<Entry> legend(Shaded s, Raster raster) {
        List<Entry> legend = new ArrayList<>();
        for (int i = 0; i < raster.categories().size(); i++) legend.add(new Entry(raster.categories().get(i), rgb(s, raster).get(i)));
        return legend;
    }

    /// Without categories of which nothing is in view, such as those that were filtered out; all of them where nothing is.
    private static List<Entry> seen(List<Entry> legend, Raster raster) {
        List<Entry> seen = IntStream.range(0, legend.size()).parallel().filter(i -> !raster.planes().get(i).empty()).mapToObj(legend::get).toList();
        return seen.isEmpty() ? legend : seen;
    }

    /// A colour for each category, or those of the map.
    private static List<Integer> rgb(Shaded s, Raster raster) {
        return Arrays.stream(ColourKey.of(raster, s.style())).boxed().toList();
    }

    private static double alpha(Element<?> e) {
        return e.style().alpha() != null ? e.style().alpha() : 1;
    }
}
