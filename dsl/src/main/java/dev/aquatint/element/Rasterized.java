package dev.aquatint.element;

import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Rasterize;
import dev.aquatint.operation.Shade;
import dev.aquatint.operation.Spreading;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Data aggregated to the pixels of the view, whatever the view is; coloured in the browser.
///
/// @param spread what is done to the values, in this order
public record Rasterized(Rasterizable<?> of, Rasterize how, List<Spreading> spread, Style style) implements Element<Rasterized>, Mapped<Rasterized>, Spreadable<Rasterized> {

    public Rasterized {
        of.require(how.by());
        spread.forEach(s -> s.how().forValues());
        spread = List.copyOf(spread);
    }

    public Rasterized(Rasterizable<?> of, Rasterize how, Style style) {
        this(of, how, List.of(), style);
    }

    /// Coloured here, as Datashader does it, rather than in the browser.
    public Shaded shade() {
        return new Shaded(this, Shade.DEFAULT, style);
    }

    /// CSS colours of categories by name; every category in view needs one.
    public Rasterized colorKey(Map<String, String> colours) {
        return with(style.colorKey(colours));
    }

    @Override
    public Composite usually() {
        return Composite.ADD;
    }

    @Override
    public Rasterized spread(Spreading step) {
        List<Spreading> more = new ArrayList<>(spread);
        more.add(step);
        return new Rasterized(of, how, more, style);
    }

    @Override
    public Rasterized with(Style style) {
        return new Rasterized(of, how, spread, style);
    }
}
