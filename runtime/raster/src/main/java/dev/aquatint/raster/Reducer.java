package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Scan;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.kernel.Budget;
import dev.aquatint.raster.kernel.Edges;
import dev.aquatint.raster.kernel.Kernel;
import dev.aquatint.raster.kernel.Tallies;
import dev.aquatint.raster.kernel.Tally;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Distinct;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// What becomes of located rows, whatever glyph has located them: it reads what a reduction needs of them, keeps tallies, and merges
/// them to a raster.
///
/// Of a summary each part has tallies of its own, and all take each block in turn.
final class Reducer {
    /// What goes by the order of rows is tallied in this many runs of them at most, whatever the number of threads, and so always in the same order.
    private static final int MOST_SLICES = 8;

    /// A slice with fewer hits for each cell costs more to merge than its thread gains.
    private static final long HITS_FOR_A_CELL = 4, LEAST_HITS_OF_A_SLICE = 1 << 18, BYTES_OF_ALL_SLICES = 256L << 20;

    /// Cells of a task when tallies are merged: a part of each tally stays in the cache.
    private static final int MERGED = 1 << 14;

    /// One reduction of one thing.
    ///
    /// @param kernel what is done within a group
    /// @param groups null when all rows are one
    /// @param value the column that is reduced, or null
    /// @param beside the column of weights or of what is looked up, or null
    /// @param text whether that column is text
    record Part(Reduction by, Kernel kernel, Groups groups, String value, String beside, boolean text) {
        int planes() {
            return groups == null ? 1 : groups.names().size();
        }
    }

    private final Frame frame;
    private final Reduction by;
    private final Edges edges;
    private final Grid grid;
    private final Rows rows;
    private final List<Part> parts;
    private final List<Budget> budgets;
    private final boolean ordered;
    private final AtomicInteger done = new AtomicInteger();

    /// @param frame of the glyph, for messages
    /// @param rows of a scan with the columns of the reduction
    Reducer(Frame frame, Reduction by, Edges edges, Grid grid, Rows rows) {
        this.frame = frame;
        this.by = by;
        this.edges = edges;
        this.grid = grid;
        this.rows = rows;
        List<Reduction> all = by instanceof Summary(var of) ? of : List.of(by);
        this.parts = all.stream().map(this::part).toList();
        this.ordered = parts.stream().anyMatch(p -> p.kernel.ordered());
        this.budgets = parts.stream().map(_ -> new Budget(Runtime.getRuntime().maxMemory() / 4 / parts.size())).toList();
        requireMemory();
    }

    private Part part(Reduction by) {
        Reduction each = by instanceof By(_, var of) ? of : by;
        Groups groups = by instanceof By(var grouping, _) ? Groups.of(grouping, rows.scan, frame) : null;
        String value = each.column().orElse(null), beside = each.columns().size() == 2 ? each.columns().get(1) : null;
        requireNumbers(each, value, beside);
        return new Part(by, Kernel.of(each, edges, rows.scan::grain, rows.scan::wide), groups, value, beside, value != null && rows.scan.type(value) == ColumnType.STRING);
    }

    List<Part> parts() {
        return parts;
    }

    /// The first cell of the group that each row of a chunk of the column of groups is in; negative where it is in none.
    int[] planes(Part part, Chunk chunk) {
        Block block = Block.mine();
        part.groups.codes(chunk, 0, chunk.rows(), block);
        part.groups.toPlanes(block, chunk.rows(), grid.cells());
        return Arrays.copyOf(block.offset, chunk.rows());
    }

    /// Whether `row` is wanted beside `cell` when the offsets of groups are taken along.
    boolean wantsRows() {
        return parts.stream().anyMatch(p -> p.value != null || p.groups != null && !grouped());
    }

    /// Whether rows fall into one kind of groups, so that a locator may take their offsets along.
    boolean grouped() {
        return parts.size() == 1 && parts.getFirst().groups != null;
    }

    /// Runs all tasks and merges what they tallied.
    ///
    /// @param glyph for each strand, what locates the rows of a task and hands them on
    Raster run(Team team, Tallies spare, Cancel cancel, Function<Strand, IntConsumer> glyph) {
        Tally[][] tallies = new Tally[ordered ? slices() : strands(team)][];
        boolean drained = false;
        try {
            if (ordered) {
                team.share(tallies.length, rows.strands(), _ -> slice -> {
                    int n = rows.tasks(), from = (int) ((long) n * slice / tallies.length), to = (int) ((long) n * (slice + 1) / tallies.length);
                    IntConsumer strand = strand(tallies[slice] = take(spare), glyph, cancel);
                    for (int task = from; task < to; task++) strand.accept(task);
                });
            } else {
                team.share(rows.tasks(), tallies.length, i -> strand(tallies[i] = take(spare), glyph, cancel));
            }
            if (tallies[0] == null) tallies[0] = take(spare);            // not a single task
            Raster raster = merge(team, Arrays.stream(tallies).filter(t -> t != null).toArray(Tally[][]::new), cancel);
            drained = true;
            return raster;
        } finally {
            for (Tally[] t : tallies) give(t, spare, drained);
        }
    }

