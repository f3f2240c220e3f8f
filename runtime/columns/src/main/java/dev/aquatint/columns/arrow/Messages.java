package dev.aquatint.columns.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/// What an Arrow file or stream is made of: a schema, and batches of dictionaries and of rows.
///
/// @param batches in the order in which they count
record Messages(Schema schema, List<Part> batches) {
    private static final int LARGEST_METADATA = 256 << 20, MOST_ROWS = Integer.MAX_VALUE - 64;
    /// In front of a message since Arrow 0.15.
    private static final int CONTINUES = -1;

    private static final String MAGIC = "ARROW1", FEATHER = "FEA1";

    /// @param dictionary null for a batch of rows
    record Part(DictionaryBatch dictionary, RecordBatch rows, MemorySegment body) {}

    /// @throws IllegalArgumentException when it is neither, or not whole
    static Messages of(MemorySegment bytes) {
        long size = bytes.byteSize();
        if (size == 0) throw new IllegalArgumentException("it is empty");
        if (starts(bytes, 0, FEATHER)) {
            throw new IllegalArgumentException("it is Feather of version 1, which came before Arrow files; write it anew, for example in Python: import pyarrow.feather as f; f.write_feather(f.read_table(\"old.feather\"), \"new.feather\")");
        }
        if (starts(bytes, 0, MAGIC)) return file(bytes);
        boolean stream = size >= 8 && int32(bytes, 0) == CONTINUES, old = size >= 8 && !stream && int32(bytes, 0) > 0 && int32(bytes, 0) <= Math.min(size - 4, LARGEST_METADATA);
        if (!stream && !(old && isSchema(bytes))) throw new IllegalArgumentException("it is neither an Arrow file nor a stream");
        return stream(bytes);
    }

    /// The footer says where batches are.
    private static Messages file(MemorySegment bytes) {
        long size = bytes.byteSize();
        if (size < 20 || !starts(bytes, size - MAGIC.length(), MAGIC)) throw new IllegalArgumentException("it is truncated: an Arrow file ends with ARROW1, and its end is missing");
        int length = int32(bytes, size - 10);
        if (length <= 0 || length > size - 18) throw new IllegalArgumentException("it is damaged: its footer claims %,d of the file's %,d bytes".formatted(length, size));
        Footer footer = Footer.getRootAsFooter(buffer(bytes, size - 10 - length, length));
        if (footer.version() < MetadataVersion.V4) throw early();
        List<Part> batches = new ArrayList<>();
        for (int i = 0; i < footer.dictionariesLength(); i++) batches.add(part(bytes, footer.dictionaries(i)));
        for (int i = 0; i < footer.recordBatchesLength(); i++) batches.add(part(bytes, footer.recordBatches(i)));
        return new Messages(checked(footer.schema()), batches);
    }

    private static Part part(MemorySegment bytes, Block block) {
        long at = block.offset(), body = block.bodyLength();
        int length = block.metaDataLength();
        if (at < 8 || length < 8 || length > LARGEST_METADATA || body < 0 || at > bytes.byteSize() - length - body) {
            throw new IllegalArgumentException("it is damaged: a batch at byte %,d lies outside the file".formatted(at));
        }
        int prefix = int32(bytes, at) == CONTINUES ? 8 : 4;
        return part(Message.getRootAsMessage(buffer(bytes, at + prefix, length - prefix)), bytes.asSlice(at + length, body));
    }

    /// One message behind the other, until one that is empty, or the end.
    private static Messages stream(MemorySegment bytes) {
        Schema schema = null;
        List<Part> batches = new ArrayList<>();
        for (long at = 0, size = bytes.byteSize(); at <= size - 4;) {
            int prefix = int32(bytes, at) == CONTINUES ? 8 : 4;
            if (at > size - prefix) throw cut(at);
            int length = int32(bytes, at + prefix - 4);
            if (length == 0) break;
            if (length < 0 || length > LARGEST_METADATA) throw new IllegalArgumentException("it is damaged: a message at byte %,d claims %,d bytes".formatted(at, length));
            if (at + prefix > size - length) throw cut(at);
            Message message = Message.getRootAsMessage(buffer(bytes, at + prefix, length));
            long body = at + prefix + length, bodyLength = message.bodyLength();
            if (bodyLength < 0 || body > size - bodyLength) throw cut(at);
            if (message.version() < MetadataVersion.V4) throw early();
            if (schema == null) {
                if (message.headerType() != MessageHeader.Schema) throw new IllegalArgumentException("it is no Arrow stream: it does not begin with a schema");
                schema = checked((Schema) message.header(new Schema()));
            } else batches.add(part(message, bytes.asSlice(body, bodyLength)));
            at = body + bodyLength;
        }
        if (schema == null) throw new IllegalArgumentException("it is a stream without a schema");
        return new Messages(schema, batches);
    }

    private static Part part(Message message, MemorySegment body) {
        DictionaryBatch dictionary = message.headerType() == MessageHeader.DictionaryBatch ? (DictionaryBatch) message.header(new DictionaryBatch()) : null;
        RecordBatch rows = dictionary != null ? dictionary.data() : message.headerType() == MessageHeader.RecordBatch ? (RecordBatch) message.header(new RecordBatch()) : null;
        if (rows == null) throw new IllegalArgumentException("it is damaged: a batch of rows or of a dictionary is expected, and a message of kind %d is there".formatted(message.headerType()));
        if (rows.length() < 0 || rows.length() > MOST_ROWS) throw new IllegalArgumentException("a batch of %,d rows: there may be %,d".formatted(rows.length(), MOST_ROWS));
        return new Part(dictionary, rows, body);
    }

    private static Schema checked(Schema schema) {
        if (schema == null) throw new IllegalArgumentException("it is damaged: it has no schema");
        if (schema.endianness() != Endianness.Little) throw new IllegalArgumentException("its numbers are big-endian: write it on, or for, a little-endian machine (x86, ARM)");
        return schema;
    }

    /// Without a mark in front, other files may begin with a small number, too.
    private static boolean isSchema(MemorySegment bytes) {
        try {
            Message message = Message.getRootAsMessage(buffer(bytes, 4, int32(bytes, 0)));
            return message.headerType() == MessageHeader.Schema && message.bodyLength() == 0 && ((Schema) message.header(new Schema())).fieldsLength() >= 0;
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static IllegalArgumentException cut(long at) {
        return new IllegalArgumentException("it is truncated: the stream ends within the message at byte %,d".formatted(at));
    }

    private static IllegalArgumentException early() {
        return new IllegalArgumentException("it was written before Arrow 0.8; write it anew with a later version");
    }

    private static boolean starts(MemorySegment bytes, long at, String with) {
        return bytes.byteSize() >= at + with.length() && bytes.asSlice(at, with.length()).mismatch(MemorySegment.ofArray(with.getBytes(StandardCharsets.US_ASCII))) < 0;
    }

    private static int int32(MemorySegment bytes, long at) {
        return bytes.get(ValueLayout.JAVA_INT_UNALIGNED, at);
    }

    private static ByteBuffer buffer(MemorySegment bytes, long at, int length) {
        return bytes.asSlice(at, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
