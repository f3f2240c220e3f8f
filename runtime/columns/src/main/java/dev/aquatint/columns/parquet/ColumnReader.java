package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.PerThread;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/// Reads one column of one row group: pages, levels, values. Used once; its arrays come from the thread.
final class ColumnReader {
    /// Old writers left up to this many bytes of a chunk uncounted.
    private static final int UNCOUNTED = 100;
    /// Rows that any chunk may claim; beyond it they must be paid for with bytes.
    private static final int FREE_ROWS = 1 << 24, ROWS_PER_BYTE = 4096;

    /// Arrays that one page after the other is decoded through.
    private static final class Arrays {
        static final PerThread<Arrays> OF = new PerThread<>(Arrays::new);
        byte[] raw = new byte[0], page = new byte[0], levels = new byte[0];
        int[] ints = new int[0];
        long[] longs = new long[0];
        final Slices slices = new Slices();
    }

    private final Leaf leaf;
    private final Arrays arrays = Arrays.OF.mine();
    private final Dictionary texts;
    private final boolean wide;
    private CompressionCodec codec;
    private Sink sink;
    private int[] intDictionary;
    private long[] longDictionary;

    ColumnReader(Leaf leaf) {
        this.leaf = leaf;
        wide = leaf.type().bytes() == 8;
        texts = leaf.type() == ColumnType.STRING ? new Dictionary() : null;
    }

    Piece read(FileChannel channel, long size, ColumnChunk chunk, int rows) throws IOException {
        if (chunk.isSetCrypto_metadata() || chunk.isSetEncrypted_column_metadata()) throw new Corrupt("it is encrypted");
        ColumnMetaData meta = chunk.getMeta_data();
        if (meta.getType() != leaf.stored()) throw new Corrupt("it is stored as %s and declared as %s".formatted(meta.getType(), leaf.stored()));
        if (meta.getNum_values() != rows) throw new Corrupt("it has %,d values for %,d rows".formatted(meta.getNum_values(), rows));
        codec = meta.getCodec();
        if (codec == null) throw new Corrupt("its compression is unknown");
        long start = Footer.start(chunk), length = Math.min(meta.getTotal_compressed_size() + UNCOUNTED, size - start);
        if (length > Integer.MAX_VALUE - 64) throw new Corrupt("%,d compressed bytes in one row group are too many".formatted(length));
        if (rows > FREE_ROWS && rows / ROWS_PER_BYTE > length) throw new Corrupt("it claims %,d rows in %,d bytes".formatted(rows, length));
        if (arrays.raw.length < length + Bytes.SLACK) arrays.raw = new byte[(int) Math.min(Integer.MAX_VALUE - 8, length + length / 8 + Bytes.SLACK)];
        Footer.fill(channel, start, arrays.raw, (int) length);

        Bytes in = new Bytes(arrays.raw, 0, (int) length);
        sink = new Sink(leaf.type(), rows);
        while (sink.at < rows) {
            if (in.remaining() == 0) throw new Corrupt("its pages end after %,d of %,d rows".formatted(sink.at, rows));
            PageHeader header = Util.readPageHeader(in.stream());
            int compressed = header.getCompressed_page_size(), uncompressed = header.getUncompressed_page_size();
            Codecs.plausible(compressed, uncompressed);
            Bytes page = in.slice(compressed);
            switch (header.getType()) {
                case DICTIONARY_PAGE -> dictionary(expand(page, uncompressed), header.getDictionary_page_header().getNum_values());
                case DATA_PAGE -> v1(header, expand(page, uncompressed));
                case DATA_PAGE_V2 -> v2(header, page, uncompressed);
                case INDEX_PAGE -> { }
            }
        }
        return new Piece(sink.chunk(), texts);
    }

    private Bytes expand(Bytes page, int size) throws IOException {
        if (codec == CompressionCodec.UNCOMPRESSED) {
            if (page.remaining() != size) throw new Corrupt("an uncompressed page of %,d bytes claims %,d".formatted(page.remaining(), size));
            return page;
        }
        if (arrays.page.length < size + Bytes.SLACK) arrays.page = new byte[size + size / 4 + Bytes.SLACK];
        Codecs.decompress(codec, page.array, page.at, page.remaining(), arrays.page, size);
        return new Bytes(arrays.page, 0, size);
    }

