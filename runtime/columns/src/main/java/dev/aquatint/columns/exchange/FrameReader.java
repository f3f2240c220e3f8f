package dev.aquatint.columns.exchange;

import dev.aquatint.columns.Batches;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Schema.Field;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ForeignAllocation;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/// The rows of a frame as batches of vectors.
final class FrameReader extends ArrowReader {
    private final Frame frame;
    private final Batches batches;
    private int next;
    private long read;

    FrameReader(Frame frame, BufferAllocator allocator) {
        super(allocator);
        this.frame = frame;
        batches = Batches.of(frame);
    }

    @Override
    protected Schema readSchema() {
        return new Schema(frame.schema().fields().stream().map(f -> new org.apache.arrow.vector.types.pojo.Field(f.name(), FieldType.nullable(type(f)), null)).toList());
    }

    private static ArrowType type(Field field) {
        return switch (field.type()) {
            case INT8 -> new ArrowType.Int(8, true);
            case INT16 -> new ArrowType.Int(16, true);
            case INT32 -> new ArrowType.Int(32, true);
            case INT64 -> new ArrowType.Int(64, true);
            case UINT8 -> new ArrowType.Int(8, false);
            case UINT16 -> new ArrowType.Int(16, false);
            case UINT32 -> new ArrowType.Int(32, false);
            case UINT64 -> new ArrowType.Int(64, false);
            case FLOAT32 -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
            case FLOAT64 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
            case BOOLEAN -> ArrowType.Bool.INSTANCE;
            case DATE -> new ArrowType.Date(DateUnit.DAY);
            case TIME -> new ArrowType.Time(TimeUnit.NANOSECOND, 64);
            case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
            case STRING -> ArrowType.Utf8.INSTANCE;
        };
    }

    @Override
    public boolean loadNextBatch() throws java.io.IOException {
        prepareLoadNextBatch();
        while (next < batches.size()) {
            List<Piece> pieces = batches.read(next++);
            if (pieces == null) continue;
            int rows = pieces.getFirst().chunk().rows();
            for (int c = 0; c < pieces.size(); c++) load(pieces.get(c), getVectorSchemaRoot().getVector(c));
            getVectorSchemaRoot().setRowCount(rows);
            return true;
        }
        return false;
    }

    private void load(Piece piece, FieldVector to) {
        Chunk chunk = piece.chunk();
        chunk.check(0, chunk.rows());
        switch (to) {
            case VarCharVector texts -> texts(piece, texts);
            case BitVector flags -> flags(chunk, flags);
            default -> numbers(chunk, to);
        }
        read += to.getBufferSize();
    }

    private static void texts(Piece piece, VarCharVector to) {
        Chunk chunk = piece.chunk();
        byte[][] known = new byte[piece.dictionary().size()][];
        to.allocateNew(chunk.rows());
        for (int i = 0; i < chunk.rows(); i++) {
            if (!chunk.present(i)) continue;
            int code = chunk.data().get(ValueLayout.JAVA_INT_UNALIGNED, i * 4L);
            if (known[code] == null) known[code] = piece.dictionary().text(code).getBytes(StandardCharsets.UTF_8);
            to.setSafe(i, known[code]);
        }
        to.setValueCount(chunk.rows());
    }

    private static void flags(Chunk chunk, BitVector to) {
        to.allocateNew(chunk.rows());
        for (int i = 0; i < chunk.rows(); i++) if (chunk.present(i)) to.set(i, chunk.data().get(ValueLayout.JAVA_BYTE, i));
        to.setValueCount(chunk.rows());
    }

    /// Hands over the memory that the values lie in. Floats get their bits of what is present here.
    private void numbers(Chunk chunk, FieldVector to) {
        int rows = chunk.rows();
        long bytes = (rows + 7L) / 8;
        try (ArrowBuf valid = allocator.buffer(bytes); ArrowBuf data = wrapped(chunk.data())) {
            valid.setZero(0, valid.capacity());
            int missing = 0;
            for (int i = 0; i < rows; i++) {
                if (chunk.present(i)) valid.setByte(i >> 3, valid.getByte(i >> 3) | 1 << (i & 7));
                else missing++;
            }
            valid.writerIndex(bytes);
            to.loadFieldBuffers(new ArrowFieldNode(rows, missing), List.of(valid, data));
        }
    }

    /// Memory that goes back when the last buffer over it is closed.
    private ArrowBuf wrapped(MemorySegment data) {
        if (data.byteSize() == 0) return allocator.buffer(0);
        ArrowBuf buffer = allocator.wrapForeignAllocation(new ForeignAllocation(data.byteSize(), data.address()) {
            private MemorySegment kept = data;

            @Override
            protected void release0() {
                kept = null;
            }
        });
        buffer.writerIndex(data.byteSize());
        return buffer;
    }

    @Override
    public long bytesRead() {
        return read;
    }

    @Override
    protected void closeReadSource() {}
}
