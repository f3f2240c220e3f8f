package dev.aquatint.session;

import dev.aquatint.element.Area;
import dev.aquatint.element.Curve;
import dev.aquatint.element.Glyph;
import dev.aquatint.element.Spread;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Side;

/// Room around marks, so that the outermost are not cut: a tenth of the range on either side, as HoloViews has it. Rasters have none.
///
/// What runs along x, as a curve does, reaches both ends of the frame. Categories have room of their own. On a log axis it is a tenth of the decades.
final class Padding {
    private static final double SHARE = 0.1;
    /// The side of the world in Web Mercator, from its middle.
    private static final double WORLD = 20_037_508.342789244;
    /// What goes this far around the world is shown on all of it.
    private static final double ROUND_THE_WORLD = 0.75;

    private Padding() {}

    /// @param of what is drawn as it is, not counted
    static Extent around(Extent data, Glyph<?> of, Axes axes) {
        boolean along = of instanceof Curve || of instanceof Area || of instanceof Spread;
        double[] x = along ? new double[] {data.x0(), data.x1()} : padded(data.x0(), data.x1(), axes.x()), y = padded(data.y0(), data.y1(), axes.y());
        return new Extent(x[0], x[1], y[0], y[1]);
    }

    private static double[] padded(double lo, double hi, Side side) {
        return switch (side) {
            case Side.Categories _ -> new double[] {lo, hi};
            case Side.Degrees _ -> {
                double pad = SHARE * (hi - lo);
                yield new double[] {Math.min(lo, Math.max(lo - pad, -WORLD)), Math.max(hi, Math.min(hi + pad, WORLD))};
            }
            case Side.Numbers _, Side.Times _ -> {
                if (side.type() == AxisType.LINEAR) {
                    double pad = SHARE * (hi - lo);
                    yield new double[] {lo - pad, hi + pad};
                }
                double factor = Math.pow(hi / lo, SHARE);
                yield lo > 0 && Double.isFinite(factor) ? new double[] {lo / factor, hi * factor} : new double[] {lo, hi};
            }
        };
    }

    /// A map of nearly all of the world is one of all of it, so that no side is cut off.
    static Extent world(Extent home) {
        return home.width() < ROUND_THE_WORLD * 2 * WORLD ? home : new Extent(Math.min(home.x0(), -WORLD), Math.max(home.x1(), WORLD), home.y0(), home.y1());
    }
}
