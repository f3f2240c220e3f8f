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

/// What data is measured in, and what a browser measures the same in: time is milliseconds there, in the zone that it is to read in. Everything else is as it is.
final class Units {
    private final double perX, perY;
    /// In milliseconds, of a zone that is not UTC.
    private final double shiftX, shiftY;
    /// What the last picture became, so that the same array stays the same array.
    private Map<Object, Object> known = new IdentityHashMap<>(), last = new IdentityHashMap<>();

    Units(Axes axes) {
        perX = per(axes.x());
        perY = per(axes.y());
        shiftX = shift(axes.x());
        shiftY = shift(axes.y());
    }

    private static double per(Side side) {
        return switch (side) {
            case Side.Times t -> t.perMillisecond();
            case Side.Numbers _, Side.Degrees _, Side.Categories _ -> 1;
        };
    }

    private static double shift(Side side) {
        return side instanceof Side.Times t ? t.shift() : 0;
    }

    private boolean same() {
        return perX == 1 && perY == 1 && shiftX == 0 && shiftY == 0;
    }

    /// As the browser sees it.
    Extent out(Extent e) {
        return same() ? e : new Extent(e.x0() / perX + shiftX, e.x1() / perX + shiftX, e.y0() / perY + shiftY, e.y1() / perY + shiftY);
    }

    /// As the data has it.
    Extent in(Extent e) {
        return same() || e == null ? e : new Extent((e.x0() - shiftX) * perX, (e.x1() - shiftX) * perX, (e.y0() - shiftY) * perY, (e.y1() - shiftY) * perY);
    }

    Xy in(Xy at) {
        return same() ? at : new Xy((at.x() - shiftX) * perX, (at.y() - shiftY) * perY);
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
            case Layer.Levels l -> new Layer.Levels(l.level(), out(l.raster()), l.cmap(), l.alpha(), l.bar(), l.clipping(), l.times());
            case Layer.Colours l -> new Layer.Colours(l.rgba(), l.width(), l.height(), out(l.extent()), l.raster() == null ? null : out(l.raster()), l.alpha(), l.legend(), l.times());
            case Layer.Map m -> m;
            case Layer.Bars b -> new Layer.Bars(out(b.edges(), perX, shiftX), b.top(), b.color(), b.alpha());
            case Layer.Marks m -> new Layer.Marks(out(m.x(), perX, shiftX), out(m.y(), perY, shiftY), m.color(), m.size(), m.alpha());
        };
    }

    private Raster out(Raster raster) {
        return once(raster, r -> r.along(out(r.x(), perX, shiftX), out(r.y(), perY, shiftY)));
    }

    private static Dimension out(Dimension d, double per, double shift) {
        return new Dimension(d.name(), d.lo() / per + shift, d.hi() / per + shift, d.cells(), d.type());
    }

    private double[] out(double[] values, double per, double shift) {
        if (per == 1 && shift == 0) return values;
        return once(values, v -> {
            double[] shown = new double[v.length];
            for (int i = 0; i < v.length; i++) shown[i] = v[i] / per + shift;
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
