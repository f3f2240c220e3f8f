package dev.aquatint.columns.aqua;

import dev.aquatint.columns.Census;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Ordered;
import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.spatial.Aggregates;
import dev.aquatint.columns.spatial.Coordinates;
import dev.aquatint.columns.spatial.Frequencies;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.columns.spatial.Workers;
import dev.aquatint.frame.ColumnType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/// What a store has above its columns: a tree of boxes over points that are written in its order, and what the nodes have of each column.
record Hierarchy(StorePlan plan, StoreFolder folder, String generation, List<Manifest.Column> columns) {
    /// More cells show no more, and fewer nothing.
    private static final int POINTS_OF_A_CELL = 4, MOST_CELLS = 1 << 28, LEAST_CELLS = 1 << 16;

    /// With the coarser ones above it a cell takes 1.4 bytes, and 5.4 where each tile has one of very many points: on the heap while points are counted, where others need a
    /// third of what there is, and outside of it when they are.
    private static final int BYTES_OF_A_CELL = 6, HEAP_OF_A_CELL = 10;

    private static final Workers WORKERS = (n, task) -> Parallel.run("nodes", n, task);

    /// Computes boxes and writes them, leaves first.
    Tree boxes(int points, FileChannel to) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            Tree tree = Tree.of(places(points, arena), WORKERS, Memory::allocate);
            long at = 0;
            for (int level = 0; level < tree.levels(); level++) at = StoreWriter.write(to, tree.boxes(level), at);
            return tree;
        }
    }

    /// What nodes have of each column but those of the points: of numbers aggregates, of few values how often each occurs.
    List<Manifest.Nodes> nodes(Tree tree, Dictionary[] texts, FileChannel to) throws IOException {
        List<Manifest.Nodes> kept = new ArrayList<>();
        long at = 0;
        for (int c = 0; c < plan.fields().size(); c++) {
            Manifest.Column column = columns.get(c);
            if (column.name().equals(plan.x()) || column.name().equals(plan.y())) continue;
            try (Arena arena = Arena.ofShared()) {
                Chunk points = mapped(c, tree.points(), arena);
                if (column.type() != ColumnType.STRING) {
                    Aggregates all = Aggregates.of(tree, points::doubles, column.facts().grain(), WORKERS, Memory::allocate);
                    kept.add(new Manifest.Nodes(Ordered.Kept.AGGREGATES, c, Aggregates.NODE, Aggregates.NODE, at));
                    for (int level = 0; level < tree.levels(); level++) at = StoreWriter.write(to, all.nodes(level), at);
                }
                Chunk values = Census.values(column.type(), column.facts().bounds(), texts[c] == null ? 0 : texts[c].size());
                if (values == null) continue;
                int categories = values.rows() - 1;
                Frequencies all = Frequencies.of(tree, Census.codes(points, values), categories, WORKERS, Memory::allocate);
                kept.add(new Manifest.Nodes(Ordered.Kept.FREQUENCIES, c, 2 * categories, 4 * categories, at));
                for (int level = 0; level < tree.levels(); level++) at = StoreWriter.write(to, all.nodes(level), at);
            }
        }
        return kept;
    }

    /// How many points cells have, of all points and by the values of columns that have few.
    List<Manifest.Overview> overviews(Tree tree, Dictionary[] texts, FileChannel to) throws IOException {
        List<Manifest.Overview> kept = new ArrayList<>();
        long at = 0;
        for (int c = Manifest.Overview.ALL; c < plan.fields().size(); c++) {
            try (Arena arena = Arena.ofShared()) {
                Pyramid pyramid = overview(tree, c, texts, arena);
                if (pyramid == null) continue;
                kept.add(new Manifest.Overview(c, pyramid.form(), at, pyramid.bytes().byteSize()));
                at = StoreWriter.write(to, pyramid.bytes(), at);
            }
        }
        return kept;
    }

    private Pyramid overview(Tree tree, int column, Dictionary[] texts, Arena arena) throws IOException {
        Chunk points = null, values = null;
        if (column != Manifest.Overview.ALL) {
            Manifest.Column c = columns.get(column);
            if (c.name().equals(plan.x()) || c.name().equals(plan.y())) return null;
            values = Census.values(c.type(), c.facts().bounds(), texts[column] == null ? 0 : texts[column].size());
            if (values == null) return null;
            points = mapped(column, tree.points(), arena);
        }
        int planes = values == null ? 1 : values.rows();
        long cells = cells(tree.points(), plan.memory(), Runtime.getRuntime().maxMemory());
        if (cells / planes < LEAST_CELLS) return null;
        return Pyramid.of(tree.bounds(), places(tree.points(), arena), values == null ? null : Census.codes(points, values), planes, cells, WORKERS, Memory::allocate);
    }

    /// How many cells an overview may have.
    ///
    /// @param memory outside the heap
    static long cells(int points, long memory, long heap) {
        return Math.min(Math.min(points / POINTS_OF_A_CELL, MOST_CELLS), Math.min(memory / BYTES_OF_A_CELL, heap / HEAP_OF_A_CELL));
    }

    private Coordinates places(int points, Arena arena) throws IOException {
        Chunk x = mapped(plan.index(plan.x()), points, arena), y = mapped(plan.index(plan.y()), points, arena);
        return new Coordinates() {
            @Override
            public int rows() {
                return points;
            }

            @Override
            public void read(int from, int n, double[] xs, double[] ys) {
                x.doubles(from, n, xs);
                y.doubles(from, n, ys);
            }
        };
    }

    private Chunk mapped(int column, int points, Arena arena) throws IOException {
        try (FileChannel file = FileChannel.open(folder.column(generation, column))) {
            Manifest.Column c = columns.get(column);
            MemorySegment valid = c.validity() < 0 ? null : file.map(FileChannel.MapMode.READ_ONLY, c.validity(), (points + 7L) / 8, arena);
            return Chunk.of(c.type(), points, file.map(FileChannel.MapMode.READ_ONLY, c.data(), (long) points * c.type().bytes(), arena), valid);
        }
    }
}
