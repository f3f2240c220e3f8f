package dev.aquatint.columns.parquet;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A run of bytes in an array that goes on for [#SLACK] bytes behind the end, so that words may be read across it.
final class Bytes {
    static final int SLACK = 16;
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final byte[] array;
    final int end;
    int at;

    Bytes(byte[] array, int at, int end) {
        this.array = array;
        this.at = at;
        this.end = end;
    }

    int remaining() {
        return end - at;
    }

    /// Moves on and returns where it was.
    int skip(long n) {
        if (n < 0 || n > remaining()) throw new Corrupt("%,d bytes are needed where %,d remain".formatted(n, remaining()));
        int here = at;
        at += (int) n;
        return here;
    }

    int u8() {
        return array[skip(1)] & 0xff;
    }

    int i32() {
        return (int) INT.get(array, skip(4));
    }

    int varint() {
        long v = varlong();
        if (v < 0 || v > Integer.MAX_VALUE) throw new Corrupt("a length of %s".formatted(Long.toUnsignedString(v)));
        return (int) v;
    }

    long varlong() {
        long v = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = array[skip(1)];
            v |= (b & 0x7fL) << shift;
            if (b >= 0) return v;
        }
        throw new Corrupt("a number that does not end");
    }

    long zigzag() {
        long v = varlong();
        return v >>> 1 ^ -(v & 1);
    }

    /// The next bytes as their own run.
    Bytes slice(long n) {
        int from = skip(n);
        return new Bytes(array, from, from + (int) n);
    }

    /// The same bytes, to be read apart from these.
    Bytes again() {
        return new Bytes(array, at, end);
    }

    /// For Thrift, which reads on from here.
    InputStream stream() {
        return new InputStream() {
            @Override
            public int read() {
                return at < end ? array[at++] & 0xff : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int n = Math.min(length, remaining());
                if (n <= 0) return length == 0 ? 0 : -1;
                System.arraycopy(array, at, into, offset, n);
                at += n;
                return n;
            }
        };
    }
}
