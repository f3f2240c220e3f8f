package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Builder;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.Times;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.ExtensionTypeVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.IntervalDayVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.IntervalYearVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeMilliVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeSecVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarBinaryVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.RunEndEncodedVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/// Vectors of Arrow Java as columns, value by value.
public final class Vectors {
    private Vectors() {}

    /// What a field becomes; null for what is not read.
    public static ColumnType type(Field field) {
        return switch (field.getType()) {
            case ArrowType.Null _ -> ColumnType.FLOAT64;
            case ArrowType.Int i -> switch (i.getBitWidth()) {
                case 8 -> i.getIsSigned() ? ColumnType.INT8 : ColumnType.UINT8;
                case 16 -> i.getIsSigned() ? ColumnType.INT16 : ColumnType.UINT16;
                case 32 -> i.getIsSigned() ? ColumnType.INT32 : ColumnType.UINT32;
                default -> i.getIsSigned() ? ColumnType.INT64 : ColumnType.UINT64;
            };
            case ArrowType.FloatingPoint f -> switch (f.getPrecision()) {
                case HALF, SINGLE -> ColumnType.FLOAT32;
                case DOUBLE -> ColumnType.FLOAT64;
            };
            case ArrowType.Decimal _, ArrowType.Duration _ -> ColumnType.FLOAT64;
            case ArrowType.Bool _ -> ColumnType.BOOLEAN;
            case ArrowType.Date _ -> ColumnType.DATE;
            case ArrowType.Time _ -> ColumnType.TIME;
            case ArrowType.Timestamp _ -> ColumnType.TIMESTAMP;
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _, ArrowType.Binary _, ArrowType.LargeBinary _, ArrowType.BinaryView _, ArrowType.FixedSizeBinary _,
                    ArrowType.Interval _ -> ColumnType.STRING;
            case ArrowType.RunEndEncoded _ -> field.getChildren().size() == 2 ? type(field.getChildren().get(1)) : null;
            case ArrowType.ExtensionType e -> type(new Field(field.getName(), new org.apache.arrow.vector.types.pojo.FieldType(true, e.storageType(), null), field.getChildren()));
            default -> null;
        };
    }

    /// All values of a vector.
    public static Piece piece(FieldVector vector) {
        ColumnType type = type(vector.getField());
        int rows = vector.getValueCount();
        if (vector instanceof RunEndEncodedVector runs) return expanded(runs, rows);
        var column = new Builder(type, Math.max(1, rows));
        IntConsumer add = adder(vector, column);
        for (int i = 0; i < rows; i++) {
            if (add == null || vector.isNull(i)) column.addMissing();
            else add.accept(i);
        }
        List<Piece> pieces = column.pieces();
        return pieces.isEmpty() ? new Piece(Chunk.of(type, 0, Memory.allocate(0), null), type == ColumnType.STRING ? new Dictionary() : null) : pieces.getFirst();
    }

