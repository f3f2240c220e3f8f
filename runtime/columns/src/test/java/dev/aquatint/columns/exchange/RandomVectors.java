package dev.aquatint.columns.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.*;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/// Seeded batches of vectors of all types that a frame reads, and files of them by Arrow Java's writers.
final class RandomVectors {
    private static final List<ArrowType> TYPES = types();
    private final Random random;
    private final BufferAllocator allocator;
    private int words;

    RandomVectors(long seed, BufferAllocator allocator) {
        random = new Random(seed);
        this.allocator = allocator;
    }

    private static List<ArrowType> types() {
        var all = new ArrayList<ArrowType>();
        for (int bits : new int[] {8, 16, 32, 64}) for (boolean signed : new boolean[] {true, false}) all.add(new ArrowType.Int(bits, signed));
        for (var precision : FloatingPointPrecision.values()) all.add(new ArrowType.FloatingPoint(precision));
        for (var unit : TimeUnit.values()) {
            all.add(new ArrowType.Timestamp(unit, null));
            all.add(new ArrowType.Timestamp(unit, "Europe/Berlin"));
            all.add(new ArrowType.Duration(unit));
            all.add(new ArrowType.Time(unit, unit == TimeUnit.SECOND || unit == TimeUnit.MILLISECOND ? 32 : 64));
        }
        for (var unit : DateUnit.values()) all.add(new ArrowType.Date(unit));
        for (var unit : IntervalUnit.values()) all.add(new ArrowType.Interval(unit));
        all.addAll(List.of(ArrowType.Null.INSTANCE, ArrowType.Bool.INSTANCE, ArrowType.Utf8.INSTANCE, ArrowType.LargeUtf8.INSTANCE, ArrowType.Utf8View.INSTANCE, ArrowType.Binary.INSTANCE,
                ArrowType.LargeBinary.INSTANCE, ArrowType.BinaryView.INSTANCE, new ArrowType.FixedSizeBinary(5), new ArrowType.Decimal(18, 4, 128), new ArrowType.Decimal(60, 7, 256)));
        return all;
    }

    /// A file or a stream of some batches, plain or compressed.
    void write(OutputStream to) throws IOException {
        var provider = new MapDictionaryProvider();
        var fields = new ArrayList<Field>();
        int columns = 1 + random.nextInt(12);
        for (int c = 0; c < columns; c++) fields.add(new Field(random.nextInt(9) == 0 ? "same" : "c" + c, FieldType.nullable(TYPES.get(random.nextInt(TYPES.size()))), null));
        if (random.nextBoolean()) fields.add(new Field("list", FieldType.nullable(ArrowType.List.INSTANCE), List.of(new Field("item", FieldType.nullable(ArrowType.Utf8.INSTANCE), null))));
        WritableByteChannel channel = Channels.newChannel(to);
        try (FieldVector words = words(); FieldVector codes = codes(provider, words)) {
            List<FieldVector> vectors = new ArrayList<>(fields.stream().map(f -> f.createVector(allocator)).toList());
            if (codes != null) vectors.add(random.nextInt(vectors.size() + 1), codes);
            try (var root = new VectorSchemaRoot(vectors); ArrowWriter writer = writer(root, provider, channel)) {
                for (int batches = random.nextInt(4); batches > 0; batches--) {
                    int rows = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(200);
                    double missing = random.nextInt(3) == 0 ? 0 : random.nextDouble();
                    for (FieldVector v : vectors) {
                        v.reset();
                        v.setInitialCapacity(rows);
                        v.allocateNew();
                        for (int i = 0; i < rows; i++) if (random.nextDouble() >= missing) value(v, i);
                        v.setValueCount(rows);
                    }
                    root.setRowCount(rows);
                    writer.writeBatch();
                }
                writer.end();
            }
        }
    }

    private ArrowWriter writer(VectorSchemaRoot root, MapDictionaryProvider provider, WritableByteChannel to) throws IOException {
        boolean file = random.nextBoolean();
        CodecType codec = random.nextBoolean() ? CodecType.NO_COMPRESSION : CodecType.ZSTD;       // lz4 is not written here
        if (codec == CodecType.NO_COMPRESSION) return file ? new ArrowFileWriter(root, provider, to) : new ArrowStreamWriter(root, provider, to);
        return file ? new ArrowFileWriter(root, provider, to, null, IpcOption.DEFAULT, CommonsCompressionFactory.INSTANCE, codec)
                : new ArrowStreamWriter(root, provider, to, IpcOption.DEFAULT, CommonsCompressionFactory.INSTANCE, codec);
    }

