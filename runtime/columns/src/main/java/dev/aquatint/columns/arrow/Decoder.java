package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.Times;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Where a field lies in every batch, and how its values become a chunk.
///
/// @param node the place of its node
/// @param buffer the place of its first buffer, not counting those of views before it
/// @param views how many fields of views are before it
/// @param seal of chunks that lie in the file itself
record Decoder(Layout layout, int node, int buffer, int views, Chunk.Seal seal) {

    Piece read(Batch batch, Coded dictionary) {
        int rows = batch.rows(), first = buffer + (views == 0 ? 0 : batch.ofViews(views));
        if (layout.codes() != null) {
            MemorySegment valid = batch.valid(node, first), codes = batch.buffer(first + 1, (long) rows * layout.codes().width());
            if (dictionary == null) dictionary = Coded.empty(layout.type());
            return dictionary.piece(codes, layout.codes(), valid, rows);
        }
        return switch (layout.rule()) {
            case VECTOR -> vector(batch, first);
            case NOTHING -> new Piece(floats(Memory.allocate(rows * 8L), Memory.bits(rows), rows));
            case TEXT -> text(batch, batch.valid(node, first), first, rows);
            case AS_IS -> new Piece(asIs(batch, batch.valid(node, first), first, rows));
            case HALF, BITS, SCALED, DECIMAL -> new Piece(converted(batch, batch.valid(node, first), first, rows));
        };
    }

    private Piece vector(Batch batch, int first) {
        Piece piece = Library.read(layout, batch, node, first, views);
        if (piece.chunk().rows() != batch.rows()) throw new IllegalArgumentException("it has %,d rows, and its batch %,d".formatted(piece.chunk().rows(), batch.rows()));
        return piece;
    }

    private Chunk asIs(Batch batch, MemorySegment valid, int first, int rows) {
        ColumnType type = layout.type();
        MemorySegment data = batch.buffer(first + 1, (long) rows * type.bytes());
        if (valid == null || !type.isFloat()) return Chunk.of(type, rows, data, valid, batch.plain() ? seal : null);
        MemorySegment copy = Memory.allocate(data.byteSize());
        copy.copyFrom(data);
        return floats(copy, valid, rows);
    }

    private Chunk converted(Batch batch, MemorySegment valid, int first, int rows) {
        ColumnType type = layout.type();
        MemorySegment out = Memory.allocate((long) rows * type.bytes());
        int width = layout.width();
        MemorySegment data = batch.buffer(first + 1, layout.rule() == Layout.Rule.BITS ? (rows + 7L) / 8 : (long) rows * width);
        switch (layout.rule()) {
            case HALF -> {
                for (long i = 0; i < rows; i++) out.set(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4, Float.float16ToFloat(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2)));
            }
            case BITS -> {
                for (int i = 0; i < rows; i++) out.set(ValueLayout.JAVA_BYTE, i, (byte) (data.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1));
            }
            case SCALED -> {
                for (long i = 0; i < rows; i++) {
                    long v = width == 4 ? data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4) : data.get(ValueLayout.JAVA_LONG_UNALIGNED, i * 8);
                    long scaled = Times.scaled(v, layout.factor());
                    if (type.bytes() == 4) out.set(ValueLayout.JAVA_INT_UNALIGNED, i * 4, Times.clamped(scaled));
                    else out.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 8, scaled);
                }
            }
            case DECIMAL -> {
                byte[] bytes = new byte[width];
                for (int i = 0; i < rows; i++) {
                    for (int b = 0; b < width; b++) bytes[width - 1 - b] = data.get(ValueLayout.JAVA_BYTE, (long) i * width + b);
                    out.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * 8L, new BigDecimal(new BigInteger(bytes), (int) layout.factor()).doubleValue());
                }
            }
            case AS_IS, TEXT, VECTOR, NOTHING -> throw new IllegalStateException(layout.rule().toString());
        }
        return type.isFloat() ? floats(out, valid, rows) : Chunk.of(type, rows, out, copied(batch, valid));
    }

    private Piece text(Batch batch, MemorySegment valid, int first, int rows) {
        var texts = new Dictionary();
        if (rows == 0) return new Piece(Chunk.of(ColumnType.STRING, 0, Memory.allocate(0), null), texts);
        int[] codes = Texts.add(texts, valid, batch.buffer(first + 1, (rows + 1L) * layout.width()), layout.width(), batch.buffer(first + 2, 0), rows);
        MemorySegment out = Memory.allocate(rows * 4L);
        for (int i = 0; valid != null && i < rows; i++) if (codes[i] < 0) codes[i] = 0;
        MemorySegment.copy(codes, 0, out, ValueLayout.JAVA_INT_UNALIGNED, 0, rows);
        return new Piece(Chunk.of(ColumnType.STRING, rows, out, copied(batch, valid)), texts);
    }

    /// Values that were copied do not lie in the file any more, so neither do the bits that belong to them.
    private static MemorySegment copied(Batch batch, MemorySegment valid) {
        return valid == null || !batch.plain() ? valid : Memory.bits(batch.rows()).copyFrom(valid.asSlice(0, (batch.rows() + 7L) / 8));
    }

    private Chunk floats(MemorySegment values, MemorySegment valid, int rows) {
        ColumnType type = layout.type();
        for (int i = 0; valid != null && i < rows; i++) {
            if ((valid.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1) != 0) continue;
            if (type == ColumnType.FLOAT32) values.set(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4L, Float.NaN);
            else values.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * 8L, Double.NaN);
        }
        return Chunk.of(type, rows, values, null);
    }
}
