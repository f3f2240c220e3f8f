package dev.aquatint.columns.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Reads what [Codecs] reads, and writes zstd.
final class LibraryCodecs extends ByteCodecs {

    @Override
    byte[] compress(CompressionCodecName codec, byte[] in) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> in;
            case ZSTD -> Zstd.compress(in);
            default -> throw new IOException("%s is not written".formatted(codec));
        };
    }

    @Override
    byte[] decompress(CompressionCodecName codec, byte[] in, int size) throws IOException {
        byte[] out = new byte[size];
        if (in.length == 0 && size == 0) return out;            // a page without values
        Codecs.plausible(in.length, size);
        Codecs.decompress(CompressionCodec.valueOf(codec.name()), in, 0, in.length, out, size);
        return out;
    }
}
