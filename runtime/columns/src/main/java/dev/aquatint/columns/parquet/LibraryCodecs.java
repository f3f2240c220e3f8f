package dev.aquatint.columns.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Codecs for parquet-java, whose own need Hadoop: it reads what [Codecs] reads, and writes zstd.
final class LibraryCodecs implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) throws IOException {
                return switch (name) {
                    case UNCOMPRESSED -> bytes;
                    case ZSTD -> BytesInput.from(Zstd.compress(bytes.toByteArray()));
                    default -> throw new IOException("%s is not written".formatted(name));
                };
            }

            @Override
            public CompressionCodecName getCodecName() {
                return name;
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        CompressionCodec codec = CompressionCodec.valueOf(name.name());
        return new BytesInputDecompressor() {
            @Override
            public BytesInput decompress(BytesInput bytes, int size) throws IOException {
                byte[] in = bytes.toByteArray(), out = new byte[size];
                Codecs.plausible(in.length, size);
                Codecs.decompress(codec, in, 0, in.length, out, size);
                return BytesInput.from(out);
            }

            @Override
            public void decompress(ByteBuffer in, int compressed, ByteBuffer out, int size) throws IOException {
                byte[] from = new byte[compressed];
                in.get(from);
                out.put(decompress(BytesInput.from(from), size).toByteArray());
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public void release() {}
}
