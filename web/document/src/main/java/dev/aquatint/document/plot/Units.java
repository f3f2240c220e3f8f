package dev.aquatint.document.plot;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Dimension;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Side;
import dev.aquatint.stream.Xy;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/// What data is measured in, and what a browser measures the same in: time is milliseconds there. Everything else is as it is.
final class Units {
    private final double perX, perY;
    /// What the last picture became, so that the same array stays the same array.
    private Map<Object, Object> known = new IdentityHashMap<>(), last = new IdentityHashMap<>();

    Units(Axes axes) {
        perX = per(axes.x());
        perY = per(axes.y());
    }

    private static double per(Side side) {
        return switch (side) {
            case Side.Times t -> t.perMillisecond();
            case Side.Numbers _, Side.Degrees _, Side.Categories _ -> 1;
        };
    }

    private boolean same() {
        return perX == 1 && perY == 1;
    }

    /// As the browser sees it.
    Extent out(Extent e) {
        return same() ? e : new Extent(e.x0() / perX, e.x1() / perX, e.y0() / perY, e.y1() / perY);
    }

    /// As the data has it.
    Extent in(Extent e) {
        return same() || e == null ? e : new Extent(e.x0() * perX, e.x1() * perX, e.y0() * perY, e.y1() * perY);
    }

    Xy in(Xy at) {
        return same() ? at : new Xy(at.x() * perX, at.y() * perY);
    }

    /// A picture as the browser sees it.
    Picture out(Picture p) {
        if (same()) return p;
        last = known;
        known = new IdentityHashMap<>();
        return new Picture(p.layers().stream().map(this::out).toList(), out(p.home()), p.axes(), p.style(), p.hover(), p.beside(), p.moving());
    }

    private Layer out(Layer layer) {
        return switch (layer) {
            case Layer.Levels l -> new Layer.Levels(l.level(), out(l.raster()), l.cmap(), l.alpha(), l.bar(), l.clipping());
            case Layer.Colours l -> new Layer.Colours(l.rgba(), l.width(), l.height(), out(l.extent()), l.raster() == null ? null : out(l.raster()), l.alpha(), l.legend());
            case Layer.Map m -> m;
            case Layer.Bars b -> new Layer.Bars(out(b.edges(), perX), b.top(), b.color(), b.alpha());
            case Layer.Marks m -> new Layer.Marks(out(m.x(), perX), out(m.y(), perY), m.color(), m.size(), m.alpha());
        };
    }

    private Raster out(Raster raster) {
        return once(raster, r -> r.along(out(r.x(), perX), out(r.y(), perY)));
    }

    private static Dimension out(Dimension d, double per) {
        return new Dimension(d.name(), d.lo() / per, d.hi() / per, d.cells(), d.type());
    }

    private double[] out(double[] values, double per) {
        if (per == 1) return values;
        return once(values, v -> {
            double[] shown = new double[v.length];
            for (int i = 0; i < v.length; i++) shown[i] = v[i] / per;
            return shown;
        });
    }

    @SuppressWarnings("unchecked")
    private <T> T once(T of, Function<T, T> make) {
        T made = (T) known.get(of);
        if (made == null) made = (T) last.get(of);
        if (made == null) made = make.apply(of);
        known.put(of, made);
        return made;
    }
}
