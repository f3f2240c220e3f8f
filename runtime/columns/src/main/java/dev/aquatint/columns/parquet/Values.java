package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Dictionary;
import dev.aquatint.frame.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;

/// Encoded values of pages to the values of a chunk: `int[]` holds what is up to 4 bytes wide, `long[]` what is 8.
///
/// Of a page of `all` values, `n` behind the first `skip` are decoded; what it takes to get there depends on the encoding.
final class Values {
    private final Leaf leaf;
    private final Workspace work;
    private final Supplier<Dictionary> texts;
    private Entries dictionary;

    /// @param texts where texts without a dictionary in the file are numbered
    Values(Leaf leaf, Workspace work, Supplier<Dictionary> texts) {
        this.leaf = leaf;
        this.work = work;
        this.texts = texts;
    }

    /// What pages refer to from here on.
    void use(Entries dictionary) {
        this.dictionary = dictionary;
    }

    /// Decodes a dictionary page of `n` values.
    static Entries dictionary(Leaf leaf, Workspace work, Bytes page, int n) {
        int least = switch (leaf.stored()) {
            case BOOLEAN -> throw new Corrupt("a dictionary of booleans");
            case INT32, FLOAT, BYTE_ARRAY -> 4;
            case INT64, DOUBLE -> 8;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> leaf.width();
        };
        if (n < 0 || n > page.remaining() / least) throw new Corrupt("a dictionary of %,d values in %,d bytes".formatted(n, page.remaining()));
        Dictionary texts = leaf.type() == ColumnType.STRING ? new Dictionary() : null;
        var values = new Values(leaf, work, () -> texts);
        boolean wide = leaf.type().bytes() == 8;
        var entries = new Entries(wide ? null : new int[n], wide ? new long[n] : null, texts);
        if (wide) values.longs(Encoding.PLAIN, page, n, 0, n, entries.longs());
        else values.ints(Encoding.PLAIN, page, n, 0, n, entries.ints());
        return entries;
    }

    void ints(Encoding encoding, Bytes page, int all, int skip, int n, int[] out) {
        switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> Hybrid.gather(page, skip, n, dictionary().ints(), out);
            case RLE -> booleans(page, skip, n, out);
            default -> {
                if (leaf.stored() == Type.BOOLEAN) bits(encoding, page, skip, n, out);
                else if (leaf.stored() == Type.INT32 || leaf.stored() == Type.FLOAT) words(encoding, page, all, skip, n, out);
                else Conversion.ints(leaf, slices(encoding, page, all, skip, n), n, texts.get(), out);
            }
        }
    }

    void longs(Encoding encoding, Bytes page, int all, int skip, int n, long[] out) {
        switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> Hybrid.gather(page, skip, n, dictionary().longs(), out);
            default -> {
                switch (leaf.stored()) {
                    case INT32 -> {
                        int[] narrow = work.ints(n);
                        words(encoding, page, all, skip, n, narrow);
                        Conversion.widen(leaf, narrow, n, out);
                    }
                    case INT64, DOUBLE -> {
                        doubleWords(encoding, page, all, skip, n, out);
                        Conversion.longs(leaf, out, n);
                    }
                    default -> Conversion.longs(leaf, slices(encoding, page, all, skip, n), n, out);
                }
            }
        }
    }

    private Entries dictionary() {
        if (dictionary == null) throw new Unfamiliar("a page refers to a dictionary that is not before it");
        return dictionary;
    }

    private void words(Encoding encoding, Bytes page, int all, int skip, int n, int[] out) {
        if (encoding == Encoding.DELTA_BINARY_PACKED && leaf.stored() == Type.INT32) {
            long[] wide = work.longs(n);
            Delta.longs(page, all, skip, n, wide);
            for (int i = 0; i < n; i++) out[i] = (int) wide[i];
            return;
        }
        Bytes plain = plain(encoding, page, all, skip, n, 4);
        ByteBuffer.wrap(plain.array, plain.at, n * 4).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(out, 0, n);
    }

    private void doubleWords(Encoding encoding, Bytes page, int all, int skip, int n, long[] out) {
        if (encoding == Encoding.DELTA_BINARY_PACKED && leaf.stored() == Type.INT64) {
            Delta.longs(page, all, skip, n, out);
            return;
        }
        Bytes plain = plain(encoding, page, all, skip, n, 8);
        ByteBuffer.wrap(plain.array, plain.at, n * 8).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(out, 0, n);
    }

    private Slices slices(Encoding encoding, Bytes page, int all, int skip, int n) {
        Slices s = work.slices;
        int width = leaf.stored() == Type.INT96 ? 12 : leaf.stored() == Type.FIXED_LEN_BYTE_ARRAY ? leaf.width() : 0;
        switch (encoding) {
            case DELTA_BYTE_ARRAY -> {
                s.delta(page, all);
                for (int i = 0; width > 0 && i < all; i++) if (s.lengths[i] != width) throw new Corrupt("a value of %d bytes where all have %d".formatted(s.lengths[i], width));
                s.drop(skip, n);
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                if (width > 0) throw new Unfamiliar("encoding %s of %s is not read".formatted(encoding, leaf.stored()));
                s.deltaLength(page, all);
                s.drop(skip, n);
            }
            default -> {
                if (width > 0) s.fixed(plain(encoding, page, all, skip, n, width), n, width);
                else if (encoding == Encoding.PLAIN) s.plain(page, skip, n);
                else throw new Unfamiliar("encoding %s of %s is not read".formatted(encoding, leaf.stored()));
            }
        }
        return s;
    }

    /// Values of a fixed width one behind the other, whether they lie so or with their bytes in separate streams.
    private Bytes plain(Encoding encoding, Bytes page, int all, int skip, int n, int width) {
        if (encoding == Encoding.PLAIN) {
            page.skip((long) skip * width);
            return page.slice((long) n * width);
        }
        if (encoding != Encoding.BYTE_STREAM_SPLIT || leaf.stored() == Type.INT96) throw new Unfamiliar("encoding %s of %s is not read".formatted(encoding, leaf.stored()));
        int from = page.skip((long) all * width) + skip;
        byte[] whole = new byte[n * width + Bytes.SLACK];
        for (int b = 0; b < width; b++) {
            int stream = from + b * all;
            for (int i = 0, o = b; i < n; i++, o += width) whole[o] = page.array[stream + i];
        }
        return new Bytes(whole, 0, n * width);
    }

    private void booleans(Bytes page, int skip, int n, int[] out) {
        if (leaf.stored() != Type.BOOLEAN) throw new Unfamiliar("encoding RLE of %s is not read".formatted(leaf.stored()));
        byte[] bits = new byte[n];
        if (n > 0) Hybrid.bits(page.slice(page.i32()), skip, n, bits);
        for (int i = 0; i < n; i++) out[i] = bits[i];
    }

    private static void bits(Encoding encoding, Bytes page, int skip, int n, int[] out) {
        if (encoding != Encoding.PLAIN) throw new Unfamiliar("encoding %s of BOOLEAN is not read".formatted(encoding));
        int at = page.skip((skip + (long) n + 7) / 8);
        for (int i = 0; i < n; i++) out[i] = page.array[at + (skip + i >> 3)] >> (skip + i & 7) & 1;
    }
}
