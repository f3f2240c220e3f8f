package dev.aquatint.columns.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type.Repetition;

/// A seeded file of parquet-java's writer, with a column of every type.
record Written(long seed, int rows, CompressionCodecName codec, WriterVersion version, boolean dictionary, boolean split, long groupBytes, int pageBytes) {
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message m {
              required float rf; optional float f; required double rd; optional double d;
              required int32 ri; optional int32 i; required int64 rl; optional int64 l;
              optional int32 i8 (INTEGER(8,true)); optional int32 u8 (INTEGER(8,false)); optional int32 i16 (INTEGER(16,true)); optional int64 u64 (INTEGER(64,false));
              required boolean rb; optional boolean b; required binary rs (STRING); optional binary s (STRING);
              optional int32 day (DATE); optional int64 at (TIMESTAMP(MILLIS,true)); optional int64 ns (TIMESTAMP(NANOS,true)); optional int32 clock (TIME(MILLIS,true));
              optional fixed_len_byte_array(16) id (UUID); optional fixed_len_byte_array(9) dec (DECIMAL(20,3)); optional int64 dec64 (DECIMAL(18,2)); optional int32 nothing;
            }""");

    Path in(Path folder) throws IOException {
        Path file = folder.resolve("seed%d.parquet".formatted(seed));
        Files.deleteIfExists(file);
        var random = new Random(seed);
        try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withConf(new PlainParquetConfiguration()).withType(SCHEMA).withCodecFactory(new OracleCodecs())
                .withCompressionCodec(codec).withWriterVersion(version).withDictionaryEncoding(dictionary).withByteStreamSplitEncoding(split).withPageSize(pageBytes).withDictionaryPageSize(4000)
                .withRowGroupSize(groupBytes).build()) {
            var groups = new SimpleGroupFactory(SCHEMA);
            double nulls = random.nextDouble();
            for (int r = 0; r < rows; r++) writer.write(row(groups.newGroup(), random, nulls, r));
        }
        return file;
    }

    private static Group row(Group g, Random random, double nulls, int r) {
        for (var field : SCHEMA.getFields()) {
            String name = field.getName();
            // nulls come in stretches as well as singly
            if (!field.isRepetition(Repetition.REQUIRED) && (name.equals("nothing") || random.nextDouble() < nulls * .5 || r / 200 % 5 == 3)) continue;
            boolean wild = random.nextInt(4) == 0;
            switch (field.asPrimitiveType().getPrimitiveTypeName()) {
                case FLOAT -> g.append(name, wild ? Float.intBitsToFloat(random.nextInt()) : random.nextInt(50) / 2f);
                case DOUBLE -> g.append(name, wild ? Double.longBitsToDouble(random.nextLong()) : random.nextInt(5000) / 4.0);
                case INT32 -> g.append(name, name.equals("clock") ? random.nextInt(86_400_000) : name.equals("u8") ? random.nextInt(256) : name.matches("i8|i16") ? random.nextInt(-128, 128) : wild ? random.nextInt() : r / 7 + random.nextInt(9));
                case INT64 -> g.append(name, wild && !name.equals("at") ? random.nextLong() : r * 1000L + random.nextInt(9));
                case BOOLEAN -> g.append(name, r / 50 % 3 == 0 || random.nextBoolean());
                case BINARY -> g.append(name, wild ? "text " + random.nextInt() + " ÄÖ€" : "k" + random.nextInt(40));
                case FIXED_LEN_BYTE_ARRAY -> {
                    byte[] bytes = new byte[field.asPrimitiveType().getTypeLength()];
                    random.nextBytes(bytes);
                    if (!wild) Arrays.fill(bytes, 2, bytes.length, (byte) 3);
                    g.append(name, Binary.fromConstantByteArray(bytes));
                }
                case INT96 -> throw new IllegalStateException();
            }
        }
        return g;
    }
}
