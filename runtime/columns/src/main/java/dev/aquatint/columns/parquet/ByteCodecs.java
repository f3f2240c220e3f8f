package dev.aquatint.columns.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Codecs for parquet-java, whose own need Hadoop: arrays to arrays.
abstract class ByteCodecs implements CompressionCodecFactory {

    abstract byte[] compress(CompressionCodecName codec, byte[] in) throws IOException;

    /// @param size of what comes out
    abstract byte[] decompress(CompressionCodecName codec, byte[] in, int size) throws IOException;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) throws IOException {
                return BytesInput.from(ByteCodecs.this.compress(codec, bytes.toInputStream().readAllBytes()));
            }

            @Override
            public CompressionCodecName getCodecName() {
                return codec;
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new BytesInputDecompressor() {
            @Override
            public BytesInput decompress(BytesInput bytes, int size) throws IOException {
                return BytesInput.from(ByteCodecs.this.decompress(codec, bytes.toInputStream().readAllBytes(), size));
            }

            @Override
            public void decompress(ByteBuffer in, int compressed, ByteBuffer out, int size) throws IOException {
                byte[] from = new byte[compressed];
                in.get(from);
                out.put(ByteCodecs.this.decompress(codec, from, size));
            }

            @Override
            public void release() {}
        };
    }

    @Override
    public void release() {}
}
