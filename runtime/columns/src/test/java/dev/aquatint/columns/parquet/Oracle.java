package dev.aquatint.columns.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.HadoopFreeOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;

/// The columns of a file that are not repeated, as parquet-java reads them, a row at a time: `Double` or `String`, null where missing.
final class Oracle {
    private Oracle() {}

    static Map<String, List<Object>> read(Path file) throws IOException {
        var columns = new LinkedHashMap<String, List<Object>>();
        try (var reader = ParquetFileReader.open(new LocalInputFile(file), new HadoopFreeOptions(new OracleCodecs(), false, null))) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            for (var pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                var store = new ColumnReadStoreImpl(pages, new Ignored(schema), schema, "oracle");
                for (ColumnDescriptor c : schema.getColumns()) {
                    if (c.getMaxRepetitionLevel() > 0) continue;
                    List<Object> values = columns.computeIfAbsent(String.join(".", c.getPath()), _ -> new ArrayList<>());
                    ColumnReader r = store.getColumnReader(c);
                    for (long i = 0; i < pages.getRowCount(); i++) {
                        values.add(r.getCurrentDefinitionLevel() < c.getMaxDefinitionLevel() ? null : value(c.getPrimitiveType(), r));
                        r.consume();
                    }
                }
            }
        }
        return columns;
    }

    private static Object value(PrimitiveType type, ColumnReader r) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> r.getBoolean() ? 1.0 : 0.0;
            case FLOAT -> (double) r.getFloat();
            case DOUBLE -> r.getDouble();
            case INT32 -> number(logical, r.getInteger());
            case INT64 -> number(logical, r.getLong());
            case INT96 -> {
                ByteBuffer b = r.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
                long nanos = b.getLong(b.position());
                yield (double) ((b.getInt(b.position() + 8) - 2440588L) * 86400000000L + Math.floorDiv(nanos, 1000));
            }
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(type, logical, r.getBinary());
        };
    }

    private static double number(LogicalTypeAnnotation logical, long v) {
        return switch (logical) {
            case IntLogicalTypeAnnotation i when !i.isSigned() -> switch (i.getBitWidth()) {
                case 8 -> v & 0xff;
                case 16 -> v & 0xffff;
                case 32 -> v & 0xffffffffL;
                default -> new BigInteger(Long.toUnsignedString(v)).doubleValue();
            };
            case DecimalLogicalTypeAnnotation d -> new BigDecimal(BigInteger.valueOf(v), d.getScale()).doubleValue();
            case TimestampLogicalTypeAnnotation t -> switch (t.getUnit()) {
                case MILLIS -> v * 1000;
                case MICROS -> v;
                case NANOS -> Math.floorDiv(v, 1000);
            };
            case TimeLogicalTypeAnnotation t -> switch (t.getUnit()) {
                case MILLIS -> v * 1_000_000;
                case MICROS -> v * 1000;
                case NANOS -> v;
            };
            case null, default -> v;
        };
    }

    private static Object bytes(PrimitiveType type, LogicalTypeAnnotation logical, Binary b) {
        return switch (logical) {
            case DecimalLogicalTypeAnnotation d -> new BigDecimal(new BigInteger(b.getBytes()), d.getScale()).doubleValue();
            case LogicalTypeAnnotation.Float16LogicalTypeAnnotation _ -> (double) Float.float16ToFloat(b.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getShort());
            case LogicalTypeAnnotation.GeometryLogicalTypeAnnotation _, LogicalTypeAnnotation.GeographyLogicalTypeAnnotation _ -> geometry(b.getBytes());
            case LogicalTypeAnnotation.UUIDLogicalTypeAnnotation _ -> new UUID(ByteBuffer.wrap(b.getBytes()).getLong(0), ByteBuffer.wrap(b.getBytes()).getLong(8)).toString();
            case null, default -> type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY ? b.toStringUsingUTF8() : HexFormat.of().formatHex(b.getBytes());
        };
    }

    private static String geometry(byte[] wkb) {
        try {
            Geometry read = new WKBReader().read(wkb);
            return read instanceof Point p && !p.isEmpty() ? "POINT (%s %s)".formatted(p.getX(), p.getY()) : new WKTWriter(2).write(read);         // which writes 16 digits
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// Well-known text as the oracle writes it; other text as it is.
    static Object canonical(Object value) {
        if (!(value instanceof String s) || !s.matches("(MULTI)?(POINT|LINESTRING|POLYGON).*|GEOMETRYCOLLECTION.*")) return value;
        try {
            return new WKTWriter(2).write(new WKTReader().read(s));
        } catch (ParseException e) {
            throw new IllegalArgumentException(s, e);
        }
    }

    /// Of points; NaN for other geometry, and for points without any.
    static List<Object> coordinates(List<Object> texts, boolean y) {
        List<Object> values = new ArrayList<>();
        for (Object text : texts) {
            try {
                Coordinate at = text != null && new WKTReader().read((String) text) instanceof Point p ? p.getCoordinate() : null;
                values.add(at == null ? Double.NaN : y ? at.y : at.x);
            } catch (ParseException e) {
                throw new IllegalArgumentException((String) text, e);
            }
        }
        return values;
    }

    private static final class Ignored extends GroupConverter {
        private final GroupType type;

        private Ignored(GroupType type) {
            this.type = type;
        }

        @Override
        public Converter getConverter(int field) {
            return type.getType(field).isPrimitive() ? new PrimitiveConverter() {} : new Ignored(type.getType(field).asGroupType());
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
