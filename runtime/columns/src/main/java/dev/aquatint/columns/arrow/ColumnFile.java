package dev.aquatint.columns.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.frame.ColumnType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/// An Arrow IPC file of one column and one record batch, whose values are written at their places, in any order and from any thread.
///
/// Values lie there as a chunk has them: booleans as uint8, text as int32 codes of a dictionary in front.
public final class ColumnFile {
    /// Values begin at a multiple of this many bytes, behind a message of at least so many.
    private static final int ROOM = 1 << 14, LEAST_BATCH = 1 << 10;

    private static final int LONGEST_NAME = 1 << 12;

    private final FileChannel file;
    private final ColumnType type;
    private final long rows, missing, validAt, dataAt;
    private final String name;
    private final List<Envelope.Place> dictionaries;

    /// Writes all but values.
    ///
    /// @param missing how many rows have no value; 0 for floats
    /// @param texts of a column of text, else null
    public ColumnFile(FileChannel file, String name, ColumnType type, long rows, long missing, Dictionary texts) throws IOException {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) throw new IllegalArgumentException("the name of a column is longer than %,d bytes: %s...".formatted(LONGEST_NAME, name.substring(0, 50)));
        this.file = file;
        this.name = name;
        this.type = type;
        this.rows = rows;
        this.missing = missing;
        byte[] schema = Envelope.message(MessageHeader.Schema, 0, this::schema);
        write(Envelope.HEAD, 0);
        write(schema, Envelope.HEAD.length);
        long at = Envelope.HEAD.length + schema.length;
        dictionaries = texts == null ? List.of() : List.of(dictionary(texts, at));
        for (Envelope.Place p : dictionaries) at = p.at() + p.message() + p.body();
        long begin = (at + LEAST_BATCH + ROOM - 1) / ROOM * ROOM;
        write(batch((int) (begin - at)), at);
        validAt = begin;
        dataAt = begin + validBytes();
        write(Envelope.end(this::schema, dictionaries, List.of(new Envelope.Place(at, (int) (begin - at), bodyBytes()))), begin + bodyBytes());
    }

    public ColumnType type() {
        return type;
    }

    /// Where values begin in the file.
    public long data() {
        return dataAt;
    }

    /// Where the bits begin that say which values there are, or -1 if all are.
    public long validity() {
        return missing == 0 ? -1 : validAt;
    }

    /// Writes values of the rows at `row` and behind.
    public void values(MemorySegment values, long row) throws IOException {
        write(values.asByteBuffer(), dataAt + row * type.bytes());
    }

    /// Writes the bits of all rows.
    public void valid(MemorySegment bits) throws IOException {
        for (long at = 0, bytes = (rows + 7) / 8; at < bytes; at += 1 << 30) {
            write(bits.asSlice(at, Math.min(1 << 30, bytes - at)).asByteBuffer(), validAt + at);
        }
    }

    private long validBytes() {
        return missing == 0 ? 0 : padded((rows + 7) / 8);
    }

    private long bodyBytes() {
        return validBytes() + padded(rows * type.bytes());
    }

    /// Buffers begin at multiples of 64, as Arrow recommends.
    private static long padded(long bytes) {
        return (bytes + 63) / 64 * 64;
    }

    private void write(byte[] bytes, long at) throws IOException {
        write(ByteBuffer.wrap(bytes), at);
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) at += file.write(bytes, at);
    }

    private byte[] batch(int length) {
        return Envelope.message(MessageHeader.RecordBatch, bodyBytes(), b -> {
            RecordBatch.startNodesVector(b, 1);
            FieldNode.createFieldNode(b, rows, missing);
            int nodes = b.endVector();
            RecordBatch.startBuffersVector(b, 2);
            Buffer.createBuffer(b, validBytes(), rows * type.bytes());
            Buffer.createBuffer(b, 0, missing == 0 ? 0 : (rows + 7) / 8);
            int buffers = b.endVector();
            RecordBatch.startRecordBatch(b);
            RecordBatch.addLength(b, rows);
            RecordBatch.addNodes(b, nodes);
            RecordBatch.addBuffers(b, buffers);
            return RecordBatch.endRecordBatch(b);
        }, length);
    }

    private Envelope.Place dictionary(Dictionary texts, long at) throws IOException {
        long bytes = 0;
        for (String text : texts.texts()) bytes += text.getBytes(StandardCharsets.UTF_8).length;
        long ends = padded(4L * (texts.size() + 1)), body = ends + padded(bytes), all = bytes;
        if (body > Integer.MAX_VALUE - 64) throw new IllegalArgumentException("the distinct texts of column '%s' are more than 2 GB".formatted(name));
        byte[] message = Envelope.message(MessageHeader.DictionaryBatch, body, b -> {
            RecordBatch.startNodesVector(b, 1);
            FieldNode.createFieldNode(b, texts.size(), 0);
            int nodes = b.endVector();
            RecordBatch.startBuffersVector(b, 3);
            Buffer.createBuffer(b, ends, all);
            Buffer.createBuffer(b, 0, 4L * (texts.size() + 1));
            Buffer.createBuffer(b, 0, 0);
            int buffers = b.endVector();
            RecordBatch.startRecordBatch(b);
            RecordBatch.addLength(b, texts.size());
            RecordBatch.addNodes(b, nodes);
            RecordBatch.addBuffers(b, buffers);
            int data = RecordBatch.endRecordBatch(b);
            DictionaryBatch.startDictionaryBatch(b);
            DictionaryBatch.addId(b, 0);
            DictionaryBatch.addData(b, data);
            return DictionaryBatch.endDictionaryBatch(b);
        });
        ByteBuffer out = ByteBuffer.allocate((int) body).order(ByteOrder.LITTLE_ENDIAN);
        int end = 0;
        for (int i = 0; i < texts.size(); i++) {
            byte[] text = texts.text(i).getBytes(StandardCharsets.UTF_8);
            out.put((int) ends + end, text);
            end += text.length;
            out.putInt(4 * (i + 1), end);
        }
        write(message, at);
        write(out, at + message.length);
        return new Envelope.Place(at, message.length, body);
    }

    private int schema(FlatBufferBuilder b) {
        int fields = Schema.createFieldsVector(b, new int[] {field(b)});
        Schema.startSchema(b);
        Schema.addEndianness(b, Endianness.Little);
        Schema.addFields(b, fields);
        return Schema.endSchema(b);
    }

    private int field(FlatBufferBuilder b) {
        int text = b.createString(name), children = Field.createChildrenVector(b, new int[0]), codes = 0;
        byte kind = switch (type) {
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, BOOLEAN -> Type.Int;
            case FLOAT32, FLOAT64 -> Type.FloatingPoint;
            case DATE -> Type.Date;
            case TIME -> Type.Time;
            case TIMESTAMP -> Type.Timestamp;
            case STRING -> Type.Utf8;
        };
        int of = switch (type) {
            case INT8, INT16, INT32, INT64 -> Int.createInt(b, 8 * type.bytes(), true);
            case UINT8, UINT16, UINT32, UINT64, BOOLEAN -> Int.createInt(b, 8 * type.bytes(), false);
            case FLOAT32 -> FloatingPoint.createFloatingPoint(b, Precision.SINGLE);
            case FLOAT64 -> FloatingPoint.createFloatingPoint(b, Precision.DOUBLE);
            case DATE -> Date.createDate(b, DateUnit.DAY);
            case TIME -> Time.createTime(b, TimeUnit.NANOSECOND, 64);
            case TIMESTAMP -> Timestamp.createTimestamp(b, TimeUnit.MICROSECOND, 0);
            case STRING -> {
                Utf8.startUtf8(b);
                yield Utf8.endUtf8(b);
            }
        };
        if (type == ColumnType.STRING) codes = DictionaryEncoding.createDictionaryEncoding(b, 0, Int.createInt(b, 32, true), false, (short) 0);
        Field.startField(b);
        Field.addName(b, text);
        Field.addNullable(b, missing > 0);
        Field.addTypeType(b, kind);
        Field.addType(b, of);
        if (type == ColumnType.STRING) Field.addDictionary(b, codes);
        Field.addChildren(b, children);
        return Field.endField(b);
    }
}
