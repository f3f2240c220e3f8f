package dev.aquatint.columns.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.lzo.LzoHadoopStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.brotli.dec.BrotliInputStream;
import org.xerial.snappy.Snappy;

/// Codecs for parquet-java, apart from those under test.
final class OracleCodecs extends ByteCodecs {

    @Override
    byte[] compress(CompressionCodecName codec, byte[] b) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> b;
            case SNAPPY -> Snappy.compress(b);
            case ZSTD -> Zstd.compress(b);
            case GZIP -> {
                var out = new ByteArrayOutputStream();
                try (var gzip = new GZIPOutputStream(out)) {
                    gzip.write(b);
                }
                yield out.toByteArray();
            }
            case LZ4_RAW -> {
                var lz4 = new Lz4Compressor();
                byte[] out = new byte[lz4.maxCompressedLength(b.length)];
                yield Arrays.copyOf(out, lz4.compress(b, 0, b.length, out, 0, out.length));
            }
            case LZO -> {
                var out = new ByteArrayOutputStream();
                try (var lzo = new LzoHadoopStreams().createOutputStream(out)) {
                    lzo.write(b);
                }
                yield out.toByteArray();
            }
            default -> throw new IOException(codec.name());
        };
    }

    @Override
    byte[] decompress(CompressionCodecName codec, byte[] b, int size) throws IOException {
        return b.length == 0 ? b : switch (codec) {
            case UNCOMPRESSED -> b;
            case SNAPPY -> Snappy.uncompress(b);
            case ZSTD -> Zstd.decompress(b, size);
            case GZIP -> new GZIPInputStream(new ByteArrayInputStream(b)).readAllBytes();
            case LZ4_RAW -> lz4(b, 0, b.length, size);
            case LZ4 -> hadoop(b, size);
            case LZO -> new LzoHadoopStreams().createInputStream(new ByteArrayInputStream(b)).readNBytes(size);
            case BROTLI -> new BrotliInputStream(new ByteArrayInputStream(b)).readAllBytes();
            default -> throw new IOException(codec.name());
        };
    }

    private static byte[] hadoop(byte[] b, int size) {
        ByteBuffer in = ByteBuffer.wrap(b);
        if (in.getInt(0) < 0 || in.getInt(0) > size || in.getInt(4) != b.length - 8 && in.getInt(0) == size) return lz4(b, 0, b.length, size);
        byte[] out = new byte[size];
        for (int n = 0; n < size;) {
            int block = in.getInt(), compressed = in.getInt();
            System.arraycopy(lz4(b, in.position(), compressed, block), 0, out, n, block);
            in.position(in.position() + compressed);
            n += block;
        }
        return out;
    }

    private static byte[] lz4(byte[] b, int offset, int length, int size) {
        byte[] out = new byte[size];
        new Lz4Decompressor().decompress(b, offset, length, out, 0, size);
        return out;
    }
}
