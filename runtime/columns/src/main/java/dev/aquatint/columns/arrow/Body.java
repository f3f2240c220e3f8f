package dev.aquatint.columns.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The buffers of a record batch, written as they come: values little-endian, each buffer padded to eight bytes.
final class Body {
    private static final int ALIGNED = 8;

    private final OutputStream to;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    Body(OutputStream to) {
        this.to = to;
    }

    static long aligned(long bytes) {
        return (bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
    }

    void doubles(double[] values) throws IOException {
        for (double v : values) room().putDouble(v);
        end();
    }

    void floats(float[] values) throws IOException {
        for (float v : values) room().putFloat(v);
        end();
    }

    void longs(long[] values) throws IOException {
        for (long v : values) room().putLong(v);
        end();
    }

    void ints(int[] values) throws IOException {
        for (int v : values) room().putInt(v);
        end();
    }

    /// A bit for each, the first in the lowest bit of the first byte.
    void bits(boolean[] values) throws IOException {
        for (int i = 0; i < values.length; i += 8) {
            int bits = 0;
            for (int k = Math.min(8, values.length - i) - 1; k >= 0; k--) bits = bits << 1 | (values[i + k] ? 1 : 0);
            room().put((byte) bits);
        }
        end();
    }

    private ByteBuffer room() throws IOException {
        if (bytes.remaining() < ALIGNED) flush();
        return bytes;
    }

    private void end() throws IOException {
        while (bytes.position() % ALIGNED != 0) bytes.put((byte) 0);    // what was flushed before is whole
        flush();
    }

    private void flush() throws IOException {
        to.write(bytes.array(), 0, bytes.position());
        bytes.clear();
    }
}
