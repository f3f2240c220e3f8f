package dev.aquatint.raster;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.Slice;
import dev.aquatint.element.Points;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;

/// Overviews: those that stores keep, and of what was looked at last, made in the background, one at a time and the latest first.
final class Overviews {
    /// With fewer leaves, any view is aggregated as fast.
    private static final int LEAST_LEAVES = 50_000;

    private static final int KEPT = 6;

    /// @param data where all points are
    record Of(Points points, Reduction by, Extent data) {
        Of {
            points = points.with(Style.NONE);
        }

        /// Of a frame without what it asks of a column of few values, in groups of these.
        static Of of(Slice slice, Points points, Reduction by, Extent data) {
            return new Of(Points.points(slice.rest(), points.x(), points.y()), new By(slice.by(), by), data);
        }
    }

    private final Remembered<Of, MadeOverview> made = new Remembered<>(KEPT);
    private List<Of> wanted = List.of();
    private Of current;
    private Cancel making = new Cancel();
    private boolean running;

    /// What makes a raster of the points, unless it is cancelled.
    interface Aggregation {
        Raster of(Points points, Reduction by, Viewport cells, Cancel cancel);
    }

    /// Null when there is none (yet).
    Overview known(Points points, Reduction by, Indexed indexed) {
        List<Overview> parts = new ArrayList<>();
        for (Reduction part : MeanOverview.parts(by)) {
            Overview of = single(points, part, indexed);
            if (of == null) return null;
            parts.add(of);
        }
        return parts.size() == 1 ? parts.getFirst() : new MeanOverview(parts.getFirst(), parts.getLast(), by instanceof Summary both ? both : null);
    }

    /// The one that a store keeps, or that was made of the points, or the one by the values of a column that is filtered, of which those that are kept are shown.
    private Overview single(Points points, Reduction by, Indexed indexed) {
        Overview stored = StoredOverview.of(points, by, indexed);
        if (stored != null) return stored;
        Extent data = indexed.tree().bounds();
        Overview own = made.known(new Of(points, by, data));
        if (own != null || !sliced(by)) return own;
        for (Slice s : indexed.slices()) {
            MadeOverview of = made.known(Of.of(s, points, by, data));
            if (of != null) return of.only(s.kept());
        }
        return null;
    }

    private static boolean sliced(Reduction by) {
        return !(by instanceof By) && Fold.of(by) != null;
    }

    /// Says that views of these points are going to move, or what filters keep of them.
    ///
    /// @param courtesy called before each step of some milliseconds; may wait while others need the cores
    void later(Points points, Reduction by, Indexed indexed, Aggregation aggregation, Runnable courtesy) {
        if (indexed.tree().nodes(0) < LEAST_LEAVES) return;
        Extent data = indexed.tree().bounds();
        List<Of> all = new ArrayList<>();
        for (Reduction part : MeanOverview.parts(by)) {
            if (Fold.of(part) == null || StoredOverview.of(points, part, indexed) != null) continue;
            List<Slice> slices = sliced(part) ? indexed.slices() : List.of();
            if (slices.isEmpty()) all.add(new Of(points, part, data));
            for (Slice s : slices) all.add(Of.of(s, points, part, data));
        }
        if (!all.isEmpty()) later(all, aggregation, courtesy);
    }

    private synchronized void later(List<Of> all, Aggregation aggregation, Runnable courtesy) {
        if (current != null && all.equals(List.of(current))) return;            // it is what is aggregated for it
        wanted = all.stream().filter(of -> made.known(of) == null).toList();
        if (wanted.isEmpty() || wanted.contains(current)) return;
        making.cancel();
        if (running) return;
        running = true;
        Thread.ofPlatform().daemon().name("aquatint-overview").start(() -> {
            for (Of of = next(null); of != null; of = next(of)) make(of, making, aggregation, courtesy);
        });
    }

    private void make(Of of, Cancel cancel, Aggregation aggregation, Runnable courtesy) {
        try {
            made.put(of, MadeOverview.of(of.by, of.data, cells -> {
                courtesy.run();
                cancel.check();
                return aggregation.of(of.points, of.by, cells, cancel);
            }));
        } catch (Cancelled _) {
            // others are wanted by now
        }
    }

    /// @param last what is not begun again, whatever became of it
    private synchronized Of next(Of last) {
        current = wanted.stream().filter(of -> !of.equals(last) && made.known(of) == null).findFirst().orElse(null);
        running = current != null;
        making = new Cancel();
        return current;
    }
}
