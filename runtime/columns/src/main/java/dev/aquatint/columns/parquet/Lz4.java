package dev.aquatint.columns.parquet;

/// Blocks of the LZ4 format.
final class Lz4 {
    private static final int LEAST_MATCH = 4;

    private Lz4() {}

    /// Decompresses a block into at most `room` bytes and returns how many they were.
    static int block(byte[] in, int offset, int length, byte[] out, int to, int room) {
        int at = offset, end = offset + length, o = to, limit = to + room;
        while (at < end) {
            int token = in[at++] & 0xff;
            int literals = token >>> 4;
            if (literals == 15) {
                int more;
                do {
                    if (at >= end) throw new Corrupt("lz4: a length runs over the end");
                    more = in[at++] & 0xff;
                    literals += more;
                } while (more == 255);
            }
            if (literals < 0 || literals > end - at || literals > limit - o) throw new Corrupt("lz4: %,d literal bytes do not fit".formatted(literals));
            System.arraycopy(in, at, out, o, literals);
            at += literals;
            o += literals;
            if (at == end) return o - to;

            if (end - at < 2) throw new Corrupt("lz4: the block is cut off");
            int back = in[at] & 0xff | (in[at + 1] & 0xff) << 8;
            at += 2;
            int match = token & 15;
            if (match == 15) {
                int more;
                do {
                    if (at >= end) throw new Corrupt("lz4: a length runs over the end");
                    more = in[at++] & 0xff;
                    match += more;
                } while (more == 255);
            }
            match += LEAST_MATCH;
            if (back == 0 || back > o - to || match < 0 || match > limit - o) throw new Corrupt("lz4: a match of %,d bytes does not fit".formatted(match));
            if (back >= match) System.arraycopy(out, o - back, out, o, match);
            else for (int i = 0; i < match; i++) out[o + i] = out[o - back + i];       // overlaps itself
            o += match;
        }
        return o - to;
    }
}
