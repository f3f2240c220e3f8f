package dev.aquatint.columns.parquet;

import java.util.Arrays;

/// The distinct values of a run and the place of each value among them.
record Distinct(int[] values, int[] indices) {

    /// Null when there are more than `most`.
    static Distinct of(int[] all, int n, int most) {
        int[] slots = new int[Integer.highestOneBit(most) * 4], values = new int[1024], indices = new int[n];
        int size = 0;
        for (int i = 0; i < n; i++) {
            int v = all[i], slot = (v * 0x9E3779B9 >>> 7) & slots.length - 1;
            while (slots[slot] != 0 && values[slots[slot] - 1] != v) slot = slot + 1 & slots.length - 1;
            if (slots[slot] == 0) {
                if (size == most) return null;
                if (size == values.length) values = Arrays.copyOf(values, size * 2);
                values[size] = v;
                slots[slot] = ++size;
            }
            indices[i] = slots[slot] - 1;
        }
        return new Distinct(Arrays.copyOf(values, size), indices);
    }
}