    private void v1(PageHeader header, Bytes page) {
        var h = header.getData_page_header();
        int n = count(h.getNum_values()), present = n;
        byte[] levels = null;
        if (leaf.optional()) {
            if (h.getDefinition_level_encoding() == Encoding.BIT_PACKED) {
                levels = levels(n);
                present = bitPacked(page.slice((n + 7) / 8), n, levels);
            } else {
                Bytes runs = page.slice(page.i32());
                if (!Hybrid.allOnes(runs, n)) {
                    levels = levels(n);
                    present = Hybrid.bits(runs, n, levels);
                }
            }
        }
        values(h.getEncoding(), page, n, present == n ? null : levels, present);
    }

    private void v2(PageHeader header, Bytes page, int uncompressed) throws IOException {
        var h = header.getData_page_header_v2();
        int n = count(h.getNum_values()), present = n;
        page.skip(h.getRepetition_levels_byte_length());
        Bytes runs = page.slice(h.getDefinition_levels_byte_length());
        byte[] levels = null;
        if (leaf.optional() && !Hybrid.allOnes(runs, n)) {
            levels = levels(n);
            present = Hybrid.bits(runs, n, levels);
        }
        int before = h.getRepetition_levels_byte_length() + h.getDefinition_levels_byte_length();
        boolean plain = h.isSetIs_compressed() && !h.isIs_compressed() || page.remaining() == 0;
        if (!plain && uncompressed < before) throw new Corrupt("a page smaller than its levels");
        values(h.getEncoding(), plain ? page : expand(page, uncompressed - before), n, present == n ? null : levels, present);
    }

    private int count(int n) {
        if (n < 0 || n > sink.missingRows()) throw new Corrupt("a page of %,d values where %,d rows are left".formatted(n, sink.missingRows()));
        return n;
    }

    private byte[] levels(int n) {
        if (arrays.levels.length < n) arrays.levels = new byte[n];
        return arrays.levels;
    }

    /// The deprecated packing of levels, most significant bit first.
    private static int bitPacked(Bytes in, int n, byte[] levels) {
        int ones = 0;
        for (int i = 0; i < n; i++) {
            levels[i] = (byte) (in.array[in.at + (i >> 3)] >> 7 - (i & 7) & 1);
            ones += levels[i];
        }
        return ones;
    }

    private void values(Encoding encoding, Bytes page, int n, byte[] levels, int present) {
        if (wide) {
            if (arrays.longs.length < n) arrays.longs = new long[n];
            longs(encoding, page, present, arrays.longs);
            sink.longs(n, levels, present, arrays.longs);
        } else {
            if (arrays.ints.length < n) arrays.ints = new int[n];
            ints(encoding, page, present, arrays.ints);
            sink.ints(n, levels, present, arrays.ints);
        }
    }

    private void dictionary(Bytes page, int n) {
        int least = switch (leaf.stored()) {
            case BOOLEAN -> throw new Corrupt("a dictionary of booleans");
            case INT32, FLOAT, BYTE_ARRAY -> 4;
            case INT64, DOUBLE -> 8;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> leaf.width();
        };
        if (n < 0 || n > page.remaining() / least) throw new Corrupt("a dictionary of %,d values in %,d bytes".formatted(n, page.remaining()));
        if (wide) longs(Encoding.PLAIN, page, n, longDictionary = new long[n]);
        else ints(Encoding.PLAIN, page, n, intDictionary = new int[n]);
    }