    /// Takes tasks of one chunk.
    interface Reading {
        void tasks(Strand into, int from, int to);
    }

    /// The same for rows that are read chunk by chunk, with looks at what there is in between. Where order shows a slice goes by its chunks one after the other; otherwise
    /// each thread takes the next one.
    Raster run(Team team, int threads, Tallies spare, Cancel cancel, Reading reading, Drafts drafts) {
        int tasks = rows.tasks(), lanes = ordered ? slices() : (int) Math.clamp(Math.min(threads, fitting()), 1, Math.max(1, tasks));
        Strand[] strands = new Strand[lanes];
        boolean drained = false;
        try {
            for (int i = 0; i < lanes; i++) strands[i] = new Strand(parts, grid.cells(), take(spare));
            AtomicInteger shared = new AtomicInteger(), done = new AtomicInteger();
            int[] next = IntStream.range(0, lanes).map(i -> (int) ((long) tasks * i / lanes)).toArray(), end = IntStream.range(0, lanes).map(i -> (int) ((long) tasks * (i + 1) / lanes)).toArray();
            while (done.get() < tasks) {
                team.share(lanes, threads, _ -> lane -> {
                    do {
                        int from = ordered ? next[lane] : shared.get(), to = chunkEnd(from, ordered ? end[lane] : tasks);
                        if (from == to) return;
                        if (ordered) next[lane] = to;
                        else if (!shared.compareAndSet(from, to)) continue;
                        cancel.check();
                        reading.tasks(strands[lane], from, to);
                        cancel.tell((double) done.addAndGet(to - from) / tasks);
                    } while (!drafts.due());
                });
                if (done.get() == tasks) break;
                drafts.take(() -> draft(team, strands, cancel));
            }
            Raster raster = merge(team, Arrays.stream(strands).map(Strand::tallies).toArray(Tally[][]::new), cancel);
            drained = true;
            return raster;
        } finally {
            for (Strand s : strands) if (s != null) give(s.tallies(), spare, drained);
        }
    }

    /// Behind the tasks that are in the chunk of one.
    private int chunkEnd(int task, int end) {
        int to = task;
        while (to < end && rows.chunk(to) == rows.chunk(task)) to++;
        return to;
    }

    /// What is tallied so far; null where that cannot be had twice.
    private Raster draft(Team team, Strand[] strands, Cancel cancel) {
        if (bytes() * strands.length > Runtime.getRuntime().maxMemory() / 8) return null;
        Tally[][] copies = new Tally[strands.length][parts.size()];
        for (int i = 0; i < copies.length; i++) {
            for (int p = 0; p < parts.size(); p++) {
                copies[i][p] = strands[i].tallies()[p].copy();
                if (copies[i][p] == null) return null;
            }
        }
        double done = cancel.done();
        Raster raster = merge(team, copies, cancel);
        cancel.tell(done);
        return raster;
    }

    private Tally[] take(Tallies spare) {
        Tally[] taken = new Tally[parts.size()];
        for (int p = 0; p < taken.length; p++) {
            taken[p] = spare.take(parts.get(p).kernel, grid.cells() * parts.get(p).planes());
            taken[p].allow(budgets.get(p));
        }
        return taken;
    }

    private void give(Tally[] taken, Tallies spare, boolean drained) {
        if (taken == null) return;
        for (int p = 0; p < taken.length; p++) {
            if (taken[p] == null) continue;
            if (!drained) taken[p].clear();
            spare.give(parts.get(p).kernel, taken[p]);
        }
    }

    private IntConsumer strand(Tally[] tallies, Function<Strand, IntConsumer> glyph, Cancel cancel) {
        Strand strand = new Strand(parts, grid.cells(), tallies);
        IntConsumer located = glyph.apply(strand);
        return task -> {
            strand.open(rows, task);
            located.accept(task);
            cancel.tell((double) done.incrementAndGet() / rows.tasks());
        };
    }

    /// How many tallies anything but a sum takes: one for each thread, but no more than a quarter of the heap.
    private int strands(Team team) {
        return (int) Math.clamp(Math.min(fitting(), Math.min(rows.tasks(), rows.strands())), 1, team.threads());
    }

