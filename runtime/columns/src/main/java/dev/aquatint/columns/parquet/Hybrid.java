package dev.aquatint.columns.parquet;

import java.util.Arrays;

/// Parquet's mix of runs and bit-packed groups, unpacked and looked up in one pass.
///
/// The unpackers load one unaligned word for as many values as fit into it; widths differ in how many those are.
final class Hybrid {
    private Hybrid() {}

    /// Writes `dictionary[index]` for `n` indices behind the first `skip`; the first byte is their width in bits.
    static void gather(Bytes in, int skip, int n, int[] dictionary, int[] out) {
        if (n > 0) gather(in, width(in.u8()), skip, n, dictionary, out);
    }

    /// The same of indices whose width is known.
    static void gather(Bytes in, int width, int skip, int n, int[] dictionary, int[] out) {
        for (int o = -skip; o < n;) {
            int header = width == 0 && in.remaining() == 0 ? n - o << 1 : in.varint();
            if ((header & 1) == 0) {
                int k = run(header, n - o), index = value(in, width);
                if (o + k > 0) Arrays.fill(out, Math.max(o, 0), o + k, dictionary[index]);
                o += k;
            } else {
                int k = packed(header, n - o), p = groups(in, header, k, width), first = Math.clamp(-o, 0, k), whole = Math.min(first + 7 & -8, k);
                one(in.array, p, first, whole, width, dictionary, out, o);
                if (whole < k) unpack(in.array, p + (int) ((long) whole * width >> 3), width, dictionary, out, o + whole, k - whole);
                o += k;
            }
        }
    }

    static void gather(Bytes in, int skip, int n, long[] dictionary, long[] out) {
        if (n == 0) return;
        int width = width(in.u8());
        for (int o = -skip; o < n;) {
            int header = width == 0 && in.remaining() == 0 ? n - o << 1 : in.varint();
            if ((header & 1) == 0) {
                int k = run(header, n - o), index = value(in, width);
                if (o + k > 0) Arrays.fill(out, Math.max(o, 0), o + k, dictionary[index]);
                o += k;
            } else {
                int k = packed(header, n - o), p = groups(in, header, k, width), first = Math.clamp(-o, 0, k), whole = Math.min(first + 7 & -8, k);
                one(in.array, p, first, whole, width, dictionary, out, o);
                if (whole < k) unpack(in.array, p + (int) ((long) whole * width >> 3), width, dictionary, out, o + whole, k - whole);
                o += k;
            }
        }
    }

    /// Levels and booleans of one bit behind the first `skip`, as 0 and 1; returns how many are 1.
    static int bits(Bytes in, int skip, int n, byte[] out) {
        int ones = 0;
        for (int o = -skip; o < n;) {
            int header = in.varint();
            if ((header & 1) == 0) {
                int k = run(header, n - o), v = bit(in);
                if (o + k > 0) {
                    Arrays.fill(out, Math.max(o, 0), o + k, (byte) v);
                    ones += v * (o + k - Math.max(o, 0));
                }
                o += k;
            } else {
                int k = packed(header, n - o), p = groups(in, header, k, 1);
                for (int i = Math.clamp(-o, 0, k); i < k; i++) {
                    int v = in.array[p + (i >> 3)] >> (i & 7) & 1;
                    out[o + i] = (byte) v;
                    ones += v;
                }
                o += k;
            }
        }
        return ones;
    }

    /// How many of the next `n` bits are 1.
    static int ones(Bytes in, int n) {
        int ones = 0;
        for (int o = 0; o < n;) {
            int header = in.varint();
            int k = (header & 1) == 0 ? run(header, n - o) : packed(header, n - o);
            if ((header & 1) == 0) {
                ones += bit(in) * k;
            } else {
                int p = groups(in, header, k, 1), i = 0;
                for (; i + 64 <= k; i += 64) ones += Long.bitCount((long) Bytes.LONG.get(in.array, p + (i >> 3)));
                for (; i < k; i++) ones += in.array[p + (i >> 3)] >> (i & 7) & 1;
            }
            o += k;
        }
        return ones;
    }

    private static int bit(Bytes in) {
        int v = value(in, 1);
        if (v > 1) throw new Corrupt("a bit of value " + v);
        return v;
    }

