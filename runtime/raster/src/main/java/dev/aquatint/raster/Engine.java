package dev.aquatint.raster;

import dev.aquatint.columns.Hints;
import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.Streamed;
import dev.aquatint.element.Area;
import dev.aquatint.element.Curve;
import dev.aquatint.element.Glyph;
import dev.aquatint.element.Histogram;
import dev.aquatint.element.Mesh;
import dev.aquatint.element.Path;
import dev.aquatint.element.Points;
import dev.aquatint.element.Polygons;
import dev.aquatint.element.Rasterizable;
import dev.aquatint.element.Rectangles;
import dev.aquatint.element.Segments;
import dev.aquatint.element.Spread;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Dimension;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Locator;
import dev.aquatint.raster.glyph.Locators;
import dev.aquatint.raster.glyph.Shape;
import dev.aquatint.raster.kernel.Bytes;
import dev.aquatint.raster.kernel.Tallies;
import dev.aquatint.reduce.Reduction;
import java.util.List;

/// Aggregates rows on a fixed set of threads.
///
/// Points, lines, areas and meshes come to what Datashader makes of them, cell for cell; images, polygons, rectangles and bins are deliberately otherwise, as the
/// README of this module says.
///
/// Results are the same, bit for bit, whatever the number of threads. Safe from any number of threads at once.
public final class Engine implements AutoCloseable {
    private final Team team;
    private final boolean closeable;
    private final Locator locator;                      // null: whichever has been found to be faster
    private final Tallies spare = new Tallies();
    private final Frames frames = new Frames();
    private final Overviews overviews = new Overviews();
    private final Surfaces surfaces = new Surfaces();
    private final Regions regions = new Regions();
    private final Hints hints = new Hints();
    private final Bounds bounds;

    Engine(int threads, Locator locator) {
        this(threads, locator, true);
    }

    private Engine(int threads, Locator locator, boolean closeable) {
        this.team = new Team(threads);
        this.bounds = new Bounds(team, regions);
        this.closeable = closeable;
        this.locator = locator;
        if (locator == null) Thread.ofPlatform().daemon().name("aquatint-calibrate").start(Engine::calibrate);       // the first frame does not wait for it
    }

    /// The engine of this process, with a daemon thread for each core; started when it is first asked for.
    public static Engine shared() {
        return Shared.ENGINE;
    }

    /// An engine with threads of its own, 1 to 1024, until it is closed.
    public static Engine of(int threads) {
        return new Engine(threads, null);
    }

    /// Reduces the rows, or the values of a mesh, that fall on each cell of a view.
    ///
    /// Counts are uint32, `any` is flags, numbers of rows are int64 with -1 for empty cells, everything else float64 with NaN; `by` makes a
    /// plane for each category in alphabetical order, whether rows have it or not. Several values of a cell are `ranks` of the raster, those of a
    /// summary its `parts`.
    ///
    /// The shared engine has large data indexed in the background after the first picture of it, because pictures are mostly moved next;
    /// from then on a frame reads what is in view. That changes no bit. Of larger data it makes an overview then, for [#coarse].
    ///
    /// @throws IllegalArgumentException if the view has no area, the raster would take more than half of the heap, or a column holds
    ///         what cannot be reduced so
    /// @throws Cancelled soon after `cancel` was asked for
    public Raster rasterize(Rasterizable<?> of, Reduction by, Viewport viewport, Cancel cancel) {
        return rasterize(of, by, viewport, cancel, Drafts.none());
    }

    /// The same, with looks at what there is so far where that takes long: of points that do not fit into memory, and are read for each raster.
    ///
    /// @param drafts gets rasters of the rows that are read, of the same cells
    public Raster rasterize(Rasterizable<?> of, Reduction by, Viewport viewport, Cancel cancel, Drafts drafts) {
        Grid grid = Grid.of(viewport);
        Raster raster = switch (of) {
            case Mesh<?> mesh -> new MeshPass(mesh, by, grid, cancel).run(team, surfaces);
            case Glyph<?> glyph -> glyph(glyph, by, grid, cancel, drafts.after(draft -> along(draft, of, grid, viewport)));
        };
        return along(raster, of, grid, viewport);
    }

