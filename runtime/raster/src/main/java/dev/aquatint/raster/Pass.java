package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Scan;
import dev.aquatint.element.Points;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// One aggregation of points: block by block rows are filtered, located and added to a tally, and the tallies merged to planes.
final class Pass {
    /// More planes than colours that anybody tells apart.
    private static final int MOST_CATEGORIES = 256;

    /// Sums add up in this many runs of rows at most, whatever the number of threads, and so always in the same order.
    private static final int MOST_SLICES = 8;

    /// A slice with fewer rows for each cell costs more to merge than its thread gains.
    private static final long ROWS_FOR_A_CELL = 4, LEAST_ROWS_OF_A_SLICE = 1 << 18, BYTES_OF_ALL_SLICES = 256L << 20;

    /// Cells of a task when tallies are merged: a part of each tally stays in the cache.
    private static final int MERGED = 1 << 14;

    private final Points points;
    private final Reduction by;
    private final Canvas canvas;
    private final Locator locator;
    private final Cancel cancel;
    private final Rows rows;
    private final String value, category;
    private final List<String> categories;
    private final int[] base;                   // where the plane of a category code starts
    private final AtomicInteger done = new AtomicInteger();

    Pass(Points points, Reduction by, Canvas canvas, Locator locator, Cancel cancel) {
        this.points = points;
        this.by = by;
        this.canvas = canvas;
        this.locator = locator;
        this.cancel = cancel;
        this.value = by.column().orElse(null);
        this.category = by instanceof By(var of, _) ? of : null;
        Set<String> columns = new LinkedHashSet<>(List.of(points.x(), points.y()));
        if (value != null) columns.add(value);
        if (category != null) columns.add(category);
        cancel.check();
        Scan scan = Scan.of(points.frame(), List.copyOf(columns));
        requireNumbers(scan);
        this.rows = new Rows(scan);
        List<String> byCode = category == null ? List.of() : categories(scan);
        this.categories = byCode.stream().sorted().toList();
        requireMemory();
        this.base = byCode.stream().mapToInt(c -> categories.indexOf(c) * canvas.cells()).toArray();
    }

    Raster run(Team team, Tallies spare) {
        int planes = category == null ? 1 : categories.size();
        if (planes == 0) return new Raster(canvas.width(), canvas.height(), canvas.extent(), List.of(), List.of());
        int cells = canvas.cells() * planes;
        Tally[] tallies = new Tally[Tally.ordered(by) ? slices(cells) : strands(team, cells)];
        boolean drained = false;
        try {
            if (Tally.ordered(by)) {
                for (int i = 0; i < tallies.length; i++) tallies[i] = spare.take(by, cells);
                team.share(tallies.length, rows.strands(), _ -> slice -> {
                    int n = rows.tasks(), from = (int) ((long) n * slice / tallies.length), to = (int) ((long) n * (slice + 1) / tallies.length);
                    IntConsumer strand = strand(tallies[slice]);
                    for (int task = from; task < to; task++) strand.accept(task);
                });
            } else {
                team.share(rows.tasks(), tallies.length, i -> strand(tallies[i] = spare.take(by, cells)));
            }
            Raster raster = merge(team, tallies, planes);
            drained = true;
            return raster;
        } finally {
            for (Tally t : tallies) {
                if (t == null) continue;
                if (!drained) t.clear();
                spare.give(by, t);
            }
        }
    }

    /// How many tallies anything but a sum takes: one for each thread, but no more than a quarter of the heap.
    private int strands(Team team, long cells) {
        long fitting = Runtime.getRuntime().maxMemory() / 4 / (cells * Tally.bytes(by));
        return (int) Math.clamp(Math.min(fitting, Math.min(rows.tasks(), rows.strands())), 1, team.threads());
    }

    /// How many tallies a sum takes: as many as are of use and fit, which says nothing of threads. A power of two, because
    /// threads mostly are.
    private int slices(long cells) {
        long useful = rows.scan.rows() / Math.max(LEAST_ROWS_OF_A_SLICE, ROWS_FOR_A_CELL * cells);
        long fitting = BYTES_OF_ALL_SLICES / (cells * Tally.bytes(by));
        return (int) Long.highestOneBit(Math.clamp(Math.min(useful, fitting), 1, MOST_SLICES));
    }

