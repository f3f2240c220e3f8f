package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Batches;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// Writes the rows of a frame that count as Parquet, by parquet-java: all columns optional, zstd, dictionaries and statistics as it makes them.
///
/// A NaN is a missing value, as it is in a frame.
public final class FrameWriter {
    private FrameWriter() {}

    /// @throws IllegalArgumentException for a frame without columns
    public static void write(OutputStream out, Frame frame) throws IOException {
        if (frame.schema().fields().isEmpty()) throw new IllegalArgumentException("%s has no columns to save".formatted(frame.name()));
        Batches batches = Batches.of(frame);
        try (ParquetWriter<Row> writer = new Builder(out, schema(frame.schema())).build()) {
            for (int b = 0; b < batches.size(); b++) {
                List<Piece> pieces = batches.read(b);
                if (pieces == null) continue;
                Row row = new Row(pieces);
                for (int rows = pieces.getFirst().chunk().rows(); row.at < rows; row.at++) writer.write(row);
            }
        }
    }

    private static MessageType schema(Schema schema) {
        var message = Types.buildMessage();
        for (Schema.Field f : schema.fields()) message.addField(type(f));
        return message.named("frame");
    }

    private static Type type(Schema.Field f) {
        return switch (f.type()) {
            case INT8 -> integer(8, true, f);
            case INT16 -> integer(16, true, f);
            case INT32 -> integer(32, true, f);
            case INT64 -> integer(64, true, f);
            case UINT8 -> integer(8, false, f);
            case UINT16 -> integer(16, false, f);
            case UINT32 -> integer(32, false, f);
            case UINT64 -> integer(64, false, f);
            case FLOAT32 -> Types.optional(PrimitiveTypeName.FLOAT).named(f.name());
            case FLOAT64 -> Types.optional(PrimitiveTypeName.DOUBLE).named(f.name());
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(f.name());
            case DATE -> Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType()).named(f.name());
            case TIME -> Types.optional(PrimitiveTypeName.INT64).as(LogicalTypeAnnotation.timeType(true, TimeUnit.NANOS)).named(f.name());
            case TIMESTAMP -> Types.optional(PrimitiveTypeName.INT64).as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS)).named(f.name());
            case STRING -> Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(f.name());
        };
    }

    private static Type integer(int bits, boolean signed, Schema.Field f) {
        return Types.optional(bits == 64 ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.intType(bits, signed)).named(f.name());
    }

    /// The row that is written next.
    private static final class Row {
        final List<Piece> pieces;
        final Binary[][] texts;
        int at;

        Row(List<Piece> pieces) {
            this.pieces = pieces;
            texts = new Binary[pieces.size()][];
            for (int c = 0; c < texts.length; c++) if (pieces.get(c).dictionary() != null) texts[c] = new Binary[pieces.get(c).dictionary().size()];
        }

        Binary text(int column, int code) {
            Dictionary dictionary = pieces.get(column).dictionary();
            if (texts[column][code] == null) texts[column][code] = Binary.fromString(dictionary.text(code));
            return texts[column][code];
        }
    }

    private static final class Support extends WriteSupport<Row> {
        private final MessageType schema;
        private RecordConsumer to;

        Support(MessageType schema) {
            this.schema = schema;
        }

        @Override
        public WriteContext init(Configuration hadoop) {
            throw new UnsupportedOperationException("there is no Hadoop here");
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            to = consumer;
        }

        @Override
        public void write(Row row) {
            to.startMessage();
            for (int c = 0; c < row.pieces.size(); c++) {
                Chunk chunk = row.pieces.get(c).chunk();
                if (!chunk.present(row.at)) continue;
                String name = schema.getFieldName(c);
                to.startField(name, c);
                value(row, c, chunk);
                to.endField(name, c);
            }
            to.endMessage();
        }

        private void value(Row row, int column, Chunk chunk) {
            MemorySegment data = chunk.data();
            long i = row.at;
            switch (chunk.type()) {
                case INT8 -> to.addInteger(data.get(ValueLayout.JAVA_BYTE, i));
                case UINT8 -> to.addInteger(data.get(ValueLayout.JAVA_BYTE, i) & 0xff);
                case INT16 -> to.addInteger(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2));
                case UINT16 -> to.addInteger(data.get(ValueLayout.JAVA_SHORT_UNALIGNED, i * 2) & 0xffff);
                case INT32, UINT32, DATE -> to.addInteger(data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4));
                case INT64, UINT64, TIME, TIMESTAMP -> to.addLong(data.get(ValueLayout.JAVA_LONG_UNALIGNED, i * 8));
                case FLOAT32 -> to.addFloat(data.get(ValueLayout.JAVA_FLOAT_UNALIGNED, i * 4));
                case FLOAT64 -> to.addDouble(data.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, i * 8));
                case BOOLEAN -> to.addBoolean(data.get(ValueLayout.JAVA_BYTE, i) != 0);
                case STRING -> to.addBinary(row.text(column, data.get(ValueLayout.JAVA_INT_UNALIGNED, i * 4)));
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final MessageType schema;

        Builder(OutputStream out, MessageType schema) {
            super(new Stream(out));
            this.schema = schema;
            withConf(new PlainParquetConfiguration()).withCodecFactory(new LibraryCodecs()).withCompressionCodec(CompressionCodecName.ZSTD);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(Configuration hadoop) {
            throw new UnsupportedOperationException("there is no Hadoop here");
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new Support(schema);
        }
    }

    /// A stream that knows how far it is.
    private record Stream(OutputStream out) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSize) {
            return new PositionOutputStream() {
                private long position;

                @Override
                public long getPos() {
                    return position;
                }

                @Override
                public void write(int b) throws IOException {
                    out.write(b);
                    position++;
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    out.write(bytes, offset, length);
                    position += length;
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSize) {
            return create(blockSize);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