    private long fitting() {
        return Runtime.getRuntime().maxMemory() / 4 / bytes();
    }

    /// How many tallies a sum takes: as many as are of use and fit, which says nothing of threads. A power of two, because
    /// threads mostly are.
    private int slices() {
        long cells = parts.stream().mapToLong(p -> (long) grid.cells() * p.planes()).max().orElseThrow();
        long useful = rows.total() * edges.hits() / Math.max(LEAST_HITS_OF_A_SLICE, HITS_FOR_A_CELL * cells);
        long fitting = BYTES_OF_ALL_SLICES / bytes();
        return (int) Long.highestOneBit(Math.clamp(Math.min(useful, fitting), 1, MOST_SLICES));
    }

    /// Of a tally of each part.
    private long bytes() {
        return Math.max(1, parts.stream().mapToLong(p -> (long) grid.cells() * p.planes() * p.kernel.bytes()).sum());
    }

    private Raster merge(Team team, Tally[][] used, Cancel cancel) {
        Map<String, Raster> merged = new LinkedHashMap<>();
        for (int p = 0; p < parts.size(); p++) {
            int at = p;
            Tally[] tallies = Arrays.stream(used).map(t -> t[at]).toArray(Tally[]::new);
            merged.put(parts.get(p).by.label(), merge(parts.get(p), tallies, team, cancel));
        }
        cancel.tell(1);
        return by instanceof Summary ? Raster.summary(merged) : merged.values().iterator().next();
    }

    private Raster merge(Part part, Tally[] tallies, Team team, Cancel cancel) {
        int cells = grid.cells(), runs = (cells + MERGED - 1) / MERGED, planes = part.planes(), ranks = tallies[0].ranks();
        int[] plane = part.groups == null ? new int[1] : part.groups.plane();
        Plane[][] groups = new Plane[planes][ranks];
        team.share(planes, (long) planes * cells < 1 << 20 ? 1 : Integer.MAX_VALUE, _ -> g -> {             // memory of many planes takes a while to be had
            for (int r = 0; r < ranks; r++) groups[g][r] = tallies[0].plane(tallies, plane[g] * cells, cells);
        });
        tallies[0].settle(tallies);
        team.share(planes * runs, (long) planes * cells < 1 << 16 ? 1 : Integer.MAX_VALUE, _ -> task -> {
            cancel.check();
            int group = task / runs, from = task % runs * MERGED;
            tallies[0].drain(tallies, plane[group] * cells, List.of(groups[group]), from, Math.min(from + MERGED, cells));
        });
        List<String> names = part.groups == null ? List.of() : part.groups.names();
        List<Raster> rasters = new ArrayList<>();
        for (int r = 0; r < ranks; r++) {
            int rank = r;
            rasters.add(new Raster(grid.width(), grid.height(), grid.extent(), Arrays.stream(groups).map(g -> g[rank]).toList(), names));
        }
        return ranks == 1 ? rasters.getFirst() : Raster.ranked(rasters);
    }

    private void requireNumbers(Reduction each, String value, String beside) {
        boolean takesText = each instanceof Count || each instanceof Any || each instanceof Distinct;
        if (value != null && rows.scan.type(value) == ColumnType.STRING && !takesText) {
            throw new IllegalArgumentException("column '%s' of %s holds text, and %s needs numbers: count(\"%s\"), distinct(\"%s\") and by(\"%s\") take text".formatted(
                    value, frame.name(), each.source(), value, value, value));
        }
        if (beside != null && rows.scan.type(beside) == ColumnType.STRING) {
            throw new IllegalArgumentException("column '%s' of %s holds text, and %s needs numbers: where(...) without a column gives the number of the row, and frame.row(number) what it says".formatted(
                    beside, frame.name(), each.source()));
        }
    }

    /// A raster and one tally may take half of the heap together.
    private void requireMemory() {
        long bytes = 0, most = Runtime.getRuntime().maxMemory() / 2;
        for (Part p : parts) {
            long cells = (long) grid.cells() * Math.max(1, p.planes()), each = p.kernel.bytes();
            bytes += cells * (each + Math.min(each, 8L * Tally.ranks(p.kernel.each())));
            if (cells * Tally.width(p.kernel.each()) > Integer.MAX_VALUE - 64) bytes = Math.max(bytes, most + 1);
        }
        if (bytes <= most) return;
        Part part = parts.getFirst();
        throw new IllegalArgumentException("a raster of %d x %d cells%s needs %,d MB for %s, and there are %,d MB for it: ask for a smaller one, or start with a larger -Xmx".formatted(
                grid.width(), grid.height(), part.groups == null ? "" : " x %d categories".formatted(part.planes()), bytes >> 20, by.source(), most >> 20));
    }
}
