package dev.aquatint.columns;

import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.Schema;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The selected rows of a frame copied together, so that the rest need not stay in memory.
final class Compact {
    private static final int BLOCK = 4096;

    /// Equal frames share the copy; the table itself is not kept alive by it.
    private record Identity(Object table, List<Named> columns, List<Selection> selections, long limit) {}

    private Compact() {}

    static TableFrame of(TableFrame frame) {
        Table base = frame.table();
        Table copy = base.catalogue.table(new Identity(base.identity, frame.columns(), frame.selections(), frame.limit()), () -> store(frame));
        List<Named> columns = frame.columns().stream().map(c -> new Named(c.name(), c.type(), new Derivation.Stored(c.name()))).toList();
        copy.load(columns, IntStream.range(0, copy.store.chunks()).toArray());
        return new TableFrame(copy, columns, List.of(), copy.rows());
    }

    private static Store store(TableFrame frame) {
        int[] chunks = frame.chunks();
        Piece[][] pieces = new Piece[chunks.length][];
        Parallel.run("reading " + frame.name(), chunks.length, c -> pieces[c] = chunk(frame, chunks[c]));
        var filled = IntStream.range(0, chunks.length).filter(c -> pieces[c] != null).toArray();
        var columns = new ArrayList<List<Piece>>();
        for (int i = 0; i < frame.columns().size(); i++) {
            int column = i;
            columns.add(IntStream.of(filled).mapToObj(c -> pieces[c][column]).toList());
        }
        return new Pieces(new Schema(frame.name(), frame.schema().fields()), columns,
                IntStream.of(filled).map(c -> pieces[c][0].chunk().rows()).toArray());
    }

    /// The selected rows of one chunk, a piece for each column; null when there is none.
    private static Piece[] chunk(TableFrame frame, int chunk) {
        int[] rows = rows(frame, chunk);
        if (rows.length == 0 || frame.columns().isEmpty()) return null;
        return frame.columns().stream().map(c -> {
            Piece piece = frame.table().peek(c.from(), chunk);
            return new Piece(gather(piece.chunk(), rows), piece.dictionary());
        }).toArray(Piece[]::new);
    }

    private static int[] rows(TableFrame frame, int chunk) {
        int rows = frame.rows(chunk);
        Condition condition = Compiler.compile(frame.selections(), n -> {
            Piece piece = frame.table().peek(n.from(), chunk);
            return new Compiler.Bound(n.type(), new Chunk[] {piece.chunk()}, piece.dictionary());
        });
        if (condition == null) return IntStream.range(0, rows).toArray();
        int[] selected = new int[rows];
        int n = 0;
        byte[] keep = new byte[BLOCK];
        for (int from = 0; from < rows; from += BLOCK) {
            int block = Math.min(BLOCK, rows - from);
            condition.test(0, from, block, keep);
            for (int i = 0; i < block; i++) {
                selected[n] = from + i;
                n += keep[i];
            }
        }
        return Arrays.copyOf(selected, n);
    }

    private static Chunk gather(Chunk chunk, int[] rows) {
        int width = chunk.type().bytes();
        MemorySegment from = chunk.data(), to = Memory.allocate((long) rows.length * width);
        switch (width) {
            case 1 -> { for (int i = 0; i < rows.length; i++) to.set(ValueLayout.JAVA_BYTE, i, from.get(ValueLayout.JAVA_BYTE, rows[i])); }
            case 2 -> { for (int i = 0; i < rows.length; i++) to.set(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2L, from.get(ValueLayout.JAVA_SHORT_UNALIGNED, rows[i] * 2L)); }
            case 4 -> { for (int i = 0; i < rows.length; i++) to.set(ValueLayout.JAVA_INT_UNALIGNED, i * 4L, from.get(ValueLayout.JAVA_INT_UNALIGNED, rows[i] * 4L)); }
            default -> { for (int i = 0; i < rows.length; i++) to.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 8L, from.get(ValueLayout.JAVA_LONG_UNALIGNED, rows[i] * 8L)); }
        }
        MemorySegment valid = null;
        if (chunk.validity() != null) {
            valid = Memory.bits(rows.length);
            for (int i = 0; i < rows.length; i++) {
                if (chunk.present(rows[i])) valid.set(ValueLayout.JAVA_BYTE, i >> 3, (byte) (valid.get(ValueLayout.JAVA_BYTE, i >> 3) | 1 << (i & 7)));
            }
        }
        return Chunk.of(chunk.type(), rows.length, to, valid);
    }
}