    private FieldVector words() {
        var words = new VarCharVector("words", allocator);
        int n = this.words = 1 + random.nextInt(100);
        words.allocateNew(n);
        for (int i = 0; i < n; i++) words.setSafe(i, ("word " + i).getBytes(StandardCharsets.UTF_8));
        words.setValueCount(n);
        return words;
    }

    /// A vector of codes of these words; of indices of any width.
    private FieldVector codes(MapDictionaryProvider provider, FieldVector words) {
        var dictionary = new Dictionary(words, new DictionaryEncoding(7, false, new ArrowType.Int(new int[] {8, 16, 32}[random.nextInt(3)], random.nextBoolean())));
        provider.put(dictionary);
        try (var raw = new VarCharVector("coded", allocator)) {
            raw.allocateNew(1);
            raw.setSafe(0, words.getObject(0).toString().getBytes(StandardCharsets.UTF_8));
            raw.setValueCount(1);
            return (FieldVector) DictionaryEncoder.encode(raw, dictionary);
        }
    }

    private void value(FieldVector to, int i) {
        boolean wild = random.nextInt(5) == 0;
        long n = wild ? random.nextLong() : random.nextInt(-1000, 1000);
        switch (to) {
            case FieldVector coded when coded.getField().getDictionary() != null -> ((BaseIntVector) coded).setWithPossibleTruncate(i, random.nextInt(words));
            case TinyIntVector v -> v.setSafe(i, (byte) n);
            case SmallIntVector v -> v.setSafe(i, (short) n);
            case IntVector v -> v.setSafe(i, (int) n);
            case BigIntVector v -> v.setSafe(i, n);
            case UInt1Vector v -> v.setSafe(i, (byte) n);
            case UInt2Vector v -> v.setSafe(i, (char) n);
            case UInt4Vector v -> v.setSafe(i, (int) n);
            case UInt8Vector v -> v.setSafe(i, n);
            case Float2Vector v -> v.setSafe(i, (short) n);
            case Float4Vector v -> v.setSafe(i, wild ? Float.intBitsToFloat((int) n) : n / 4f);
            case Float8Vector v -> v.setSafe(i, wild ? Double.longBitsToDouble(n) : n / 8.0);
            case BitVector v -> v.setSafe(i, (int) n & 1);
            case DateDayVector v -> v.setSafe(i, (int) n);
            case DateMilliVector v -> v.setSafe(i, wild ? n : n * 86_400_000);
            case TimeSecVector v -> v.setSafe(i, random.nextInt(86_400));
            case TimeMilliVector v -> v.setSafe(i, random.nextInt(86_400_000));
            case TimeMicroVector v -> v.setSafe(i, random.nextLong(86_400_000_000L));
            case TimeNanoVector v -> v.setSafe(i, random.nextLong(86_400_000_000_000L));
            case TimeStampVector v -> v.setSafe(i, n);
            case DurationVector v -> v.setSafe(i, n);
            case IntervalYearVector v -> v.setSafe(i, (int) n);
            case IntervalDayVector v -> v.setSafe(i, (int) n, random.nextInt(86_400_000));
            case IntervalMonthDayNanoVector v -> v.setSafe(i, random.nextInt(100), random.nextInt(100), random.nextLong(86_400_000_000_000L));
            case DecimalVector v -> v.setSafe(i, new BigDecimal(BigInteger.valueOf(n % 1_000_000_000_000_000_000L), 4));
            case Decimal256Vector v -> v.setSafe(i, new BigDecimal(BigInteger.valueOf(n).pow(3), 7));
            case FixedSizeBinaryVector v -> v.setSafe(i, bytes(5));
            case VarCharVector v -> v.setSafe(i, text(wild));
            case LargeVarCharVector v -> v.setSafe(i, text(wild));
            case ViewVarCharVector v -> v.setSafe(i, text(wild));
            case VarBinaryVector v -> v.setSafe(i, text(wild));
            case LargeVarBinaryVector v -> v.setSafe(i, text(wild));
            case ViewVarBinaryVector v -> v.setSafe(i, text(wild));
            default -> { }
        }
    }

    private byte[] text(boolean wild) {
        return (wild ? "ein längerer Text, der in keine Sicht passt: " + random.nextInt() : "k" + random.nextInt(20)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        random.nextBytes(bytes);
        return bytes;
    }
}
