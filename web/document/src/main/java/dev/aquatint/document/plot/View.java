package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;

/// The two ranges of a figure. They belong to the browser: we set them at the start, when there is another home, and to keep a map's shape.
final class View {
    private static final double SAME = 1e-6;

    private final boolean geographic;
    private final Model x, y;
    private Extent home;
    /// The frame that a map's ranges were fitted to.
    private int width, height;

    View(Extent home, boolean geographic) {
        this.geographic = geographic;
        this.home = visible(home);
        x = Model.of("Range1d", "start", this.home.x0(), "end", this.home.x1(), "reset_start", this.home.x0(), "reset_end", this.home.x1());
        y = Model.of("Range1d", "start", this.home.y0(), "end", this.home.y1(), "reset_start", this.home.y0(), "reset_end", this.home.y1());
    }

    Model x() {
        return x;
    }

    Model y() {
        return y;
    }

    /// What is in view, or null if that is nothing that can be drawn.
    Extent extent() {
        double x0 = x.number("start"), x1 = x.number("end"), y0 = y.number("start"), y1 = y.number("end");
        boolean drawable = Double.isFinite(x1 - x0) && Double.isFinite(y1 - y0) && x0 != x1 && y0 != y1;
        return drawable ? new Extent(Math.min(x0, x1), Math.max(x0, x1), Math.min(y0, y1), Math.max(y0, y1)) : null;
    }

    /// Where a reset leads from now on. Whoever has not moved yet goes there.
    ///
    /// @return whether the view has moved
    boolean home(Extent to, int width, int height) {
        Extent wanted = visible(to);
        if (wanted.equals(home)) return false;
        boolean moves = atHome();
        home = wanted;
        Extent shaped = shaped(home, width, height);
        x.set("reset_start", shaped.x0()).set("reset_end", shaped.x1());
        y.set("reset_start", shaped.y0()).set("reset_end", shaped.y1());
        if (moves) see(shaped);
        return moves;
    }

    /// Fits a map to another frame: the first time all of home is to be seen, then the scale stays.
    ///
    /// @return whether the view has moved
    boolean fit(int width, int height) {
        Extent now = extent();
        if (now == null || width == this.width && height == this.height) return false;
        boolean first = this.width == 0;
        Extent fitted = first ? shaped(now, width, height) : scaled(now, (double) width / this.width, (double) height / this.height);
        this.width = width;
        this.height = height;
        Extent reset = shaped(home, width, height);
        x.set("reset_start", reset.x0()).set("reset_end", reset.x1());
        y.set("reset_start", reset.y0()).set("reset_end", reset.y1());
        if (close(now, fitted)) return false;
        see(fitted);
        return true;
    }

    /// Somebody else fits the ranges to this frame.
    void fitted(int width, int height) {
        this.width = width;
        this.height = height;
    }

    private void see(Extent e) {
        x.set("start", e.x0()).set("end", e.x1());
        y.set("start", e.y0()).set("end", e.y1());
    }

    /// At home is also who sees it with more at two sides, for the shape of the frame.
    private boolean atHome() {
        Extent now = extent();
        if (now == null) return false;
        double slack = SAME * Math.max(home.width(), home.height());
        boolean centred = Math.abs(now.x0() + now.x1() - home.x0() - home.x1()) <= slack && Math.abs(now.y0() + now.y1() - home.y0() - home.y1()) <= slack;
        return centred && (Math.abs(now.width() - home.width()) <= slack || Math.abs(now.height() - home.height()) <= slack);
    }

    /// As many metres to a pixel in both directions, with all of the extent in view.
    private Extent shaped(Extent e, int width, int height) {
        if (!geographic || width == 0 || height == 0) return e;
        double metres = Math.max(e.width() / width, e.height() / height);
        return scaled(e, metres * width / e.width(), metres * height / e.height());
    }

    private static Extent scaled(Extent e, double sx, double sy) {
        double dx = e.width() * (sx - 1) / 2, dy = e.height() * (sy - 1) / 2;
        return new Extent(e.x0() - dx, e.x1() + dx, e.y0() - dy, e.y1() + dy);
    }

    private static boolean close(Extent a, Extent b) {
        double slack = SAME * Math.max(a.width(), a.height());
        return Math.abs(a.x0() - b.x0()) <= slack && Math.abs(a.x1() - b.x1()) <= slack && Math.abs(a.y0() - b.y0()) <= slack && Math.abs(a.y1() - b.y1()) <= slack;
    }

    /// A single point or line gets some room around it.
    private static Extent visible(Extent e) {
        double x = e.width() > 0 ? 0 : room(e.x0()), y = e.height() > 0 ? 0 : room(e.y0());
        return x == 0 && y == 0 ? e : new Extent(e.x0() - x, e.x1() + x, e.y0() - y, e.y1() + y);
    }

    private static double room(double at) {
        return Math.max(0.5, Math.abs(at) * 1e-3);
    }
}
