package dev.aquatint.session;

import dev.aquatint.element.Points;
import dev.aquatint.element.Rasterizable;
import dev.aquatint.element.Rasterized;
import dev.aquatint.element.Shaded;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Dynspread;
import dev.aquatint.operation.Mask;
import dev.aquatint.operation.Spread;
import dev.aquatint.operation.Spreading;
import dev.aquatint.operation.Step;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import java.util.List;

/// How close places can lie along each axis, so that cells are never finer: on pixels, whole numbers would make stripes. HoloViews takes it as `x_sampling` and `y_sampling`;
/// here columns of whole numbers, dates and categories have it by themselves.
///
/// A cell is centred on a place, or on as many places as its neighbours, and stays where it is while the view moves.
///
/// @param x the distance between two neighbouring places, 0 where any number may be one
/// @param y the same
record Sampling(double x, double y) {
    /// Any number may be a place.
    static final Sampling CONTINUOUS = new Sampling(0, 0);
    /// From so many places in a pixel on, one more or less is not seen.
    private static final double MANY = 8;
    /// Fewer places than this are cells that one sees; the outermost are shown whole.
    private static final double FEW = 400;
    /// Doubles tell halves of whole numbers up to here.
    private static final double EXACT = 1L << 50;

    static Sampling of(Rasterizable<?> of, Engine engine) {
        if (!(of instanceof Points p) || p.geographic()) return CONTINUOUS;
        return new Sampling(engine.whole(p.frame(), p.x()) ? 1 : 0, engine.whole(p.frame(), p.y()) ? 1 : 0);
    }

    /// The cells that a view is aggregated to: its pixels, or fewer and larger ones that reach a little further than the view.
    Viewport cells(Viewport view) {
        Extent e = view.extent();
        Cells along = Cells.of(e.x0(), e.x1(), view.width(), view.x() == AxisType.LINEAR ? x : 0);
        Cells up = Cells.of(e.y0(), e.y1(), view.height(), view.y() == AxisType.LINEAR ? y : 0);
        return new Viewport(new Extent(along.lo, along.hi, up.lo, up.hi), along.count, up.count, view.x(), view.y());
    }

    private record Cells(double lo, double hi, int count) {
        static Cells of(double lo, double hi, int pixels, double step) {
            double pixel = (hi - lo) / pixels;
            if (step == 0 || !(pixel <= MANY * step) || Math.max(Math.abs(lo), Math.abs(hi)) >= EXACT * step) return new Cells(lo, hi, pixels);
            double size = step * Math.max(1, Math.ceil(pixel / step - 1e-9)), half = step / 2;
            double first = Math.floor((lo + half) / size), last = Math.max(first + 1, Math.ceil((hi + half) / size));
            return new Cells(first * size - half, last * size - half, (int) (last - first));
        }
    }

    /// The same on larger cells: steps that count pixels of the view count cells.
    static Rasterized scaled(Rasterized r, Viewport cells, Viewport view) {
        double side = side(cells, view);
        return side == 1 || r.steps().isEmpty() ? r : new Rasterized(r.of(), r.how(), r.steps().stream().map(step -> scaled(step, side)).toList(), r.style());
    }

    static Shaded scaled(Shaded s, Viewport cells, Viewport view) {
        double side = side(cells, view);
        return side == 1 ? s : new Shaded(scaled(s.of(), cells, view), s.how(), s.spread().stream().map(step -> scaled(step, side)).toList(), s.style());
    }

    /// How long a cell is, in pixels: the side of a square one of the same area.
    private static double side(Viewport cells, Viewport view) {
        if (cells.equals(view)) return 1;
        Extent c = cells.extent(), e = view.extent();
        return Math.sqrt(c.width() / cells.width() / (e.width() / view.width()) * (c.height() / cells.height() / (e.height() / view.height())));
    }

    private static Step scaled(Step step, double side) {
        return switch (step) {
            case Mask mask -> mask;
            case Spreading s -> scaled(s, side);
        };
    }

    /// @param side of a cell, in pixels
    static Spreading scaled(Spreading step, double side) {
        return switch (step) {
            case Spread(int px, var shape, var how) -> new Spread((int) Math.round(px / side), shape, how);
            case Dynspread(double threshold, int px, var shape, var how) -> new Dynspread(threshold, (int) Math.round(px / side), shape, how);
        };
    }

    /// All of the data with the outermost cells whole, where these are large enough to be seen.
    Extent around(Extent data, AxisType alongX, AxisType alongY) {
        return Extent.of(around(data.x(), alongX == AxisType.LINEAR ? x : 0), around(data.y(), alongY == AxisType.LINEAR ? y : 0));
    }

    private static Range around(Range data, double step) {
        boolean seen = step > 0 && data.hi() - data.lo() < FEW * step && data.lo() == Math.rint(data.lo() / step) * step;
        return seen ? new Range(data.lo() - step / 2, data.hi() + step / 2) : data;
    }
}
