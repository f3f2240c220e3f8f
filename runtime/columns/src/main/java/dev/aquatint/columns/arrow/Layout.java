package dev.aquatint.columns.arrow;

import dev.aquatint.frame.ColumnType;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;

/// How a field lies in a record batch and what it becomes.
///
/// @param type null when it is not read, for the reason given
/// @param width bytes of a stored value; of an index where there is a dictionary, of an offset for text
/// @param factor what a stored time is multiplied by; negative, divided by
/// @param dictionary its id, or -1
record Layout(String name, Rule rule, ColumnType type, int width, long factor, boolean unsigned, long dictionary, String skipped) {

    enum Rule { AS_IS, HALF, BITS, SCALED, DECIMAL, TEXT, CODES, NOTHING }

    static Layout of(Field field) {
        if (field.dictionary() != null) {
            Int index = field.dictionary().indexType();
            boolean text = field.typeType() == Type.Utf8 || field.typeType() == Type.LargeUtf8;
            if (!text) return skip(field, "a dictionary of " + Type.name(field.typeType()));
            return new Layout(field.name(), Rule.CODES, ColumnType.STRING, index == null ? 4 : index.bitWidth() / 8, 1, index != null && !index.isSigned(), field.dictionary().id(), null);
        }
        return switch (field.typeType()) {
            case Type.Null -> new Layout(field.name(), Rule.NOTHING, ColumnType.FLOAT64, 0, 1, false, -1, null);
            case Type.Int -> integer(field, (Int) field.type(new Int()));
            case Type.FloatingPoint -> switch (((FloatingPoint) field.type(new FloatingPoint())).precision()) {
                case Precision.HALF -> new Layout(field.name(), Rule.HALF, ColumnType.FLOAT32, 2, 1, false, -1, null);
                case Precision.SINGLE -> plain(field, ColumnType.FLOAT32);
                default -> plain(field, ColumnType.FLOAT64);
            };
            case Type.Bool -> new Layout(field.name(), Rule.BITS, ColumnType.BOOLEAN, 0, 1, false, -1, null);
            case Type.Date -> ((Date) field.type(new Date())).unit() == DateUnit.DAY ? plain(field, ColumnType.DATE) : scaled(field, ColumnType.DATE, 8, -86_400_000);
            case Type.Time -> time(field, (Time) field.type(new Time()));
            case Type.Timestamp -> switch (((Timestamp) field.type(new Timestamp())).unit()) {
                case TimeUnit.SECOND -> scaled(field, ColumnType.TIMESTAMP, 8, 1_000_000);
                case TimeUnit.MILLISECOND -> scaled(field, ColumnType.TIMESTAMP, 8, 1000);
                case TimeUnit.MICROSECOND -> plain(field, ColumnType.TIMESTAMP);
                default -> scaled(field, ColumnType.TIMESTAMP, 8, -1000);
            };
            case Type.Decimal -> {
                var d = (Decimal) field.type(new Decimal());
                yield new Layout(field.name(), Rule.DECIMAL, ColumnType.FLOAT64, d.bitWidth() / 8, d.scale(), false, -1, null);
            }
            case Type.Utf8, Type.Binary -> new Layout(field.name(), Rule.TEXT, ColumnType.STRING, 4, 1, false, -1, null);
            case Type.LargeUtf8, Type.LargeBinary -> new Layout(field.name(), Rule.TEXT, ColumnType.STRING, 8, 1, false, -1, null);
            case Type.List, Type.LargeList, Type.FixedSizeList, Type.ListView, Type.LargeListView -> skip(field, "nested: a list");
            case Type.Struct_ -> skip(field, "nested: a struct");
            case Type.Map -> skip(field, "nested: a map");
            default -> skip(field, "of type " + (field.typeType() >= 0 && field.typeType() < Type.names.length ? Type.name(field.typeType()) : field.typeType()));
        };
    }

    private static Layout integer(Field field, Int type) {
        return plain(field, switch (type.bitWidth()) {
            case 8 -> type.isSigned() ? ColumnType.INT8 : ColumnType.UINT8;
            case 16 -> type.isSigned() ? ColumnType.INT16 : ColumnType.UINT16;
            case 32 -> type.isSigned() ? ColumnType.INT32 : ColumnType.UINT32;
            default -> type.isSigned() ? ColumnType.INT64 : ColumnType.UINT64;
        });
    }

    private static Layout time(Field field, Time type) {
        return switch (type.unit()) {
            case TimeUnit.SECOND -> scaled(field, ColumnType.TIME, 4, 1_000_000_000);
            case TimeUnit.MILLISECOND -> scaled(field, ColumnType.TIME, 4, 1_000_000);
            case TimeUnit.MICROSECOND -> scaled(field, ColumnType.TIME, 8, 1000);
            default -> plain(field, ColumnType.TIME);
        };
    }

    private static Layout plain(Field field, ColumnType type) {
        return new Layout(field.name(), Rule.AS_IS, type, type.bytes(), 1, false, -1, null);
    }

    private static Layout scaled(Field field, ColumnType type, int width, long factor) {
        return new Layout(field.name(), Rule.SCALED, type, width, factor, false, -1, null);
    }

    private static Layout skip(Field field, String why) {
        return new Layout(field.name(), Rule.NOTHING, null, 0, 1, false, -1, why);
    }

    /// How many nodes and buffers a field takes up in a batch, those of its children included: they lie depth first.
    static int[] extent(Field field, int depth) {
        if (depth > 64) throw new IllegalArgumentException("fields nested more than 64 deep");
        int nodes = 1, buffers = switch (field.dictionary() != null ? Type.Int : field.typeType()) {
            case Type.Null, Type.RunEndEncoded -> 0;
            case Type.Struct_, Type.FixedSizeList -> 1;
            case Type.Utf8, Type.Binary, Type.LargeUtf8, Type.LargeBinary, Type.ListView, Type.LargeListView -> 3;
            case Type.Union -> ((Union) field.type(new Union())).mode() == UnionMode.Dense ? 2 : 1;
            case Type.Utf8View, Type.BinaryView -> throw new IllegalArgumentException("field '%s' is a string view, whose buffers are not read".formatted(field.name()));
            default -> 2;
        };
        if (field.dictionary() == null) {
            for (int i = 0; i < field.childrenLength(); i++) {
                int[] child = extent(field.children(i), depth + 1);
                nodes += child[0];
                buffers += child[1];
            }
        }
        return new int[] {nodes, buffers};
    }
}
