package dev.aquatint.columns.parquet;

import java.util.Arrays;

/// Byte strings of one page: where each starts in an array, and how long it is.
final class Slices {
    private static final int MOST = 1 << 30;

    byte[] bytes;
    int[] starts = new int[0];
    int[] lengths = new int[0];
    private byte[] own = new byte[0];
    private long[] numbers = new long[0];

    /// PLAIN: each has its length before it.
    void plain(Bytes in, int skip, int n) {
        room(n);
        bytes = in.array;
        for (int i = 0; i < skip; i++) in.skip(in.i32());
        for (int i = 0; i < n; i++) {
            int length = in.i32();
            starts[i] = in.skip(length);
            lengths[i] = length;
        }
    }

    void fixed(Bytes in, int n, int width) {
        room(n);
        bytes = in.array;
        int start = in.skip((long) n * width);
        for (int i = 0; i < n; i++) starts[i] = start + i * width;
        Arrays.fill(lengths, 0, n, width);
    }

    void deltaLength(Bytes in, int n) {
        room(n);
        bytes = in.array;
        Delta.longs(in, n, numbers);
        for (int i = 0; i < n; i++) {
            starts[i] = in.skip(numbers[i]);
            lengths[i] = (int) numbers[i];
        }
    }

    /// Each begins with some bytes of the one before it.
    void delta(Bytes in, int n) {
        room(n);
        Delta.longs(in, n, numbers);
        int[] prefixes = new int[n];
        for (int i = 0; i < n; i++) prefixes[i] = (int) Math.clamp(numbers[i], -1, Integer.MAX_VALUE);
        deltaLength(in, n);
        int to = 0;
        for (int i = 0; i < n; i++) {
            int prefix = prefixes[i], suffix = lengths[i];
            if (prefix < 0 || prefix > (i == 0 ? 0 : lengths[i - 1])) throw new Corrupt("a text starts with %,d bytes of a shorter one".formatted(prefix));
            if ((long) to + prefix + suffix > MOST) throw new Corrupt("a page of more than 1 GB of text");
            if (to + prefix + suffix > own.length) own = Arrays.copyOf(own, (int) Math.min(MOST, Math.max(to + prefix + suffix, own.length * 2L)));
            if (prefix > 0) System.arraycopy(own, starts[i - 1], own, to, prefix);
            System.arraycopy(in.array, starts[i], own, to + prefix, suffix);
            starts[i] = to;
            lengths[i] = prefix + suffix;
            to += prefix + suffix;
        }
        bytes = own;
    }

    /// Forgets all, and has room for as many.
    void start(int n) {
        room(n);
        bytes = own;
    }

    /// Copies the next one behind those that are there.
    void add(int i, byte[] value) {
        int to = i == 0 ? 0 : starts[i - 1] + lengths[i - 1];
        if ((long) to + value.length > MOST) throw new Corrupt("rows with more than 1 GB of text");
        if (to + value.length + Bytes.SLACK > own.length) bytes = own = Arrays.copyOf(own, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(to + value.length + Bytes.SLACK, own.length * 2L)));
        System.arraycopy(value, 0, own, to, value.length);
        starts[i] = to;
        lengths[i] = value.length;
    }

    /// Keeps `n` behind the first `skip`.
    void drop(int skip, int n) {
        System.arraycopy(starts, skip, starts, 0, n);
        System.arraycopy(lengths, skip, lengths, 0, n);
    }

    private void room(int n) {
        if (starts.length >= n) return;
        starts = new int[n];
        lengths = new int[n];
        numbers = new long[n];
    }
}