    /// Whether the first run says 1 for all `n` values; moves nothing.
    static boolean allOnes(Bytes in, int n) {
        int start = in.at;
        try {
            int header = in.remaining() == 0 ? 1 : in.varint();
            return (header & 1) == 0 && header >>> 1 >= n && in.remaining() > 0 && in.array[in.at] == 1;
        } finally {
            in.at = start;
        }
    }

    private static int width(int width) {
        if (width > 32) throw new Corrupt("indices of %d bits".formatted(width));
        return width;
    }

    private static int run(int header, int room) {
        if (header == 0) throw new Corrupt("an empty run");
        return Math.min(header >>> 1, room);
    }

    private static int packed(int header, int room) {
        if (header == 1) throw new Corrupt("an empty run");
        return (int) Math.min((header >>> 1) * 8L, room);
    }

    private static int value(Bytes in, int width) {
        int bytes = width + 7 >>> 3;
        int word = (int) Bytes.INT.get(in.array, in.skip(bytes));
        return bytes == 4 ? word : word & (1 << 8 * bytes) - 1;
    }

    /// Where the groups start; a last group may be cut off behind the values that count.
    private static int groups(Bytes in, int header, int k, int width) {
        long whole = (header >>> 1) * (long) width;
        if (whole <= in.remaining()) return in.skip(whole);
        int start = in.skip((k * (long) width + 7) / 8);
        in.at = in.end;
        return start;
    }

    private static void unpack(byte[] b, int p, int w, int[] d, int[] out, int o, int k) {
        int mask = w == 32 ? -1 : (1 << w) - 1;
        int i = 0;
        if (w <= 8) {
            for (; i + 8 <= k; i += 8, p += w, o += 8) {
                long v = (long) Bytes.LONG.get(b, p);
                out[o] = d[(int) v & mask];
                out[o + 1] = d[(int) (v >>> w) & mask];
                out[o + 2] = d[(int) (v >>> 2 * w) & mask];
                out[o + 3] = d[(int) (v >>> 3 * w) & mask];
                out[o + 4] = d[(int) (v >>> 4 * w) & mask];
                out[o + 5] = d[(int) (v >>> 5 * w) & mask];
                out[o + 6] = d[(int) (v >>> 6 * w) & mask];
                out[o + 7] = d[(int) (v >>> 7 * w) & mask];
            }
        } else if (w <= 14) {
            int half = 4 * w >>> 3, shift = 4 * w & 7;
            for (; i + 8 <= k; i += 8, p += w, o += 8) {
                long v = (long) Bytes.LONG.get(b, p), u = (long) Bytes.LONG.get(b, p + half) >>> shift;
                out[o] = d[(int) v & mask];
                out[o + 1] = d[(int) (v >>> w) & mask];
                out[o + 2] = d[(int) (v >>> 2 * w) & mask];
                out[o + 3] = d[(int) (v >>> 3 * w) & mask];
                out[o + 4] = d[(int) u & mask];
                out[o + 5] = d[(int) (u >>> w) & mask];
                out[o + 6] = d[(int) (u >>> 2 * w) & mask];
                out[o + 7] = d[(int) (u >>> 3 * w) & mask];
            }
        } else if (w <= 28) {
            int o1 = 2 * w >>> 3, s1 = 2 * w & 7, o2 = 4 * w >>> 3, s2 = 4 * w & 7, o3 = 6 * w >>> 3, s3 = 6 * w & 7;
            for (; i + 8 <= k; i += 8, p += w, o += 8) {
                long v0 = (long) Bytes.LONG.get(b, p), v1 = (long) Bytes.LONG.get(b, p + o1) >>> s1;
                long v2 = (long) Bytes.LONG.get(b, p + o2) >>> s2, v3 = (long) Bytes.LONG.get(b, p + o3) >>> s3;
                out[o] = d[(int) v0 & mask];
                out[o + 1] = d[(int) (v0 >>> w) & mask];
                out[o + 2] = d[(int) v1 & mask];
                out[o + 3] = d[(int) (v1 >>> w) & mask];
                out[o + 4] = d[(int) v2 & mask];
                out[o + 5] = d[(int) (v2 >>> w) & mask];
                out[o + 6] = d[(int) v3 & mask];
                out[o + 7] = d[(int) (v3 >>> w) & mask];
            }
        }
        one(b, p, 0, k - i, w, d, out, o);
    }

