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
    private static final Workers WORKERS = (n, task) -> Parallel.run("nodes", n, task);

    /// Computes boxes and writes them, leaves first.
    Tree boxes(int points, FileChannel to) throws IOException {
        try (Arena arena = Arena.ofShared()) {
            Chunk x = mapped(plan.index(plan.x()), points, arena), y = mapped(plan.index(plan.y()), points, arena);
            Coordinates places = new Coordinates() {
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
            Tree tree = Tree.of(places, WORKERS, Memory::allocate);
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

    private Chunk mapped(int column, int points, Arena arena) throws IOException {
        try (FileChannel file = FileChannel.open(folder.column(generation, column))) {
            Manifest.Column c = columns.get(column);
            MemorySegment valid = c.validity() < 0 ? null : file.map(FileChannel.MapMode.READ_ONLY, c.validity(), (points + 7L) / 8, arena);
            return Chunk.of(c.type(), points, file.map(FileChannel.MapMode.READ_ONLY, c.data(), (long) points * c.type().bytes(), arena), valid);
        }
    }
}
