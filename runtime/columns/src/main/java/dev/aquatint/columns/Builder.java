package dev.aquatint.columns;

import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Collects one column value by value into chunks of `rows` rows. For data that comes from no bulk format.
public final class Builder {
    private final ColumnType type;
    private final int rows;
    private final Dictionary dictionary;
    private final List<Piece> pieces = new ArrayList<>();
    private MemorySegment data, valid;
    private int at;
    private boolean nulls;

    /// @param rows the length of each chunk but the last
    public Builder(ColumnType type, int rows) {
        this.type = type;
        this.rows = rows;
        dictionary = type == ColumnType.STRING ? new Dictionary() : null;
        open(16);
    }

    public void add(long v) {
        slot();
        switch (type.bytes()) {
            case 1 -> data.set(ValueLayout.JAVA_BYTE, at, (byte) v);
            case 2 -> data.set(ValueLayout.JAVA_SHORT_UNALIGNED, at * 2L, (short) v);
            case 4 -> data.set(ValueLayout.JAVA_INT_UNALIGNED, at * 4L, (int) v);
            default -> data.set(ValueLayout.JAVA_LONG_UNALIGNED, at * 8L, v);
        }
        present();
    }

    public void add(double v) {
        slot();
        if (type == ColumnType.FLOAT32) data.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at * 4L, (float) v);
        else data.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at * 8L, v);
        at++;
    }

    public void add(String text) {
        if (text == null) addMissing();
        else add((long) dictionary.code(text));
    }

    /// A text as UTF-8.
    public void add(byte[] text, int offset, int length) {
        add((long) dictionary.code(text, offset, length));
    }

    public void addMissing() {
        if (type.isFloat()) {
            add(Double.NaN);
            return;
        }
        slot();
        nulls = true;
        at++;
    }

    /// What was added, in chunks.
    public List<Piece> pieces() {
        if (at > 0) close();
        return pieces;
    }

    private void present() {
        if (valid != null) valid.set(ValueLayout.JAVA_BYTE, at >> 3, (byte) (valid.get(ValueLayout.JAVA_BYTE, at >> 3) | 1 << (at & 7)));
        at++;
    }

    private void slot() {
        if (at == rows) close();
        if ((at + 1L) * type.bytes() > data.byteSize()) {
            MemorySegment smaller = data, smallerValid = valid;
            open((int) Math.min(rows, Math.max(16, at * 2L)));
            MemorySegment.copy(smaller, 0, data, 0, smaller.byteSize());
            if (valid != null) MemorySegment.copy(smallerValid, 0, valid, 0, smallerValid.byteSize());
        }
    }

    private void open(int capacity) {
        data = Memory.allocate((long) Math.min(rows, capacity) * type.bytes());
        valid = type.isFloat() ? null : Memory.bits(Math.min(rows, capacity));
    }

    private void close() {
        pieces.add(new Piece(Chunk.of(type, at, data, nulls ? valid : null), dictionary));
        nulls = false;
        at = 0;
        open(16);
    }
}
