package dev.aquatint.columns.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;

/// Columns as an Arrow IPC file of one record batch.
///
/// The layout is that of <https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format>, version 5.
public final class ArrowFile {
    private static final long MISSING = Long.MIN_VALUE;

    private ArrowFile() {}

    /// @param columns arrays of equal length: `double[]`, `float[]`, `long[]`, in which the smallest number is what is missing, `int[]` for unsigned numbers of 32 bits, `boolean[]`
    /// @param about metadata of the schema
    public static void write(OutputStream to, SequencedMap<String, Object> columns, Map<String, String> about) throws IOException {
        Object[] arrays = columns.sequencedValues().toArray();
        int rows = arrays.length == 0 ? 0 : Array.getLength(arrays[0]);
        boolean[][] present = Arrays.stream(arrays).map(ArrowFile::present).toArray(boolean[][]::new);
        long[] length = new long[2 * arrays.length];
        for (int i = 0; i < arrays.length; i++) {
            length[2 * i] = present[i] == null ? 0 : length(present[i], rows);
            length[2 * i + 1] = length(arrays[i], rows);
        }
        long bytes = Arrays.stream(length).map(Body::aligned).sum();

        to.write(Envelope.HEAD);
        byte[] schema = Envelope.message(MessageHeader.Schema, 0, b -> schema(b, columns, about)), batch = Envelope.message(MessageHeader.RecordBatch, bytes, b -> batch(b, rows, present, length));
        to.write(schema);
        to.write(batch);
        Body body = new Body(to);
        for (int i = 0; i < arrays.length; i++) {
            if (present[i] != null) body.bits(present[i]);
            write(body, arrays[i]);
        }
        to.write(Envelope.end(b -> schema(b, columns, about), List.of(), List.of(new Envelope.Place(Envelope.HEAD.length + schema.length, batch.length, bytes))));
    }

    private static int schema(FlatBufferBuilder b, SequencedMap<String, Object> columns, Map<String, String> about) {
        int[] fields = columns.sequencedEntrySet().stream().mapToInt(c -> field(b, c.getKey(), c.getValue())).toArray();
        int[] pairs = about.entrySet().stream().mapToInt(e -> KeyValue.createKeyValue(b, b.createString(e.getKey()), b.createString(e.getValue()))).toArray();
        int all = Schema.createFieldsVector(b, fields), metadata = Schema.createCustomMetadataVector(b, pairs);
        Schema.startSchema(b);
        Schema.addEndianness(b, Endianness.Little);
        Schema.addFields(b, all);
        Schema.addCustomMetadata(b, metadata);
        return Schema.endSchema(b);
    }

    private static int field(FlatBufferBuilder b, String name, Object array) {
        int text = b.createString(name), children = Field.createChildrenVector(b, new int[0]);
        byte kind;
        int type;
        switch (array) {
            case double[] _ -> {
                kind = Type.FloatingPoint;
                type = FloatingPoint.createFloatingPoint(b, Precision.DOUBLE);
            }
            case float[] _ -> {
                kind = Type.FloatingPoint;
                type = FloatingPoint.createFloatingPoint(b, Precision.SINGLE);
            }
            case long[] _ -> {
                kind = Type.Int;
                type = Int.createInt(b, 64, true);
            }
            case int[] _ -> {
                kind = Type.Int;
                type = Int.createInt(b, 32, false);
            }
            case boolean[] _ -> {
                kind = Type.Bool;
                Bool.startBool(b);
                type = Bool.endBool(b);
            }
            default -> throw unwritable(array);
        }
        Field.startField(b);
        Field.addName(b, text);
        Field.addNullable(b, array instanceof long[]);
        Field.addTypeType(b, kind);
        Field.addType(b, type);
        Field.addChildren(b, children);
        return Field.endField(b);
    }

    private static int batch(FlatBufferBuilder b, int rows, boolean[][] present, long[] length) {
        RecordBatch.startNodesVector(b, present.length);                // vectors of structs are built from their ends
        for (int i = present.length - 1; i >= 0; i--) FieldNode.createFieldNode(b, rows, missing(present[i]));
        int nodes = b.endVector();
        RecordBatch.startBuffersVector(b, length.length);
        long end = Arrays.stream(length).map(Body::aligned).sum();
        for (int i = length.length - 1; i >= 0; i--) {
            end -= Body.aligned(length[i]);
            Buffer.createBuffer(b, end, length[i]);
        }
        int buffers = b.endVector();
        RecordBatch.startRecordBatch(b);
        RecordBatch.addLength(b, rows);
        RecordBatch.addNodes(b, nodes);
        RecordBatch.addBuffers(b, buffers);
        return RecordBatch.endRecordBatch(b);
    }

    private static long missing(boolean[] present) {
        long n = 0;
        if (present != null) for (boolean p : present) if (!p) n++;
        return n;
    }

    private static void write(Body body, Object array) throws IOException {
        switch (array) {
            case double[] v -> body.doubles(v);
            case float[] v -> body.floats(v);
            case long[] v -> body.longs(v);
            case int[] v -> body.ints(v);
            case boolean[] v -> body.bits(v);
            default -> throw unwritable(array);
        }
    }

    /// Which values are there; null if all are. What is missing among floats is NaN.
    private static boolean[] present(Object array) {
        if (!(array instanceof long[] v) || Arrays.stream(v).noneMatch(n -> n == MISSING)) return null;
        boolean[] present = new boolean[v.length];
        for (int i = 0; i < v.length; i++) present[i] = v[i] != MISSING;
        return present;
    }

    /// @return bytes, without padding
    private static long length(Object array, long rows) {
        return switch (array) {
            case double[] _, long[] _ -> 8 * rows;
            case float[] _, int[] _ -> 4 * rows;
            case boolean[] _ -> (rows + 7) / 8;
            default -> throw unwritable(array);
        };
    }

    private static IllegalArgumentException unwritable(Object array) {
        return new IllegalArgumentException("a column of " + array.getClass().getSimpleName() + " cannot be written");
    }
}