    /// Null for a vector that has no values.
    private static IntConsumer adder(ValueVector vector, Builder to) {
        return switch (vector) {
            case TinyIntVector v -> i -> to.add((long) v.get(i));
            case SmallIntVector v -> i -> to.add((long) v.get(i));
            case IntVector v -> i -> to.add((long) v.get(i));
            case BigIntVector v -> i -> to.add(v.get(i));
            case UInt1Vector v -> i -> to.add((long) v.get(i));
            case UInt2Vector v -> i -> to.add((long) v.get(i));
            case UInt4Vector v -> i -> to.add((long) v.get(i));
            case UInt8Vector v -> i -> to.add(v.get(i));
            case Float2Vector v -> i -> to.add((double) v.getValueAsFloat(i));
            case Float4Vector v -> i -> to.add((double) v.get(i));
            case Float8Vector v -> i -> to.add(v.get(i));
            case DecimalVector v -> i -> to.add(v.getObject(i).doubleValue());
            case Decimal256Vector v -> i -> to.add(v.getObject(i).doubleValue());
            case BitVector v -> i -> to.add((long) v.get(i));
            case DateDayVector v -> i -> to.add((long) v.get(i));
            case DateMilliVector v -> i -> to.add(Times.clamped(Times.scaled(v.get(i), -86_400_000)));
            case TimeSecVector v -> i -> to.add(v.get(i) * 1_000_000_000L);
            case TimeMilliVector v -> i -> to.add(v.get(i) * 1_000_000L);
            case TimeMicroVector v -> i -> to.add(Times.scaled(v.get(i), 1000));
            case TimeNanoVector v -> i -> to.add(v.get(i));
            case TimeStampVector v -> {
                long factor = switch (((ArrowType.Timestamp) v.getField().getType()).getUnit()) {
                    case SECOND -> 1_000_000;
                    case MILLISECOND -> 1000;
                    case MICROSECOND -> 1;
                    case NANOSECOND -> -1000;
                };
                yield i -> to.add(Times.scaled(v.get(i), factor));
            }
            case DurationVector v -> {
                TimeUnit unit = v.getUnit();
                double perSecond = switch (unit) {
                    case SECOND -> 1;
                    case MILLISECOND -> 1e3;
                    case MICROSECOND -> 1e6;
                    case NANOSECOND -> 1e9;
                };
                yield i -> to.add(DurationVector.get(v.getDataBuffer(), i) / perSecond);
            }
            case VarCharVector v -> i -> to.add(text(v.get(i)));
            case LargeVarCharVector v -> i -> to.add(text(v.get(i)));
            case ViewVarCharVector v -> i -> to.add(text(v.get(i)));
            case VarBinaryVector v -> i -> to.add(text(v.get(i)));
            case LargeVarBinaryVector v -> i -> to.add(text(v.get(i)));
            case ViewVarBinaryVector v -> i -> to.add(text(v.get(i)));
            case FixedSizeBinaryVector v -> "arrow.uuid".equals(v.getField().getMetadata().get(ArrowType.ExtensionType.EXTENSION_METADATA_KEY_NAME)) && v.getByteWidth() == 16
                    ? i -> to.add(uuid(v.get(i))) : i -> to.add(HexFormat.of().formatHex(v.get(i)));
            case IntervalYearVector v -> i -> to.add(v.getObject(i).toString());
            case IntervalDayVector v -> i -> to.add(v.getObject(i).toString());
            case IntervalMonthDayNanoVector v -> i -> to.add(v.getObject(i).toString());
            case ExtensionTypeVector<?> v -> adder(v.getUnderlyingVector(), to);
            default -> null;
        };
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static String uuid(byte[] bytes) {
        ByteBuffer both = ByteBuffer.wrap(bytes);
        return new UUID(both.getLong(), both.getLong()).toString();
    }

    /// A value for each row of a run.
    private static Piece expanded(RunEndEncodedVector runs, int rows) {
        Piece values = piece(runs.getValuesVector());
        Chunk of = values.chunk();
        ColumnType type = of.type();
        int width = type.bytes(), runCount = of.rows();
        MemorySegment out = Memory.allocate((long) rows * width), valid = of.validity() == null ? null : Memory.bits(rows);
        ValueVector ends = runs.getRunEndsVector();
        int row = 0;
        for (int run = 0; run < runCount && row < rows; run++) {
            long end = switch (ends) {
                case SmallIntVector v -> v.get(run);
                case IntVector v -> v.get(run);
                case BigIntVector v -> v.get(run);
                default -> throw new IllegalArgumentException("ends of runs are of type " + ends.getMinorType());
            };
            if (end <= row) throw new IllegalArgumentException("a run ends at row %,d, before it begins at %,d".formatted(end, row));
            boolean present = valid == null || of.present(run);
            for (; row < Math.min(end, rows); row++) {
                MemorySegment.copy(of.data(), (long) run * width, out, (long) row * width, width);
                if (valid != null && present) valid.set(ValueLayout.JAVA_BYTE, row >> 3, (byte) (valid.get(ValueLayout.JAVA_BYTE, row >> 3) | 1 << (row & 7)));
            }
        }
        if (row < rows) throw new IllegalArgumentException("its runs end at row %,d of %,d".formatted(row, rows));
        return new Piece(Chunk.of(type, rows, out, valid), values.dictionary());
    }
}
