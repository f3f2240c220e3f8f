package dev.aquatint.columns.parquet;

import dev.aquatint.columns.PerThread;

/// Arrays of a thread that one page after the other is decoded through. They only grow.
final class Workspace {
    private static final PerThread<Workspace> OF = new PerThread<>(Workspace::new);

    private byte[] raw = new byte[0], page = new byte[0], levels = new byte[0];
    private int[] ints = new int[0];
    private long[] longs = new long[0];
    final Slices slices = new Slices();

    private Workspace() {}

    static Workspace mine() {
        return OF.mine();
    }

    /// For bytes of the file, and [Bytes#SLACK].
    byte[] raw(int n) {
        return raw.length - Bytes.SLACK < n ? raw = bytes(n) : raw;
    }

    /// For the bytes of a page, and [Bytes#SLACK].
    byte[] page(int n) {
        return page.length - Bytes.SLACK < n ? page = bytes(n) : page;
    }

    private static byte[] bytes(int n) {
        return new byte[(int) Math.min(Integer.MAX_VALUE - 8, n + n / 8L + Bytes.SLACK)];
    }

    byte[] levels(int n) {
        return levels.length < n ? levels = new byte[n] : levels;
    }

    int[] ints(int n) {
        return ints.length < n ? ints = new int[n] : ints;
    }

    long[] longs(int n) {
        return longs.length < n ? longs = new long[n] : longs;
    }

    /// Leaves what a page lies in to whoever has the page.
    void leavePage() {
        raw = page = new byte[0];
    }
}