    private IntConsumer strand(Tally tally) {
        Block block = Block.mine();
        return task -> {
            Chunk x = rows.chunk(task, points.x()), y = rows.chunk(task, points.y());
            Chunk values = value == null ? null : rows.chunk(task, value), codes = category == null ? null : rows.chunk(task, category);
            boolean straight = canvas.linear() && x.type() == ColumnType.FLOAT32 && y.type() == ColumnType.FLOAT32;
            boolean filtered = rows.scan.filter() != null, wantsRows = filtered || values != null || codes != null;
            int to = rows.to(task);
            for (int from = rows.from(task); from < to; from += Block.ROWS) {
                cancel.check();
                int n = Math.min(Block.ROWS, to - from);
                if (straight) {
                    locator.locate(canvas, x.data(), y.data(), from, n, wantsRows, block);
                } else {
                    read(x, canvas.x(), from, n, block.xFloat, block.x);
                    read(y, canvas.y(), from, n, block.yFloat, block.y);
                    locator.locate(canvas, n, wantsRows, block);
                }
                if (block.size == 0) continue;
                if (filtered) {
                    rows.keep(task, from, n, block.keep);
                    block.dropUnkept();
                }
                if (codes != null) {
                    codes.codes(from, n, block.category);
                    block.spreadOverCategories(base);
                }
                if (block.size == 0) continue;
                if (values != null) Values.read(values, from, n, block.xFloat, block.value);
                tally.add(block);
            }
            cancel.tell((double) done.incrementAndGet() / rows.tasks());
        };
    }

    private static void read(Chunk chunk, Axis axis, int from, int n, float[] floats, double[] into) {
        Values.read(chunk, from, n, floats, into);
        axis.map(into, n);
    }

    private Raster merge(Team team, Tally[] all, int planes) {
        Tally[] used = Arrays.stream(all).filter(t -> t != null).toArray(Tally[]::new);
        if (used.length == 0) used = new Tally[] {Tally.of(by, canvas.cells() * planes)};
        Tally[] tallies = used;
        int cells = canvas.cells(), parts = (cells + MERGED - 1) / MERGED;
        List<Plane> result = new ArrayList<>();
        for (int p = 0; p < planes; p++) result.add(tallies[0].plane(cells));
        team.share(planes * parts, planes * cells < 1 << 16 ? 1 : Integer.MAX_VALUE, _ -> task -> {
            cancel.check();
            int plane = task / parts, from = task % parts * MERGED;
            tallies[0].drain(tallies, plane * cells, result.get(plane), from, Math.min(from + MERGED, cells));
        });
        cancel.tell(1);
        return new Raster(canvas.width(), canvas.height(), canvas.extent(), result, categories);
    }

    private void requireNumbers(Scan scan) {
        for (String axis : List.of(points.x(), points.y())) {
            if (scan.type(axis) == ColumnType.STRING) {
                throw new IllegalArgumentException("column '%s' of %s holds text: points need numbers as x and y".formatted(axis, points.frame().name()));
            }
        }
        if (value != null && scan.type(value) == ColumnType.STRING && !takesText(by)) {
            throw new IllegalArgumentException("column '%s' of %s holds text, which has no %s: count(\"%s\") and by(\"%s\") take text".formatted(
                    value, points.frame().name(), name(by), value, value));
        }
    }

    private static boolean takesText(Reduction reduction) {
        return switch (reduction) {
            case Count _, Any _ -> true;
            case Sum _, Mean _, Min _, Max _ -> false;
            case By(_, var each) -> takesText(each);
        };
    }

    private static String name(Reduction reduction) {
        return switch (reduction) {
            case Count _ -> "count";
            case Any _ -> "any";
            case Sum _ -> "sum";
            case Mean _ -> "mean";
            case Min _ -> "min";
            case Max _ -> "max";
            case By(_, var each) -> name(each);
        };
    }

    private List<String> categories(Scan scan) {
        if (scan.type(category) != ColumnType.STRING && scan.type(category) != ColumnType.BOOLEAN) {
            throw new IllegalArgumentException("column '%s' of %s holds %s, not categories: by(...) takes text or booleans".formatted(
                    category, points.frame().name(), scan.type(category).name().toLowerCase(Locale.ROOT)));
        }
        List<String> all = scan.categories(category);
        if (all.size() > MOST_CATEGORIES) {
            throw new IllegalArgumentException("column '%s' of %s has %,d categories, by(...) takes up to %d: select the ones to look at".formatted(
                    category, points.frame().name(), all.size(), MOST_CATEGORIES));
        }
        return all;
    }

    /// A raster and one tally may take half of the heap together.
    private void requireMemory() {
        long planes = Math.max(1, categories.size()), cells = canvas.cells() * planes;
        long bytes = cells * (Tally.bytes(by) + Math.min(Tally.bytes(by), 8)), most = Runtime.getRuntime().maxMemory() / 2;
        if (bytes > most || cells > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException("a raster of %d x %d cells%s needs %,d MB, and there are %,d MB for it: ask for a smaller one, or start with a larger -Xmx".formatted(
                    canvas.width(), canvas.height(), category == null ? "" : " x %d categories".formatted(planes), bytes >> 20, most >> 20));
        }
    }
}
