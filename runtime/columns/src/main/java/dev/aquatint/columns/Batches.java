package dev.aquatint.columns;

import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.Frame;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The rows of a frame that count, a chunk at a time: read when they are asked for, and not kept. Thread-safe.
public final class Batches {
    private static final int BLOCK = 4096;

    private final TableFrame frame;
    private final int[] chunks;

    private Batches(TableFrame frame) {
        this.frame = frame;
        this.chunks = frame.chunks();
    }

    public static Batches of(Frame frame) {
        return new Batches(TableFrame.of(frame));
    }

    /// What the rows are made of and how: files as they are now, columns and selections. Null when the data is not in files.
    public String origin() {
        return frame.table().identity instanceof Lasting l && l.lasts() ? "%s %s %s %s".formatted(l, frame.columns(), frame.selections(), frame.limit()) : null;
    }

    /// The same but for the state of the files; null when the data is not in files.
    public String place() {
        return frame.table().identity instanceof Lasting l && l.lasts() ? "%s %s %s %s".formatted(l.place(), frame.columns(), frame.selections(), frame.limit()) : null;
    }

    /// How many batches there are; some may turn out to be empty.
    public int size() {
        return chunks.length;
    }

    /// How many rows a batch has at most.
    public int most(int batch) {
        return frame.rows(chunks[batch]);
    }

    /// A piece for each column of the frame, in its order; null when no row counts.
    public List<Piece> read(int batch) {
        int chunk = chunks[batch], rows = frame.rows(chunk);
        if (rows == 0 || frame.columns().isEmpty()) return null;
        int[] selected = selected(chunk, rows);
        if (selected != null && selected.length == 0) return null;
        List<Piece> pieces = new ArrayList<>();
        for (Named column : frame.columns()) {
            Piece piece = frame.table().peek(column.from(), chunk);
            pieces.add(new Piece(selected == null ? piece.chunk() : gather(piece.chunk(), selected), piece.dictionary()));
        }
        return pieces;
    }

    /// The rows of a chunk that count; null when all do.
    private int[] selected(int chunk, int rows) {
        Condition condition = Compiler.compile(frame.selections(), n -> {
            Piece piece = frame.table().peek(n.from(), chunk);
            return new Compiler.Bound(n.type(), new Chunk[] {piece.chunk()}, piece.dictionary());
        });
        if (condition == null) return rows == frame.table().store.rows(chunk) ? null : IntStream.range(0, rows).toArray();       // a copy, so that the rest can go
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

    /// @param rows in order; one may be there several times
    static Chunk gather(Chunk chunk, int[] rows) {
        int width = chunk.type().bytes();
        chunk.check(rows[0], rows[rows.length - 1] - rows[0] + 1);
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