    private static Raster along(Raster raster, Rasterizable<?> of, Grid grid, Viewport viewport) {
        return raster.along(dimension(of, 0, grid.x(), viewport.x()), dimension(of, 1, grid.y(), viewport.y()));
    }

    /// A raster of a view, and of some of what is around it, within some ten milliseconds, for while the view moves: on cells that are one to two pixels
    /// a side, or up to eight where that would take longer, and exact for these.
    ///
    /// Null when it cannot be had so fast: without an index, on a log axis, for reductions in which the order of rows shows, or for too many rows that
    /// have to be read one by one.
    ///
    /// @throws IllegalArgumentException as [#rasterize] does
    /// @throws Cancelled soon after `cancel` was asked for
    public Coarse coarse(Rasterizable<?> of, Reduction by, Viewport view, Cancel cancel) {
        if (!(of instanceof Points points) || !Grid.of(view).linear()) return null;
        Indexed indexed = Indexed.of(points.frame(), points.x(), points.y());
        if (indexed == null || !IndexPass.takes(by, indexed) || Streamed.of(points.frame(), Pass.columns(points, by, List.of())) != null) return null;
        Overview overview = overviews.known(points, by, indexed);
        Coarsening to = IndexPass.of(indexed, points, by, Grid.of(view), locator(), cancel).coarsening(view, overview);
        if (to == null) return null;
        Raster raster = overview != null && overview.resolves(to.lattice()) ? overview.on(to.lattice(), to.cells()) : rasterize(points, by, to.cells(), cancel);
        return new Coarse(raster, to.known(), to.pixels());
    }

    private static void calibrate() {
        Locators.calibrate();
        Bytes.calibrate();
    }

    private Locator locator() {
        return locator == null ? Locators.chosen() : locator;
    }

    private Raster glyph(Glyph<?> glyph, Reduction by, Grid grid, Cancel cancel, Drafts drafts) {
        frames.begin();
        Pass pass = null;
        try {
            pass = pass(glyph, by, grid, cancel);
            if (pass instanceof StreamPass p) p.hint(hints);
            Raster raster = pass.run(team, spare, drafts);
            if (!closeable) prepare(pass, glyph, by);
            return raster;
        } finally {
            if (pass != null) pass.close();
            frames.end();
        }
    }

    /// There will be more frames like this one.
    private void prepare(Pass pass, Glyph<?> glyph, Reduction by) {
        switch (pass) {
            case PointPass p -> p.indexLater(frames::giveWay);
            case IndexPass p -> overviews.later((Points) glyph, by, p.indexed(), this::rasterize, frames::giveWay);
            case PickedPass _, ShapePass _, StreamPass _ -> {}
        }
    }

    private Pass pass(Glyph<?> glyph, Reduction by, Grid grid, Cancel cancel) {
        return switch (glyph) {
            case Points p -> points(p, by, grid, locator(), cancel);
            case Curve c -> new ShapePass(c, Shape.of(c, by, grid), by, grid, cancel);
            case Path p -> new ShapePass(p, Shape.of(p, by, grid), by, grid, cancel);
            case Area a -> new ShapePass(a, Shape.of(a, grid), by, grid, cancel);
            case Spread s -> new ShapePass(s, Shape.of(s, grid), by, grid, cancel);
            case Segments s -> new ShapePass(s, Shape.of(s, by, grid), by, grid, cancel);
            case Polygons p -> new ShapePass(p, Shape.of(p, regions.of(p, cancel), grid), by, grid, cancel);
            case Rectangles r -> new ShapePass(r, Shape.of(r, grid), by, grid, cancel);
        };
    }

