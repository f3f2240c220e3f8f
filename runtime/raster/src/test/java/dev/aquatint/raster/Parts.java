package dev.aquatint.raster;

import dev.aquatint.columns.Catalogue;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.memory.Arrayed;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Arrays as if they were in a file: in chunks, each with texts of its own, that are read anew whenever they are asked for.
final class Parts implements Store {
    private final List<Store> parts = new ArrayList<>();
    private final boolean statistics;
    /// Chunks that were read.
    final Set<Integer> read = ConcurrentHashMap.newKeySet();

    /// @param statistics whether it knows between what numbers the values of a chunk are
    Parts(Map<String, ?> columns, int rows, boolean statistics) {
        this.statistics = statistics;
        int n = Array.getLength(columns.values().iterator().next());
        for (int from = 0; from < n; from += rows) {
            Map<String, Object> part = new LinkedHashMap<>();
            int first = from, length = Math.min(rows, n - from);
            columns.forEach((name, values) -> {
                Object slice = Array.newInstance(values.getClass().getComponentType(), length);
                System.arraycopy(values, first, slice, 0, length);
                part.put(name, slice);
            });
            parts.add(Arrayed.of(part));
        }
    }

    /// @param memory what may be kept of it
    Frame frame(long memory) {
        return new Catalogue(null, () -> memory).frame(new Object(), () -> this);
    }

    @Override
    public Schema schema() {
        return parts.getFirst().schema();
    }

    @Override
    public int chunks() {
        return parts.size();
    }

    @Override
    public int rows(int chunk) {
        return parts.get(chunk).rows(0);
    }

    @Override
    public Piece read(int column, int chunk) {
        read.add(chunk);
        Piece piece = parts.get(chunk).read(column, 0);
        Chunk c = piece.chunk();
        MemorySegment data = Memory.allocate(c.data().byteSize()).copyFrom(c.data()), valid = c.validity() == null ? null : Memory.allocate(c.validity().byteSize()).copyFrom(c.validity());
        return new Piece(Chunk.of(c.type(), c.rows(), data, valid), piece.dictionary());
    }

    @Override
    public Range within(int column, int chunk) {
        Chunk c = parts.get(chunk).read(column, 0).chunk();
        if (!statistics || c.type() == ColumnType.STRING) return null;
        double[] values = new double[c.rows()];
        c.doubles(0, c.rows(), values);
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            if (v < lo) lo = v;
            if (v > hi) hi = v;
        }
        return lo <= hi ? new Range(lo, hi) : null;
    }

    @Override
    public long cost(int column, int chunk) {
        return 1;
    }
}
