package dev.aquatint.raster;

import dev.aquatint.element.Histogram;
import dev.aquatint.element.Points;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Aggregates rows on a fixed set of threads, exactly as Datashader does.
///
/// Results are the same, bit for bit, whatever the number of threads. Safe from any number of threads at once.
public final class Engine implements AutoCloseable {
    /// Of how many frames the bounds are remembered.
    private static final int REMEMBERED = 64;

    private record Place(Frame frame, String x, String y) {}

    private final Team team;
    private final boolean closeable;
    private final Locator locator;                      // null: whichever has been found to be faster
    private final Tallies spare = new Tallies();
    private final Map<Place, Extent> bounds = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Extent> eldest) {
            return size() > REMEMBERED;
        }
    };

    Engine(int threads, Locator locator) {
        this(threads, locator, true);
    }

    private Engine(int threads, Locator locator, boolean closeable) {
        this.team = new Team(threads);
        this.closeable = closeable;
        this.locator = locator;
        if (locator == null) Thread.ofPlatform().daemon().name("aquatint-calibrate").start(Locators::calibrate);     // the first frame does not wait for it
    }

    /// The engine of this process, with a daemon thread for each core; started when it is first asked for.
    public static Engine shared() {
        return Shared.ENGINE;
    }

    /// An engine with threads of its own, 1 to 1024, until it is closed.
    public static Engine of(int threads) {
        return new Engine(threads, null);
    }

    /// Reduces the rows that fall on each cell of a view.
    ///
    /// Counts are uint32, `any` is flags, everything else float64 with NaN for empty cells; `by` makes a plane for each category
    /// in alphabetical order, whether rows have it or not.
    ///
    /// @throws IllegalArgumentException if the view has no area, the raster would take more than half of the heap, a column holds
    ///         what cannot be reduced so, or there are more than 256 categories
    /// @throws Cancelled soon after `cancel` was asked for
    public Raster rasterize(Points points, Reduction by, Viewport viewport, Cancel cancel) {
        return rasterize(points, by, Canvas.of(viewport), cancel);
    }

    Raster rasterize(Points points, Reduction by, Canvas canvas, Cancel cancel) {
        return new Pass(points, by, canvas, locator == null ? Locators.chosen() : locator, cancel).run(team, spare);
    }

    /// The smallest extent with all finite coordinates, each axis by itself; an axis where they are all equal reaches one further
    /// on both sides, one without any from -1 to 1. Costs a scan of both columns, once for equal frames.
    public Extent bounds(Points points) {
        Place place = new Place(points.frame(), points.x(), points.y());
        synchronized (bounds) {
            Extent known = bounds.get(place);
            if (known != null) return known;
        }
        Range[] r = Survey.ranges(points.frame(), List.of(points.x(), points.y()), team, new Cancel());
        Extent found = Extent.of(opened(r[0]), opened(r[1]));
        synchronized (bounds) {
            bounds.put(place, found);
        }
        return found;
    }

    private static Range opened(Range data) {
        if (data == null) return new Range(-1, 1);
        return data.lo() == data.hi() ? new Range(data.lo() - 1, data.hi() + 1) : data;
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