    private static void unpack(byte[] b, int p, int w, long[] d, long[] out, int o, int k) {
        int mask = w == 32 ? -1 : (1 << w) - 1;
        int i = 0;
        if (w <= 8) {
            for (; i + 8 <= k; i += 8, p += w, o += 8) {
                long v = (long) Bytes.LONG.get(b, p);
                out[o] = d[(int) v & mask];
                out[o + 1] = d[(int) (v >>> w) & mask];
                out[o + 2] = d[(int) (v >>> 2 * w) & mask];
                out[o + 3] = d[(int) (v >>> 3 * w) & mask];
                out[o + 4] = d[(int) (v >>> 4 * w) & mask];
                out[o + 5] = d[(int) (v >>> 5 * w) & mask];
                out[o + 6] = d[(int) (v >>> 6 * w) & mask];
                out[o + 7] = d[(int) (v >>> 7 * w) & mask];
            }
        } else if (w <= 14) {
            int half = 4 * w >>> 3, shift = 4 * w & 7;
            for (; i + 8 <= k; i += 8, p += w, o += 8) {
                long v = (long) Bytes.LONG.get(b, p), u = (long) Bytes.LONG.get(b, p + half) >>> shift;
                out[o] = d[(int) v & mask];
                out[o + 1] = d[(int) (v >>> w) & mask];
                out[o + 2] = d[(int) (v >>> 2 * w) & mask];
                out[o + 3] = d[(int) (v >>> 3 * w) & mask];
                out[o + 4] = d[(int) u & mask];
                out[o + 5] = d[(int) (u >>> w) & mask];
                out[o + 6] = d[(int) (u >>> 2 * w) & mask];
                out[o + 7] = d[(int) (u >>> 3 * w) & mask];
            }
        } else if (w <= 28) {
            int o1 = 2 * w >>> 3, s1 = 2 * w & 7, o2 = 4 * w >>> 3, s2 = 4 * w & 7, o3 = 6 * w >>> 3, s3 = 6 * w & 7;
            for (; i + 8 <= k; i += 8, p += w, o += 8) {
                long v0 = (long) Bytes.LONG.get(b, p), v1 = (long) Bytes.LONG.get(b, p + o1) >>> s1;
                long v2 = (long) Bytes.LONG.get(b, p + o2) >>> s2, v3 = (long) Bytes.LONG.get(b, p + o3) >>> s3;
                out[o] = d[(int) v0 & mask];
                out[o + 1] = d[(int) (v0 >>> w) & mask];
                out[o + 2] = d[(int) v1 & mask];
                out[o + 3] = d[(int) (v1 >>> w) & mask];
                out[o + 4] = d[(int) v2 & mask];
                out[o + 5] = d[(int) (v2 >>> w) & mask];
                out[o + 6] = d[(int) v3 & mask];
                out[o + 7] = d[(int) (v3 >>> w) & mask];
            }
        }
        one(b, p, 0, k - i, w, d, out, o);
    }

    /// Values `from` to `to - 1` of a packed run, of which the first would go to `o`.
    private static void one(byte[] b, int p, int from, int to, int w, int[] d, int[] out, int o) {
        int mask = w == 32 ? -1 : (1 << w) - 1;
        long bit = (long) from * w;
        for (int i = from; i < to; i++, bit += w) out[o + i] = d[(int) ((long) Bytes.LONG.get(b, p + (int) (bit >>> 3)) >>> (bit & 7)) & mask];
    }

    /// Values `from` to `to - 1` of a packed run, of which the first would go to `o`.
    private static void one(byte[] b, int p, int from, int to, int w, long[] d, long[] out, int o) {
        int mask = w == 32 ? -1 : (1 << w) - 1;
        long bit = (long) from * w;
        for (int i = from; i < to; i++, bit += w) out[o + i] = d[(int) ((long) Bytes.LONG.get(b, p + (int) (bit >>> 3)) >>> (bit & 7)) & mask];
    }
}
