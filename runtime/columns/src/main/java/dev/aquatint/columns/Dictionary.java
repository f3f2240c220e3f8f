package dev.aquatint.columns;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// Distinct texts numbered in the order in which they were added, kept as UTF-8. Not thread-safe while it grows.
public final class Dictionary {
    private byte[] bytes = new byte[256];
    private int[] ends = new int[16];
    private int[] slots = new int[32];          // code + 1 by open addressing; a power of two long
    private int size;
    private final List<String> texts = new Texts();

    public int size() {
        return size;
    }

    /// The code of a text, which is added when it is new.
    ///
    /// @throws IllegalStateException when all distinct texts together pass 2 GB
    public int code(byte[] from, int offset, int length) {
        int slot = find(from, offset, length);
        if (slots[slot] != 0) return slots[slot] - 1;
        int start = size == 0 ? 0 : ends[size - 1];
        if (length > Integer.MAX_VALUE - 16 - start) throw new IllegalStateException("the distinct texts of one column are more than 2 GB");
        if (start + length > bytes.length) bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(start + length, bytes.length * 2L)));
        System.arraycopy(from, offset, bytes, start, length);
        if (size == ends.length) ends = Arrays.copyOf(ends, size * 2);
        ends[size++] = start + length;
        slots[slot] = size;
        if (size * 2 > slots.length) grow();
        return size - 1;
    }

    public int code(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        return code(b, 0, b.length);
    }

    /// The code of a text, or -1 when it is not there.
    public int indexOf(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        return slots[find(b, 0, b.length)] - 1;
    }

    public String text(int code) {
        int start = code == 0 ? 0 : ends[code - 1];
        return new String(bytes, start, ends[code] - start, StandardCharsets.UTF_8);
    }

    /// The texts in order of their codes, decoded when asked for. Always the same list.
    public List<String> texts() {
        return texts;
    }

    /// Adds all texts of another dictionary; its codes become codes of this one by the array.
    public int[] add(Dictionary other) {
        int[] codes = new int[other.size];
        for (int i = 0, start = 0; i < other.size; start = other.ends[i++]) codes[i] = code(other.bytes, start, other.ends[i] - start);
        return codes;
    }

    private int find(byte[] from, int offset, int length) {
        int slot = hash(from, offset, length) & slots.length - 1;
        while (slots[slot] != 0 && !same(slots[slot] - 1, from, offset, length)) slot = slot + 1 & slots.length - 1;
        return slot;
    }

    private boolean same(int code, byte[] from, int offset, int length) {
        int start = code == 0 ? 0 : ends[code - 1];
        return Arrays.equals(bytes, start, ends[code], from, offset, offset + length);
    }

    private void grow() {
        slots = new int[Math.multiplyExact(slots.length, 2)];
        for (int i = 0, start = 0; i < size; start = ends[i++]) slots[find(bytes, start, ends[i] - start)] = i + 1;
    }

    private static int hash(byte[] b, int offset, int length) {
        int h = 0;
        for (int i = offset; i < offset + length; i++) h = h * 31 + b[i];
        return h ^ h >>> 15 ^ h >>> 7;
    }

    private final class Texts extends AbstractList<String> implements RandomAccess {
        @Override
        public String get(int code) {
            return text(Objects.checkIndex(code, size));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
