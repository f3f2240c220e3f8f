package dev.aquatint.columns.parquet;

/// DELTA_BINARY_PACKED: blocks of differences, bit-packed.
final class Delta {
    private Delta() {}

    /// Reads the next `n` numbers; moves behind the last block.
    static void longs(Bytes in, int n, long[] out) {
        longs(in, n, 0, n, out);
    }

    /// Reads `n` numbers of `all` behind the first `skip`.
    static void longs(Bytes in, int all, int skip, int n, long[] out) {
        int block = in.varint(), minis = in.varint(), total = in.varint();
        long value = in.zigzag();
        if (total < all) throw new Corrupt("%,d numbers where %,d are needed".formatted(total, all));
        if (total > all) throw new Corrupt("%,d numbers where %,d are said to be".formatted(total, all));
        if (n == 0) return;
        if (minis == 0 || block == 0 || block % minis != 0 || block / minis % 8 != 0) throw new Corrupt("%d blocks of %d numbers".formatted(minis, block));
        int each = block / minis;
        if (skip == 0) out[0] = value;
        for (int o = 1 - skip; o < n;) {
            long least = in.zigzag();
            int widths = in.skip(minis);
            for (int m = 0; m < minis && o < n; m++) {
                int width = in.array[widths + m] & 0xff;
                if (width > 64) throw new Corrupt("differences of %d bits".formatted(width));
                int k = Math.min(each, n - o);
                // the last miniblock is whole in the format, but not in every file
                long whole = (long) each * width / 8;
                int p = whole <= in.remaining() ? in.skip(whole) : in.skip(((long) k * width + 7) / 8);
                value = unpack(in.array, p, width, k, least, value, out, o);
                o += k;
            }
        }
    }

    private static long unpack(byte[] b, int p, int width, int k, long least, long value, long[] out, int o) {
        long mask = width == 64 ? -1 : (1L << width) - 1, bit = 0;
        for (int i = 0; i < k; i++, bit += width) {
            int at = p + (int) (bit >>> 3), shift = (int) bit & 7;
            long v = width == 0 ? 0 : (long) Bytes.LONG.get(b, at) >>> shift;
            if (shift + width > 64) v |= (long) b[at + 8] << 64 - shift;
            value += least + (v & mask);
            if (o + i >= 0) out[o + i] = value;
        }
        return value;
    }
}
