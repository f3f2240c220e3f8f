package org.apache.parquet;

import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.crypto.FileDecryptionProperties;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/// Options of parquet-java's reader that need no Hadoop: its builders all do. Here because the constructor is package-private.
public final class HadoopFreeOptions extends ParquetReadOptions {

    /// Reads pages as they are, with statistics and indexes left alone.
    ///
    /// @param checksums whether pages are compared with theirs
    /// @param keys null for files that are not encrypted
    @SuppressWarnings("deprecation")
    public HadoopFreeOptions(CompressionCodecFactory codecs, boolean checksums, FileDecryptionProperties keys) {
        super(false, false, false, false, false, checksums, false, false, false, FilterCompat.NOOP, ParquetMetadataConverter.NO_FILTER, codecs,
                HeapByteBufferAllocator.getInstance(), 8 << 20, Map.of(), keys, null, new PlainParquetConfiguration());
    }
}
