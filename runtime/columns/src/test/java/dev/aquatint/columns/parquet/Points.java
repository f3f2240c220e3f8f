package dev.aquatint.columns.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageTypeParser;

/// A GeoParquet file of four rows: two points, a missing one, an empty one.
final class Points {
    private static final String GEO = """
            {"version": "1.1.0", "primary_column": "place", "columns": {"place": {"encoding": "WKB", "geometry_types": ["Point"], "bbox": [-70.25, -33, 8.5, 47.25], "crs": null}}}""";

    private Points() {}

    static Path in(Path file) throws IOException {
        var schema = MessageTypeParser.parseMessageType("message m { optional binary place; }");
        try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withConf(new PlainParquetConfiguration()).withType(schema).withCodecFactory(new OracleCodecs()).withExtraMetaData(Map.of("geo", GEO)).build()) {
            var rows = new SimpleGroupFactory(schema);
            writer.write(rows.newGroup().append("place", point(ByteOrder.LITTLE_ENDIAN, 8.5, 47.25)));
            writer.write(rows.newGroup());
            writer.write(rows.newGroup().append("place", point(ByteOrder.BIG_ENDIAN, -70.25, -33)));
            writer.write(rows.newGroup().append("place", point(ByteOrder.LITTLE_ENDIAN, Double.NaN, Double.NaN)));
        }
        return file;
    }

    private static Binary point(ByteOrder order, double x, double y) {
        return Binary.fromConstantByteArray(ByteBuffer.allocate(21).order(order).put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 1 : 0)).putInt(1).putDouble(x).putDouble(y).array());
    }
}
