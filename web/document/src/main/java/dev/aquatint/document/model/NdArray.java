package dev.aquatint.document.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/// Numbers in as many dimensions as `shape` has, last one fastest; sent as bytes, never as text.
///
/// The bytes are not copied on the way to the browser: nobody may change them afterwards.
///
/// @param data little endian, from position to limit
public record NdArray(Type type, int[] shape, ByteBuffer data) {

    /// What BokehJS has typed arrays for; there are no 64-bit integers among them.
    public enum Type {
        UINT8(1), INT8(1), UINT16(2), INT16(2), UINT32(4), INT32(4), FLOAT32(4), FLOAT64(8), BOOL(1);

        public final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NdArray {
        long cells = 1;
        for (int n : shape) {
            if (n < 0) throw new IllegalArgumentException("a shape has no negative sides: " + Arrays.toString(shape));
            cells = Math.multiplyExact(cells, (long) n);
        }
        if (Math.multiplyExact(cells, (long) type.bytes) != data.remaining()) {
            throw new IllegalArgumentException("%s %s does not fill %s bytes".formatted(type, Arrays.toString(shape), data.remaining()));
        }
        data = data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Keeps the array: it must not change any more.
    public static NdArray uint8(byte[] values, int... shape) {
        return new NdArray(Type.UINT8, shape, ByteBuffer.wrap(values));
    }

    public static NdArray uint16(short[] values, int... shape) {
        ByteBuffer bytes = room(values.length, 2);
        bytes.asShortBuffer().put(values);
        return new NdArray(Type.UINT16, shape, bytes);
    }

    public static NdArray uint32(int[] values, int... shape) {
        ByteBuffer bytes = room(values.length, 4);
        bytes.asIntBuffer().put(values);
        return new NdArray(Type.UINT32, shape, bytes);
    }

    public static NdArray float32(float[] values, int... shape) {
        ByteBuffer bytes = room(values.length, 4);
        bytes.asFloatBuffer().put(values);
        return new NdArray(Type.FLOAT32, shape, bytes);
    }

    public static NdArray float64(double[] values) {
        return float64(values, values.length);
    }

    public static NdArray float64(double[] values, int... shape) {
        ByteBuffer bytes = room(values.length, 8);
        bytes.asDoubleBuffer().put(values);
        return new NdArray(Type.FLOAT64, shape, bytes);
    }

    private static ByteBuffer room(int values, int bytes) {
        return ByteBuffer.allocate(Math.multiplyExact(values, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A value by its place in `data`.
    public double value(int i) {
        int at = data.position() + i * type.bytes;
        return switch (type) {
            case UINT8, BOOL -> data.get(at) & 0xFF;
            case INT8 -> data.get(at);
            case UINT16 -> data.getShort(at) & 0xFFFF;
            case INT16 -> data.getShort(at);
            case UINT32 -> data.getInt(at) & 0xFFFF_FFFFL;
            case INT32 -> data.getInt(at);
            case FLOAT32 -> data.getFloat(at);
            case FLOAT64 -> data.getDouble(at);
        };
    }

    public int size() {
        return data.remaining() / type.bytes;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof NdArray a && a.type == type && Arrays.equals(a.shape, shape) && a.data.equals(data);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return type + IntStream.of(shape).boxed().toList().toString();
    }
}
