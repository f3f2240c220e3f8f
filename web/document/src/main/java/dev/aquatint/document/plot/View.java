package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;

/// The two ranges of a figure. They belong to the browser: we set them at the start, when there is another home, and to keep a map's shape.
final class View {
    private static final double SAME = 1e-6;
    /// More than a plot has pixels, and some to spare for an axis by logarithm.
    private static final double CELLS = 1 << 16;
    /// Where Web Mercator ends, in metres from its middle: at 85.05 degrees.
    private static final double WORLD = 20_037_508.342789244;

    private boolean geographic;
    private final Model x, y;
    private Extent home;
    /// The frame that a map's ranges were fitted to.
    private int width, height;
    private boolean backX, backY, left;

    View(Extent home, boolean geographic) {
        this.geographic = geographic;
        this.home = visible(home);
        x = Model.of("Range1d", "start", 0, "end", 1);
        y = Model.of("Range1d", "start", 0, "end", 1);
        see(this.home);
        reset(this.home);
    }

    Model x() {
        return x;
    }

    Model y() {
        return y;
    }

    /// Where a reset leads.
    Extent home() {
        return home;
    }

    /// What is in view, or null if that is nothing that can be drawn.
    Extent extent() {
        double x0 = x.number("start"), x1 = x.number("end"), y0 = y.number("start"), y1 = y.number("end");
        boolean drawable = Double.isFinite(x1 - x0) && Double.isFinite(y1 - y0) && x0 != x1 && y0 != y1;
        if (!drawable) return null;
        Range across = wide(Math.min(x0, x1), Math.max(x0, x1)), up = wide(Math.min(y0, y1), Math.max(y0, y1));
        return new Extent(across.lo(), across.hi(), up.lo(), up.hi());
    }

    /// The shortest side that has cells of its own everywhere near, for any number of pixels: with less, neighbouring pixels would have the same doubles at their ends.
    private static double least(double lo, double hi) {
        return Math.ulp(Math.max(Math.abs(lo), Math.abs(hi))) * CELLS;
    }

    /// No shorter than that, about its middle.
    private static Range wide(double lo, double hi) {
        double least = least(lo, hi);
        if (hi - lo >= least) return new Range(lo, hi);
        double middle = lo + (hi - lo) / 2;
        return new Range(middle - least / 2, middle + least / 2);
    }

    /// What is in view, if somebody has moved there; null at home.
    Extent moved() {
        return atHome() ? null : extent();
    }

    /// Where a reset leads from now on. Whoever has not moved yet goes there.
    ///
    /// @return whether the view has moved
    boolean home(Extent to, int width, int height) {
        Extent wanted = visible(to);
        if (wanted.equals(home) && !left) return false;
        boolean moves = left || atHome();
        left = false;
        home = wanted;
        Extent shaped = shaped(home, width, height);
        reset(shaped);
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
        reset(shaped(home, width, height));
        if (close(now, fitted)) return false;
        see(fitted);
        return true;
    }

    /// Somebody else fits the ranges to this frame, at first without a look at where the world ends.
    ///
    /// @return whether the view has moved
    boolean fitted(int width, int height) {
        boolean first = this.width == 0 && atHome();
        this.width = width;
        this.height = height;
        return first && !close(shaped(home, width, height), spread(home, width, height)) && fitHome(width, height);
    }

    /// Goes home in this frame.
    ///
    /// @return true
    boolean fitHome(int width, int height) {
        this.width = width;
        this.height = height;
        Extent shaped = shaped(home, width, height);
        reset(shaped);
        // the browser has turned to another place meanwhile and its word of that is on its way: what we have of it already would not be sent
        see(scaled(shaped, 1 + 1e-9, 1 + 1e-9));
        return true;
    }

    /// Which way values grow from now on: as usual, or back.
    void turn(boolean backX, boolean backY) {
        if (this.backX == backX && this.backY == backY) return;
        Extent now = extent();
        this.backX = backX;
        this.backY = backY;
        see(now != null ? now : home);
        reset(home);
    }

    /// Coordinates mean something else: what is in view says nothing any more, and the next home is gone to.
    void leave(boolean geographic) {
        this.geographic = geographic;
        left = true;
    }

    void see(Extent e) {
        x.set("start", backX ? e.x1() : e.x0()).set("end", backX ? e.x0() : e.x1());
        y.set("start", backY ? e.y1() : e.y0()).set("end", backY ? e.y0() : e.y1());
    }

    /// The browser zooms in no further than doubles go.
    private void reset(Extent e) {
        x.set("min_interval", least(e.x0(), e.x1()));
        y.set("min_interval", least(e.y0(), e.y1()));
        x.set("reset_start", backX ? e.x1() : e.x0()).set("reset_end", backX ? e.x0() : e.x1());
        y.set("reset_start", backY ? e.y1() : e.y0()).set("reset_end", backY ? e.y0() : e.y1());
    }

    /// At home is also who sees it with more at two sides, for the shape of the frame.
    private boolean atHome() {
        Extent now = extent();
        if (now == null) return false;
        if (close(now, shaped(home, width, height))) return true;
        double slack = SAME * Math.max(home.width(), home.height());
        boolean centred = Math.abs(now.x0() + now.x1() - home.x0() - home.x1()) <= slack && Math.abs(now.y0() + now.y1() - home.y0() - home.y1()) <= slack;
        return centred && (Math.abs(now.width() - home.width()) <= slack || Math.abs(now.height() - home.height()) <= slack);
    }

    /// As many metres to a pixel in both directions, with all of the extent in view, and nothing beyond the ends of the world as far as that can be.
    private Extent shaped(Extent e, int width, int height) {
        Extent s = spread(e, width, height);
        if (!geographic || e.y0() < -WORLD || e.y1() > WORLD) return s;
        double up = s.height() > 2 * WORLD ? -(s.y0() + s.y1()) / 2 : Math.max(0, -WORLD - s.y0()) - Math.max(0, s.y1() - WORLD);
        return up == 0 ? s : new Extent(s.x0(), s.x1(), s.y0() + up, s.y1() + up);
    }

    /// As much more at both sides as gives the extent the shape of the frame.
    private Extent spread(Extent e, int width, int height) {
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
