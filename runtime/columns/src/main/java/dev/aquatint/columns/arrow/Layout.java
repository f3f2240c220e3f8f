package dev.aquatint.columns.arrow;

import dev.aquatint.frame.ColumnType;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
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
/// @param width bytes of a stored value, of an offset for text
/// @param factor what a stored time is multiplied by; negative, divided by; the scale of a decimal
/// @param codes how values are coded by a dictionary of such values; null where they are not
record Layout(Field field, Rule rule, ColumnType type, int width, long factor, Codes codes, String skipped) {

    /// `VECTOR`: read by Arrow Java.
    enum Rule { AS_IS, HALF, BITS, SCALED, DECIMAL, TEXT, VECTOR, NOTHING }

    /// @param dictionary its id
    /// @param width bytes of a code
    record Codes(long dictionary, int width, boolean unsigned) {}

    static Layout of(Field field) {
        Layout values = values(field);
        DictionaryEncoding coded = field.dictionary();
        if (coded == null) return values;
        if (values.type == null) return skip(field, "a dictionary, and its values are " + values.skipped);
        Int index = coded.indexType();
        return new Layout(field, values.rule, values.type, values.width, values.factor, new Codes(coded.id(), index == null ? 4 : index.bitWidth() / 8, index != null && !index.isSigned()), null);
    }

    /// What the field would be without a dictionary.
    private static Layout values(Field field) {
        return switch (field.typeType()) {
            case Type.Null -> new Layout(field, Rule.NOTHING, ColumnType.FLOAT64, 0, 1, null, null);
            case Type.Int -> integer(field, (Int) field.type(new Int()));
            case Type.FloatingPoint -> switch (((FloatingPoint) field.type(new FloatingPoint())).precision()) {
                case Precision.HALF -> new Layout(field, Rule.HALF, ColumnType.FLOAT32, 2, 1, null, null);
                case Precision.SINGLE -> plain(field, ColumnType.FLOAT32);
                default -> plain(field, ColumnType.FLOAT64);
            };
            case Type.Bool -> new Layout(field, Rule.BITS, ColumnType.BOOLEAN, 0, 1, null, null);
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
                yield new Layout(field, Rule.DECIMAL, ColumnType.FLOAT64, d.bitWidth() / 8, d.scale(), null, null);
            }
            case Type.Utf8, Type.Binary -> new Layout(field, Rule.TEXT, ColumnType.STRING, 4, 1, null, null);
            case Type.LargeUtf8, Type.LargeBinary -> new Layout(field, Rule.TEXT, ColumnType.STRING, 8, 1, null, null);
            case Type.Utf8View, Type.BinaryView, Type.FixedSizeBinary, Type.Interval -> vector(field, ColumnType.STRING);
            case Type.Duration -> vector(field, ColumnType.FLOAT64);
            case Type.RunEndEncoded -> runs(field);
            case Type.List, Type.LargeList, Type.FixedSizeList, Type.ListView, Type.LargeListView -> skip(field, "nested: a list");
            case Type.Struct_ -> skip(field, "nested: a struct");
            case Type.Map -> skip(field, "nested: a map");
            case Type.Union -> skip(field, "nested: a union");
            default -> skip(field, "of type %d, which is newer than this program".formatted(field.typeType()));
        };
    }

    private static Layout runs(Field field) {
        if (field.childrenLength() != 2) return skip(field, "of runs without values");
        Field of = field.children(1);
        if (of.dictionary() != null || of.typeType() == Type.RunEndEncoded) return skip(field, "of runs that are coded once more");
        Layout values = values(of);
        return values.type == null ? skip(field, values.skipped) : vector(field, values.type);
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
        return new Layout(field, Rule.AS_IS, type, type.bytes(), 1, null, null);
    }

    private static Layout scaled(Field field, ColumnType type, int width, long factor) {
        return new Layout(field, Rule.SCALED, type, width, factor, null, null);
    }

    private static Layout vector(Field field, ColumnType type) {
        return new Layout(field, Rule.VECTOR, type, 0, 1, null, null);
    }

    private static Layout skip(Field field, String why) {
        return new Layout(field, Rule.NOTHING, null, 0, 1, null, why);
    }

    /// What a field takes up in a batch, with its children: they lie depth first.
    ///
    /// @param buffers without those of views, of which each batch may have another number
    /// @param views how many fields of views there are
    record Extent(int nodes, int buffers, int views) {
        static final Extent NONE = new Extent(0, 0, 0);

        Extent and(Extent other) {
            return new Extent(nodes + other.nodes, buffers + other.buffers, views + other.views);
        }

        static Extent of(Field field) {
            return of(field, field.dictionary() != null, 0);
        }

        /// @param coded whether codes are there in place of values
        static Extent of(Field field, boolean coded, int depth) {
            if (depth > 64) throw new IllegalArgumentException("fields nested more than 64 deep");
            byte type = coded ? Type.Int : field.typeType();
            boolean view = type == Type.Utf8View || type == Type.BinaryView;
            Extent all = new Extent(1, switch (type) {
                case Type.Null, Type.RunEndEncoded -> 0;
                case Type.Struct_, Type.FixedSizeList -> 1;
                case Type.Utf8, Type.Binary, Type.LargeUtf8, Type.LargeBinary, Type.ListView, Type.LargeListView -> 3;
                case Type.Union -> ((Union) field.type(new Union())).mode() == UnionMode.Dense ? 2 : 1;
                default -> 2;
            }, view ? 1 : 0);
            for (int i = 0; !coded && i < field.childrenLength(); i++) all = all.and(of(field.children(i), field.children(i).dictionary() != null, depth + 1));
            return all;
        }
    }
}
