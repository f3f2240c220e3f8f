package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.RecordBatch;

/// An Arrow IPC file; a chunk is a record batch. Numbers without conversion are used in the mapped file itself.
public final class ArrowStore implements Store {
    private static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};
    private static final int LARGEST_METADATA = 256 << 20;

    private final Path path;
    private final MemorySegment file;
    private final Schema schema;
    private final List<Column> columns;
    private final List<Batch> batches = new ArrayList<>();
    private final Map<Long, Texted> dictionaries = new HashMap<>();

    /// @param node the place of the field's node in a batch
    /// @param buffer the place of its first buffer
    private record Column(Layout layout, int node, int buffer) {}

    private record Batch(RecordBatch meta, MemorySegment body) {}

    /// @param codes the code of each entry of the file's dictionary, -1 for a missing one
    private record Texted(Dictionary texts, int[] codes) {}

    /// @throws UnreadableFile naming the file and the reason
    public static ArrowStore open(Path path) {
        try {
            return new ArrowStore(path);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NullPointerException | AssertionError e) {
            throw new UnreadableFile(path.toString(), e instanceof IllegalArgumentException ? e.getMessage() : "it is damaged (%s)".formatted(e.getMessage()), e);
        }
    }

    private ArrowStore(Path path) throws IOException {
        this.path = path;
        try (FileChannel channel = FileChannel.open(path)) {
            file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
        long size = file.byteSize();
        if (size < 20 || !magic(0)) {
            throw new IllegalArgumentException(size >= 4 && file.get(ValueLayout.JAVA_INT_UNALIGNED, 0) == -1 ? "it is an Arrow stream; write it as an IPC file" : "it is no Arrow IPC file");
        }
        if (!magic(size - 6)) throw new IllegalArgumentException("it is truncated: an Arrow file ends with ARROW1, and its end is missing");
        int length = file.get(ValueLayout.JAVA_INT_UNALIGNED, size - 10);
        if (length <= 0 || length > size - 18) throw new IllegalArgumentException("its footer claims %,d of the file's %,d bytes".formatted(length, size));
        Footer footer = Footer.getRootAsFooter(file.asSlice(size - 10 - length, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
        var fields = footer.schema();
        if (fields.endianness() != Endianness.Little) throw new IllegalArgumentException("it is big-endian");

        columns = new ArrayList<>();
        var named = new ArrayList<Schema.Field>();
        var skipped = new LinkedHashMap<String, String>();
        int node = 0, buffer = 0;
        for (int i = 0; i < fields.fieldsLength(); i++) {
            Layout layout = Layout.of(fields.fields(i));
            if (layout.type() == null) skipped.put(layout.name(), layout.skipped());
            else {
                columns.add(new Column(layout, node, buffer));
                named.add(new Schema.Field(layout.name(), layout.type()));
            }
            int[] extent = Layout.extent(fields.fields(i), 0);
            node += extent[0];
            buffer += extent[1];
        }
        if (columns.isEmpty() && !skipped.isEmpty()) throw new IllegalArgumentException("none of its columns can be read: " + skipped);
        schema = new Schema(path.getFileName().toString(), named, skipped);
        for (int i = 0; i < footer.dictionariesLength(); i++) dictionary(footer.dictionaries(i));
        for (int i = 0; i < footer.recordBatchesLength(); i++) batches.add(batch(footer.recordBatches(i)));
    }

    private boolean magic(long at) {
        return file.asSlice(at, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) < 0;
    }

    private Message message(Block block) {
        long at = block.offset();
        int length = block.metaDataLength();
        if (at < 8 || length < 8 || length > LARGEST_METADATA || block.bodyLength() < 0 || at > file.byteSize() - length - block.bodyLength()) {
            throw new IllegalArgumentException("a batch at byte %,d lies outside the file".formatted(at));
        }
        int prefix = file.get(ValueLayout.JAVA_INT_UNALIGNED, at) == -1 ? 8 : 4;
        return Message.getRootAsMessage(file.asSlice(at + prefix, length - prefix).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }

    private MemorySegment body(Block block) {
        return file.asSlice(block.offset() + block.metaDataLength(), block.bodyLength());
    }

    private Batch batch(Block block) {
        if (!(message(block).header(new RecordBatch()) instanceof RecordBatch meta)) throw new IllegalArgumentException("a batch that is none");
        plain(meta);
        if (meta.length() < 0 || meta.length() > Integer.MAX_VALUE - 64) throw new IllegalArgumentException("a batch of %,d rows".formatted(meta.length()));
        return new Batch(meta, body(block));
    }

    private static void plain(RecordBatch meta) {
        if (meta.compression() != null) {
            throw new IllegalArgumentException("its buffers are compressed with %s, which cannot be mapped; write it uncompressed".formatted(meta.compression().codec() == 0 ? "lz4" : "zstd"));
        }
    }

    private void dictionary(Block block) {
        var d = (DictionaryBatch) message(block).header(new DictionaryBatch());
        Layout user = columns.stream().map(Column::layout).filter(l -> l.dictionary() == d.id()).findFirst().orElse(null);
        if (user == null) return;
        plain(d.data());
        if (d.data().length() < 0 || d.data().length() > Integer.MAX_VALUE - 64) throw new IllegalArgumentException("a dictionary of %,d texts".formatted(d.data().length()));
        Batch batch = new Batch(d.data(), body(block));
        int n = (int) d.data().length();
        Texted known = d.isDelta() ? dictionaries.get(d.id()) : null;
        var texts = known == null ? new Dictionary() : known.texts;
        // offsets of LargeUtf8 are 8 bytes wide: the length of their buffer tells
        int width = batch.meta.buffers(1).length() >= (n + 1L) * 8 ? 8 : 4;
        int[] codes = n == 0 ? new int[0] : Texts.add(texts, valid(batch, 0, 0, n), buffer(batch, 1, (n + 1L) * width), width, buffer(batch, 2, 0), n);
        if (known != null) {
            int[] both = Arrays.copyOf(known.codes, known.codes.length + n);
            System.arraycopy(codes, 0, both, known.codes.length, n);
            codes = both;
        }
        dictionaries.put(d.id(), new Texted(texts, codes));
    }

    private static MemorySegment buffer(Batch batch, int index, long least) {
        if (index >= batch.meta.buffersLength()) throw new IllegalArgumentException("a batch with too few buffers");
        Buffer b = batch.meta.buffers(index);
        if (b.length() < least || b.offset() < 0 || b.offset() > batch.body.byteSize() - b.length()) {
            throw new IllegalArgumentException("a buffer of %,d bytes where %,d are needed".formatted(b.length(), least));
        }
        return batch.body.asSlice(b.offset(), b.length());
    }

    /// Null when every value is present.
    private static MemorySegment valid(Batch batch, int node, int buffer, int rows) {
        if (node >= batch.meta.nodesLength() || batch.meta.nodes(node).length() != rows) throw new IllegalArgumentException("a column of another length than its batch");
        return batch.meta.nodes(node).nullCount() == 0 || batch.meta.buffers(buffer).length() == 0 ? null : buffer(batch, buffer, (rows + 7L) / 8);
    }

    /// The texts of a column that has a dictionary, in order of their indices in the file.
    public Dictionary dictionary(int column) {
        return dictionaries.get(columns.get(column).layout.dictionary()).texts;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int chunks() {
        return batches.size();
    }

    @Override
    public int rows(int chunk) {
        return (int) batches.get(chunk).meta.length();
    }

    @Override
    public Piece read(int column, int chunk) {
        Column c = columns.get(column);
        try {
            return read(c, batches.get(chunk), rows(chunk));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnreadableFile(path.toString(), "column '%s', batch %d: %s".formatted(c.layout.name(), chunk, e.getMessage()), e);
        }
    }

    private Piece read(Column c, Batch batch, int rows) {
        Layout layout = c.layout;
        ColumnType type = layout.type();
        MemorySegment valid = layout.rule() == Layout.Rule.NOTHING ? null : valid(batch, c.node, c.buffer, rows);
        switch (layout.rule()) {
            case AS_IS -> {
                MemorySegment data = buffer(batch, c.buffer + 1, (long) rows * type.bytes());
                if (valid == null || !type.isFloat()) return new Piece(Chunk.of(type, rows, data, valid));
                MemorySegment copy = Memory.allocate(data.byteSize());
                copy.copyFrom(data);
                return new Piece(Chunk.of(type, rows, missing(type, copy, valid, rows), null));
            }
            case HALF -> {
                MemorySegment data = buffer(batch, c.buffer + 1, rows * 2L), out = Memory.allocate(rows * 4L);
                for (long i = 0; i < rows; i++) out.set(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4, Float.float16ToFloat(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2)));
                return new Piece(Chunk.of(type, rows, missing(type, out, valid, rows), null));
            }
            case BITS -> {
                MemorySegment data = buffer(batch, c.buffer + 1, (rows + 7L) / 8), out = Memory.allocate(rows);
                for (int i = 0; i < rows; i++) out.set(ValueLayout.JAVA_BYTE, i, (byte) (data.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1));
                return new Piece(Chunk.of(type, rows, out, valid));
            }
            case SCALED -> {
                MemorySegment data = buffer(batch, c.buffer + 1, (long) rows * layout.width()), out = Memory.allocate((long) rows * type.bytes());
                for (long i = 0; i < rows; i++) {
                    long v = layout.width() == 4 ? data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4) : data.get(ValueLayout.JAVA_LONG_UNALIGNED, i * 8);
                    long scaled = layout.factor() < 0 ? Math.floorDiv(v, -layout.factor()) : v * layout.factor();
                    if (type.bytes() == 4) out.set(ValueLayout.JAVA_INT_UNALIGNED, i * 4, (int) scaled);
                    else out.set(ValueLayout.JAVA_LONG_UNALIGNED, i * 8, scaled);
                }
                return new Piece(Chunk.of(type, rows, out, valid));
            }
            case DECIMAL -> {
                MemorySegment data = buffer(batch, c.buffer + 1, (long) rows * layout.width()), out = Memory.allocate(rows * 8L);
                byte[] bytes = new byte[layout.width()];
                for (int i = 0; i < rows; i++) {
                    for (int b = 0; b < bytes.length; b++) bytes[bytes.length - 1 - b] = data.get(ValueLayout.JAVA_BYTE, (long) i * bytes.length + b);
                    out.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * 8L, new BigDecimal(new BigInteger(bytes), (int) layout.factor()).doubleValue());
                }
                return new Piece(Chunk.of(type, rows, missing(type, out, valid, rows), null));
            }
            case TEXT -> {
                var texts = new Dictionary();
                if (rows == 0) return coded(new int[0], texts);
                return coded(Texts.add(texts, valid, buffer(batch, c.buffer + 1, (rows + 1L) * layout.width()), layout.width(), buffer(batch, c.buffer + 2, 0), rows), texts);
            }
            case CODES -> {
                return codes(layout, batch, c.buffer, valid, rows);
            }
            case NOTHING -> {
                return new Piece(Chunk.of(type, rows, missing(type, Memory.allocate(rows * 8L), Memory.bits(rows), rows), null));
            }
        }
        throw new IllegalStateException(layout.toString());
    }

    private Piece codes(Layout layout, Batch batch, int buffer, MemorySegment valid, int rows) {
        Texted dictionary = dictionaries.getOrDefault(layout.dictionary(), new Texted(new Dictionary(), new int[0]));
        MemorySegment data = buffer(batch, buffer + 1, (long) rows * layout.width());
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            if (valid != null && (valid.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1) == 0) {
                codes[i] = -1;
                continue;
            }
            long index = switch (layout.width()) {
                case 1 -> layout.unsigned() ? data.get(ValueLayout.JAVA_BYTE, i) & 0xff : data.get(ValueLayout.JAVA_BYTE, i);
                case 2 -> layout.unsigned() ? data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2L) & 0xffff : data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2L);
                case 4 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L);
                default -> data.get(ValueLayout.JAVA_LONG_UNALIGNED, i * 8L);
            };
            if (index < 0 || index >= dictionary.codes.length) throw new IllegalArgumentException("index %,d into a dictionary of %,d".formatted(index, dictionary.codes.length));
            codes[i] = dictionary.codes[(int) index];
        }
        return coded(codes, dictionary.texts);
    }

    private static Piece coded(int[] codes, Dictionary texts) {
        MemorySegment out = Memory.allocate(codes.length * 4L), valid = null;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0) continue;
            if (valid == null) valid = Memory.bits(codes.length).fill((byte) -1);
            valid.set(ValueLayout.JAVA_BYTE, i >> 3, (byte) (valid.get(ValueLayout.JAVA_BYTE, i >> 3) & ~(1 << (i & 7))));
        }
        MemorySegment.copy(codes, 0, out, ValueLayout.JAVA_INT_UNALIGNED, 0, codes.length);
        return new Piece(Chunk.of(ColumnType.STRING, codes.length, out, valid), texts);
    }

    private static MemorySegment missing(ColumnType type, MemorySegment floats, MemorySegment valid, int rows) {
        if (valid == null) return floats;
        for (int i = 0; i < rows; i++) {
            if ((valid.get(ValueLayout.JAVA_BYTE, i >> 3) >> (i & 7) & 1) != 0) continue;
            if (type == ColumnType.FLOAT32) floats.set(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4L, Float.NaN);
            else floats.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * 8L, Double.NaN);
        }
        return floats;
    }
}
