package dev.aquatint.columns.arrow;

import java.lang.foreign.MemorySegment;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.RecordBatch;

/// The buffers of a batch; compressed ones are decompressed when they are asked for.
///
/// @param plain whether buffers can be used where they lie
record Batch(RecordBatch meta, int rows, boolean plain, MemorySegment body) {

    static Batch of(Messages.Part part) {
        return new Batch(part.rows(), (int) part.rows().length(), part.rows().compression() == null, part.body());
    }

    /// How many buffers the first fields of views have beyond those that every field of their type has.
    int ofViews(int views) {
        long all = 0;
        for (int i = 0; i < views; i++) {
            if (i >= meta.variadicBufferCountsLength()) throw new IllegalArgumentException("the batch does not say how many buffers its text has");
            all += meta.variadicBufferCounts(i);
        }
        if (all < 0 || all > meta.buffersLength()) throw new IllegalArgumentException("the batch claims %,d buffers of text, and has %,d buffers in all".formatted(all, meta.buffersLength()));
        return (int) all;
    }

    /// @param least how many bytes are needed
    MemorySegment buffer(int index, long least) {
        MemorySegment bytes = stored(index);
        if (!plain) bytes = Library.decompress(meta.compression().codec(), bytes);
        if (bytes.byteSize() < least) throw new IllegalArgumentException("it needs a buffer of %,d bytes, and has one of %,d".formatted(least, bytes.byteSize()));
        return bytes;
    }

    private MemorySegment stored(int index) {
        if (index >= meta.buffersLength()) throw new IllegalArgumentException("it needs buffer %d of the batch, which has %d".formatted(index + 1, meta.buffersLength()));
        Buffer b = meta.buffers(index);
        if (b.length() < 0 || b.offset() < 0 || b.offset() > body.byteSize() - b.length()) {
            throw new IllegalArgumentException("its buffer of %,d bytes at byte %,d lies outside of the batch, which has %,d".formatted(b.length(), b.offset(), body.byteSize()));
        }
        return body.asSlice(b.offset(), b.length());
    }

    /// A bit for each row, set where there is a value; null when every row has one.
    MemorySegment valid(int node, int buffer) {
        if (node >= meta.nodesLength() || meta.nodes(node).length() != rows) throw new IllegalArgumentException("it has another number of rows than its batch");
        return meta.nodes(node).nullCount() == 0 || stored(buffer).byteSize() == 0 ? null : buffer(buffer, (rows + 7L) / 8);
    }
}
