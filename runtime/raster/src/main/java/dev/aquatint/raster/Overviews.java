package dev.aquatint.raster;

import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.element.Points;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.style.Style;

/// Overviews of what was looked at last, made in the background, one at a time and the latest first.
final class Overviews {
    /// With fewer leaves, any view is aggregated as fast.
    private static final int LEAST_LEAVES = 50_000;

    private static final int KEPT = 4;

    private record Of(Points points, Reduction by) {}

    private final Remembered<Of, Overview> made = new Remembered<>(KEPT);
    private Of wanted;
    private Cancel making;

    /// What makes a raster of the points, unless it is cancelled.
    interface Aggregation {
        Raster of(Viewport cells, Cancel cancel);
    }

    /// Null when there is none (yet).
    Overview known(Points points, Reduction by) {
        return made.known(new Of(points.with(Style.NONE), by));
    }

    /// Says that views of these points are going to move.
    ///
    /// @param courtesy called before each step of some milliseconds; may wait while others need the cores
    synchronized void later(Points points, Reduction by, Tree tree, Aggregation aggregation, Runnable courtesy) {
        Of of = new Of(points.with(Style.NONE), by);
        if (tree.nodes(0) < LEAST_LEAVES || Fold.of(by) == null || of.equals(wanted) || made.known(of) != null) return;
        wanted = of;
        if (making != null) making.cancel();
        Cancel cancel = making = new Cancel();
        Extent data = Coarsening.box(tree);
        Thread.ofPlatform().daemon().name("aquatint-overview").start(() -> {
            try {
                Overview overview = Overview.of(by, data, cells -> {
                    courtesy.run();
                    cancel.check();
                    return aggregation.of(cells, cancel);
                });
                made.put(of, overview);
            } catch (Cancelled _) {
                // another one is wanted by now
            } finally {
                over(of);
            }
        });
    }

    private synchronized void over(Of of) {
        if (of.equals(wanted)) wanted = null;
    }
}
