package dev.aquatint.element;

import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Shade;
import dev.aquatint.operation.Spreading;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A raster turned into colours pixel by pixel; categories are mixed.
///
/// @param spread what is done to the colours, in this order
public record Shaded(Rasterized of, Shade how, List<Spreading> spread, Style style) implements Element<Shaded>, Mapped<Shaded>, Spreadable<Shaded> {
    public Shaded {
        spread.forEach(s -> s.how().forColours());
        spread = List.copyOf(spread);
    }

    public Shaded(Rasterized of, Shade how, Style style) {
        this(of, how, List.of(), style);
    }

    /// The opacity of full pixels and of the faintest, 0 to 255.
    public Shaded shadeAlpha(int alpha, int minAlpha) {
        return new Shaded(of, new Shade(alpha, minAlpha, how.discrete()), spread, style);
    }

    /// Whether eq_hist spreads few distinct values over fewer colours; it does unless told otherwise.
    public Shaded rescaleDiscrete(boolean discrete) {
        return new Shaded(of, new Shade(how.alpha(), how.minAlpha(), discrete), spread, style);
    }

    /// CSS colours of categories by name; every category in view needs one.
    public Shaded colorKey(Map<String, String> colours) {
        return with(style.colorKey(colours));
    }

    @Override
    public Composite usually() {
        return Composite.OVER;
    }

    @Override
    public Shaded spread(Spreading step) {
        List<Spreading> more = new ArrayList<>(spread);
        more.add(step);
        return new Shaded(of, how, more, style);
    }

    @Override
    public Shaded with(Style style) {
        return new Shaded(of, how, spread, style);
    }
}
