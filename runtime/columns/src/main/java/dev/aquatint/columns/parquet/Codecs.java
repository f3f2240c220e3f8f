package dev.aquatint.columns.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lzo.LzoDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.brotli.dec.BrotliInputStream;
import org.xerial.snappy.Snappy;

/// Decompression of one page.
final class Codecs {
    /// What a page may claim to become whatever its size; beyond it, the ratio counts.
    private static final int SMALL_PAGE = 64 << 20;
    private static final long RATIO = 1100;
    /// What an array takes.
    private static final int MOST = Integer.MAX_VALUE - 64;

    private Codecs() {}

    /// Whether such a size can honestly come out of so many bytes.
    static void plausible(int compressed, int size) {
        if (size < 0 || compressed < 0 || Math.max(size, compressed) > MOST || size > SMALL_PAGE && size > compressed * RATIO) {
            throw new Corrupt("a page of %,d bytes claims to become %,d".formatted(compressed, size));
        }
    }

    /// Fills `size` bytes of `out` from its start.
    static void decompress(CompressionCodec codec, byte[] in, int offset, int length, byte[] out, int size) throws IOException {
        int n = switch (codec) {
            case UNCOMPRESSED -> {
                if (length == size) System.arraycopy(in, offset, out, 0, size);
                yield length;
            }
            case SNAPPY -> {
                int claimed = Snappy.uncompressedLength(in, offset, length);
                yield claimed == size ? Snappy.uncompress(in, offset, length, out, 0) : claimed;
            }
            case ZSTD -> zstd(in, offset, length, out, size);
            case GZIP -> gzip(in, offset, length, out, size);
            case LZ4_RAW -> Lz4.block(in, offset, length, out, 0, size);
            case LZ4 -> hadoop(Lz4::block, in, offset, length, out, size);
            case LZO -> hadoop(Codecs::lzo, in, offset, length, out, size);
            case BROTLI -> brotli(in, offset, length, out, size);
        };
        if (n != size) throw new Corrupt("a page of %,d bytes became %,d, not %,d".formatted(length, n, size));
    }

    private static int zstd(byte[] in, int offset, int length, byte[] out, int size) {
        try {
            return (int) Zstd.decompressByteArray(out, 0, size, in, offset, length);
        } catch (ZstdException e) {
            throw new Corrupt("zstd: " + e.getMessage());
        }
    }

    private static int gzip(byte[] in, int offset, int length, byte[] out, int size) throws IOException {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(in, offset, length), Math.clamp(length, 512, 1 << 16))) {
            int n = stream.readNBytes(out, 0, size);
            return n == size && stream.read() >= 0 ? n + 1 : n;
        }
    }

    private static int brotli(byte[] in, int offset, int length, byte[] out, int size) throws IOException {
        try (var stream = new BrotliInputStream(new ByteArrayInputStream(in, offset, length))) {
            int n = stream.readNBytes(out, 0, size);
            return n == size && stream.read() >= 0 ? n + 1 : n;
        }
    }

    private static int lzo(byte[] in, int offset, int length, byte[] out, int to, int room) {
        return new LzoDecompressor().decompress(in, offset, length, out, to, room);
    }

    /// Decompresses a block into at most `room` bytes and returns how many they were.
    private interface Block {
        int decompress(byte[] in, int offset, int length, byte[] out, int to, int room);
    }

    /// Hadoop writes blocks of [size][compressed size][bytes] …; parquet-cpp once wrote a bare block under the same name.
    private static int hadoop(Block codec, byte[] in, int offset, int length, byte[] out, int size) {
        try {
            var b = ByteBuffer.wrap(in, offset, length);
            int n = 0;
            while (b.hasRemaining()) {
                int block = b.getInt();
                for (int goal = n + block; n < goal;) {
                    int compressed = b.getInt();
                    if (block < 0 || goal > size || compressed < 0 || compressed > b.remaining()) throw new Corrupt("no Hadoop block");
                    n += codec.decompress(in, b.position(), compressed, out, n, goal - n);
                    b.position(b.position() + compressed);
                }
            }
            if (n == size) return n;
        } catch (Corrupt | MalformedInputException | BufferUnderflowException _) {
            // not framed
        }
        return codec.decompress(in, offset, length, out, 0, size);
    }
}