    /// The next `n` values as they are in the chunk.
    private void ints(Encoding encoding, Bytes page, int n, int[] out) {
        switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (intDictionary == null) throw new Corrupt("a page refers to a dictionary that is not there");
                Hybrid.gather(page, n, intDictionary, out);
            }
            case RLE -> booleans(page, n, out);
            default -> {
                if (leaf.stored() == Type.BOOLEAN) bits(encoding, page, n, out);
                else if (leaf.stored() == Type.INT32 || leaf.stored() == Type.FLOAT) words(encoding, page, n, out);
                else Conversion.ints(leaf, slices(encoding, page, n), n, texts, out);
            }
        }
    }

    private void longs(Encoding encoding, Bytes page, int n, long[] out) {
        switch (encoding) {
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (longDictionary == null) throw new Corrupt("a page refers to a dictionary that is not there");
                Hybrid.gather(page, n, longDictionary, out);
            }
            default -> {
                switch (leaf.stored()) {
                    case INT32 -> {
                        int[] narrow = arrays.ints.length < n ? arrays.ints = new int[n] : arrays.ints;
                        words(encoding, page, n, narrow);
                        Conversion.widen(leaf, narrow, n, out);
                    }
                    case INT64, DOUBLE -> {
                        doubleWords(encoding, page, n, out);
                        Conversion.longs(leaf, out, n);
                    }
                    default -> Conversion.longs(leaf, slices(encoding, page, n), n, out);
                }
            }
        }
    }

    private void words(Encoding encoding, Bytes page, int n, int[] out) {
        if (encoding == Encoding.DELTA_BINARY_PACKED && leaf.stored() == Type.INT32) {
            long[] wide = arrays.longs.length < n ? arrays.longs = new long[n] : arrays.longs;
            Delta.longs(page, n, wide);
            for (int i = 0; i < n; i++) out[i] = (int) wide[i];
            return;
        }
        Bytes plain = plain(encoding, page, n, 4);
        int at = plain.skip(n * 4L);
        ByteBuffer.wrap(plain.array, at, n * 4).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(out, 0, n);
    }

    private void doubleWords(Encoding encoding, Bytes page, int n, long[] out) {
        if (encoding == Encoding.DELTA_BINARY_PACKED && leaf.stored() == Type.INT64) {
            Delta.longs(page, n, out);
            return;
        }
        Bytes plain = plain(encoding, page, n, 8);
        int at = plain.skip(n * 8L);
        ByteBuffer.wrap(plain.array, at, n * 8).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(out, 0, n);
    }

    private Slices slices(Encoding encoding, Bytes page, int n) {
        Slices s = arrays.slices;
        int width = leaf.stored() == Type.INT96 ? 12 : leaf.stored() == Type.FIXED_LEN_BYTE_ARRAY ? leaf.width() : 0;
        switch (encoding) {
            case DELTA_BYTE_ARRAY -> {
                s.delta(page, n);
                for (int i = 0; width > 0 && i < n; i++) if (s.lengths[i] != width) throw new Corrupt("a value of %d bytes where all have %d".formatted(s.lengths[i], width));
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                if (width > 0) throw new Corrupt("encoding %s of %s is not read".formatted(encoding, leaf.stored()));
                s.deltaLength(page, n);
            }
            default -> {
                if (width > 0) s.fixed(plain(encoding, page, n, width), n, width);
                else if (encoding == Encoding.PLAIN) s.plain(page, n);
                else throw new Corrupt("encoding %s of %s is not read".formatted(encoding, leaf.stored()));
            }
        }
        return s;
    }

    /// Values of a fixed width one behind the other, whether they lie so or with their bytes in separate streams.
    private Bytes plain(Encoding encoding, Bytes page, int n, int width) {
        if (encoding == Encoding.PLAIN) return page;
        if (encoding != Encoding.BYTE_STREAM_SPLIT || leaf.stored() == Type.INT96) throw new Corrupt("encoding %s of %s is not read".formatted(encoding, leaf.stored()));
        int from = page.skip((long) n * width);
        byte[] whole = new byte[n * width + Bytes.SLACK];
        for (int b = 0; b < width; b++) {
            int stream = from + b * n;
            for (int i = 0, o = b; i < n; i++, o += width) whole[o] = page.array[stream + i];
        }
        return new Bytes(whole, 0, n * width);
    }

    private void booleans(Bytes page, int n, int[] out) {
        if (leaf.stored() != Type.BOOLEAN) throw new Corrupt("encoding RLE of %s is not read".formatted(leaf.stored()));
        byte[] bits = new byte[n];
        if (n > 0) Hybrid.bits(page.slice(page.i32()), n, bits);
        for (int i = 0; i < n; i++) out[i] = bits[i];
    }

    private static void bits(Encoding encoding, Bytes page, int n, int[] out) {
        if (encoding != Encoding.PLAIN) throw new Corrupt("encoding %s of BOOLEAN is not read".formatted(encoding));
        int at = page.skip((n + 7L) / 8);
        for (int i = 0; i < n; i++) out[i] = page.array[at + (i >> 3)] >> (i & 7) & 1;
    }
}
