package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Store.Piece;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// What is left to Arrow Java: compressed buffers, and columns in a layout that the mapped path does not know.
final class Library {
    /// How much larger than what is stored a buffer can become, by the codec.
    private static final int LZ4 = 256, ZSTD = 1 << 16;

    private Library() {}

    /// A buffer as it was before it was compressed: its length stands in front, or -1 where it was left as it is.
    static MemorySegment decompress(byte codec, MemorySegment stored) {
        long size = stored.byteSize();
        if (size == 0) return stored;
        if (size < 8) throw new IllegalArgumentException("a compressed buffer of %d bytes".formatted(size));
        long length = stored.get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
        if (length == -1) return stored.asSlice(8);
        CodecType type = CodecType.fromCompressionType(codec);
        if (length < 0 || length / (type == CodecType.LZ4_FRAME ? LZ4 : ZSTD) > size) throw new IllegalArgumentException("a compressed buffer of %,d bytes claims to become %,d".formatted(size, length));
        MemorySegment out = Memory.allocate(length).asSlice(0, length);
        if (length == 0) return out;
        try (BorrowedMemory memory = BorrowedMemory.open()) {
            ArrowBuf whole = CommonsCompressionFactory.INSTANCE.createCodec(type).decompress(memory.allocator(), memory.wrapped(stored));
            if (whole.writerIndex() != length) throw new IllegalArgumentException("a compressed buffer became %,d bytes, not %,d".formatted(whole.writerIndex(), length));
            out.copyFrom(MemorySegment.ofAddress(whole.memoryAddress()).reinterpret(length));
        }
        return out;
    }

    /// A column of a batch.
    ///
    /// @param node of the field
    /// @param buffer its first
    /// @param view the number of fields of views before it
    static Piece read(Layout layout, Batch batch, int node, int buffer, int view) {
        Layout.Extent extent = Layout.Extent.of(layout.field(), false, 0);
        List<ArrowFieldNode> nodes = new ArrayList<>();
        for (int i = 0; i < extent.nodes(); i++) {
            if (node + i >= batch.meta().nodesLength()) throw new IllegalArgumentException("the batch does not have all of it");
            nodes.add(new ArrowFieldNode(batch.meta().nodes(node + i).length(), batch.meta().nodes(node + i).nullCount()));
        }
        List<Long> views = new ArrayList<>();
        for (int i = 0; i < extent.views(); i++) views.add((long) batch.ofViews(view + i + 1) - batch.ofViews(view + i));
        int buffers = extent.buffers() + (int) views.stream().mapToLong(Long::longValue).sum();
        List<MemorySegment> segments = new ArrayList<>();
        for (int i = 0; i < buffers; i++) segments.add(batch.buffer(buffer + i, 0));
        Schema schema = new Schema(List.of(plain(Field.convertField(layout.field()))));
        try (BorrowedMemory memory = BorrowedMemory.open()) {
            VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory.allocator());
            List<ArrowBuf> wrapped = segments.stream().map(memory::wrapped).toList();
            new VectorLoader(root).load(new ArrowRecordBatch(batch.rows(), nodes, wrapped, NoCompressionCodec.DEFAULT_BODY_COMPRESSION, views, false));
            return Vectors.piece(root.getVector(0));
        }
    }

    /// Values, where a dictionary would be asked for.
    private static Field plain(Field field) {
        return new Field(field.getName(), new FieldType(field.isNullable(), field.getType(), null, field.getMetadata()), field.getChildren());
    }
}