    /// With an index down its tree where the order of rows does not show, by few rows where they are few, and by all rows otherwise; chunk by chunk where these do not fit into memory.
    private static Pass points(Points points, Reduction by, Grid grid, Locator locator, Cancel cancel) {
        cancel.check();
        Streamed streamed = Streamed.of(points.frame(), Pass.columns(points, by, List.of()));
        if (streamed != null) return new StreamPass(streamed, points, by, grid, locator, cancel);
        Indexed indexed = Indexed.of(points.frame(), points.x(), points.y());
        if (indexed == null) return new PointPass(points, by, grid, locator, cancel);
        if (IndexPass.takes(by, indexed)) return IndexPass.of(indexed, points, by, grid, locator, cancel);
        Pass picked = PickedPass.of(indexed, points, by, grid, locator, cancel);
        return picked != null ? picked : new PointPass(points, by, grid, locator, cancel);
    }

    private static Dimension dimension(Rasterizable<?> of, int side, Axis axis, AxisType type) {
        return new Dimension(of.axes().get(side), axis.lo(), axis.hi(), axis.cells(), type);
    }

    /// The smallest extent with all finite coordinates, each axis by itself; an axis where they are all equal reaches one further
    /// on both sides, one without any from -1 to 1. An area to zero includes it. Costs a scan of the coordinates, once for equal frames.
    ///
    /// A mesh reaches to the edges of its cells, a surface to its outermost triangles.
    public Extent bounds(Rasterizable<?> of) {
        return bounds(of, AxisType.LINEAR, AxisType.LINEAR);
    }

    /// The same for axes of any type. A text column reaches from half a place before its first category to half a place behind its last. On a log axis only values above zero count; one without any coordinates goes from 0.1 to 10.
    ///
    /// @throws IllegalArgumentException if a log axis has coordinates, but none above zero
    public Extent bounds(Rasterizable<?> of, AxisType x, AxisType y) {
        return switch (of) {
            case Mesh<?> mesh -> MeshPass.bounds(mesh, x, y, surfaces);
            case Glyph<?> glyph -> bounds.of(glyph, x, y).extent();
        };
    }

    /// Whether there is nothing that has a place, so that [#bounds] are only a place to begin with. Costs no more than these.
    public boolean empty(Rasterizable<?> of, AxisType x, AxisType y) {
        return of instanceof Glyph<?> glyph && bounds.of(glyph, x, y).empty();
    }

    /// The texts of a column in order of their places on an axis. Costs a read of the column, once.
    ///
    /// @throws IllegalArgumentException if it holds no text
    public List<String> categories(Frame frame, String column) {
        return Survey.categories(frame, column);
    }

    /// Whether all values of a column are whole numbers, as dates, flags and the places of texts are. Costs a look at the first rows, and one scan of a
    /// column of floats whose first rows are whole. Floats that do not fit into memory, or are fewer than a thousand, are not taken for whole numbers, and times are none.
    public boolean whole(Frame frame, String column) {
        return Survey.whole(frame, column);
    }

    /// Counts values in equally wide bins, as `numpy.histogram` does; values outside the range, and missing ones, are left out.
    ///
    /// Without a range the bins reach from the smallest to the largest finite value, from 0 to 1 if there is none; a range without
    /// width is widened by a half on both sides.
    ///
    /// @throws Cancelled soon after `cancel` was asked for
    public Bins histogram(Histogram of, Cancel cancel) {
        return Survey.histogram(of, team, cancel);
    }

    /// The coordinates of every row that has finite ones, in order: `{x[], y[]}`; null when there are more than `limit`.
    ///
    /// @throws Cancelled soon after `cancel` was asked for
    public double[][] marks(Points points, int limit, Cancel cancel) {
        return Survey.marks(points, limit, cancel);
    }

    /// Lets the threads go once they have nothing to do. Closing the shared engine does nothing.
    @Override
    public void close() {
        if (closeable) team.close();
    }

    private static final class Shared {
        static final Engine ENGINE = new Engine(Runtime.getRuntime().availableProcessors(), null, false);
    }
}
