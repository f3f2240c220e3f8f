package org.apache.parquet;

import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/// parquet-java's reader without a Hadoop on the class path. Here because the constructor is package-private.
public class HadoopFreeOptions extends ParquetReadOptions {
    @SuppressWarnings("deprecation")
    public HadoopFreeOptions(CompressionCodecFactory codecs) {
        super(false, true, true, true, true, false, false, false, false, FilterCompat.NOOP, ParquetMetadataConverter.NO_FILTER, codecs,
                HeapByteBufferAllocator.getInstance(), 8 << 20, Map.of(), null, null, new PlainParquetConfiguration());
    }
}
