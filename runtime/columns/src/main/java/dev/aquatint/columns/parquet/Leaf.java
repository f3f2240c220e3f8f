package dev.aquatint.columns.parquet;

import dev.aquatint.frame.ColumnType;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;

/// A column of a file: how it is stored there and what it becomes. Of a column of geometry there may be several.
///
/// @param name with those of the groups it is in: `bbox.xmin`
/// @param index the position among the column chunks of a row group
/// @param width bytes of a FIXED_LEN_BYTE_ARRAY
/// @param levels how many of its groups and itself may be missing: the definition level of a value
/// @param scale decimal digits behind the point, for the decimal rules
/// @param vacant whether its type is that of columns without a value
record Leaf(String name, int index, Type stored, int width, int levels, ColumnType type, Rule rule, int scale, boolean vacant) {

    /// What is done to a stored value.
    enum Rule {
        /// 32 bits stay, of which narrow integers keep the lower
        WORD,
        /// 64 bits stay
        LONG,
        MILLIS_TO_MICROS, NANOS_TO_MICROS, MILLIS_TO_NANOS, MICROS_TO_NANOS, INT96_TO_MICROS,
        DECIMAL, DECIMAL_BYTES, FLOAT16,
        TEXT, UUID, HEX,
        /// geometry as text, and the coordinates of its points
        WKB, WKB_X, WKB_Y
    }

    /// Why a column is not read.
    static final class Skipped extends Exception {
        private static final long serialVersionUID = 1;

        Skipped(String reason) {
            super(reason);
        }
    }

    /// A column of well-known binary.
    static Leaf geometry(SchemaElement e, String name, int index, int levels, Rule rule) {
        return new Leaf(name, index, e.getType(), 0, levels, rule == Rule.WKB ? ColumnType.STRING : ColumnType.FLOAT64, rule, 0, false);
    }

    Leaf named(String other) {
        return new Leaf(other, index, stored, width, levels, type, rule, scale, vacant);
    }

    boolean optional() {
        return levels > 0;
    }

    static Leaf of(SchemaElement e, String name, int index, int levels) throws Skipped {
        LogicalType logical = e.isSetLogicalType() ? e.getLogicalType() : null;
        ConvertedType converted = e.isSetConverted_type() ? e.getConverted_type() : null;
        int width = e.isSetType_length() ? e.getType_length() : 0;
        Target target = switch (e.getType()) {
            case BOOLEAN -> new Target(ColumnType.BOOLEAN, Rule.WORD);
            case FLOAT -> new Target(ColumnType.FLOAT32, Rule.WORD);
            case DOUBLE -> new Target(ColumnType.FLOAT64, Rule.LONG);
            case INT32 -> int32(logical, converted);
            case INT64 -> int64(logical, converted);
            case INT96 -> new Target(ColumnType.TIMESTAMP, Rule.INT96_TO_MICROS);
            case BYTE_ARRAY -> bytes(logical, converted);
            case FIXED_LEN_BYTE_ARRAY -> fixed(logical, converted, width);
        };
        int scale = logical != null && logical.isSetDECIMAL() ? logical.getDECIMAL().getScale() : e.isSetScale() ? e.getScale() : 0;
        if (scale < 0 || scale > 10_000) throw new Skipped("a decimal of scale " + scale);
        return new Leaf(name, index, e.getType(), width, levels, target.type, target.rule, scale, logical != null && logical.isSetUNKNOWN());
    }

    private record Target(ColumnType type, Rule rule) {}

    private static Target int32(LogicalType logical, ConvertedType converted) {
        if (logical != null && logical.isSetINTEGER()) {
            boolean signed = logical.getINTEGER().isIsSigned();
            return new Target(switch (logical.getINTEGER().getBitWidth()) {
                case 8 -> signed ? ColumnType.INT8 : ColumnType.UINT8;
                case 16 -> signed ? ColumnType.INT16 : ColumnType.UINT16;
                default -> signed ? ColumnType.INT32 : ColumnType.UINT32;
            }, Rule.WORD);
        }
        if (logical != null && logical.isSetDATE()) return new Target(ColumnType.DATE, Rule.WORD);
        if (logical != null && logical.isSetTIME()) return new Target(ColumnType.TIME, Rule.MILLIS_TO_NANOS);
        if (logical != null && logical.isSetDECIMAL()) return new Target(ColumnType.FLOAT64, Rule.DECIMAL);
        return switch (converted) {
            case INT_8 -> new Target(ColumnType.INT8, Rule.WORD);
            case INT_16 -> new Target(ColumnType.INT16, Rule.WORD);
            case UINT_8 -> new Target(ColumnType.UINT8, Rule.WORD);
            case UINT_16 -> new Target(ColumnType.UINT16, Rule.WORD);
            case UINT_32 -> new Target(ColumnType.UINT32, Rule.WORD);
            case DATE -> new Target(ColumnType.DATE, Rule.WORD);
            case TIME_MILLIS -> new Target(ColumnType.TIME, Rule.MILLIS_TO_NANOS);
            case DECIMAL -> new Target(ColumnType.FLOAT64, Rule.DECIMAL);
            case null, default -> new Target(ColumnType.INT32, Rule.WORD);
        };
    }

    private static Target int64(LogicalType logical, ConvertedType converted) {
        if (logical != null && logical.isSetINTEGER()) {
            return new Target(logical.getINTEGER().isIsSigned() ? ColumnType.INT64 : ColumnType.UINT64, Rule.LONG);
        }
        if (logical != null && logical.isSetTIMESTAMP()) {
            TimeUnit unit = logical.getTIMESTAMP().getUnit();
            return new Target(ColumnType.TIMESTAMP, unit.isSetMILLIS() ? Rule.MILLIS_TO_MICROS : unit.isSetNANOS() ? Rule.NANOS_TO_MICROS : Rule.LONG);
        }
        if (logical != null && logical.isSetTIME()) {
            return new Target(ColumnType.TIME, logical.getTIME().getUnit().isSetNANOS() ? Rule.LONG : Rule.MICROS_TO_NANOS);
        }
        if (logical != null && logical.isSetDECIMAL()) return new Target(ColumnType.FLOAT64, Rule.DECIMAL);
        return switch (converted) {
            case UINT_64 -> new Target(ColumnType.UINT64, Rule.LONG);
            case TIMESTAMP_MILLIS -> new Target(ColumnType.TIMESTAMP, Rule.MILLIS_TO_MICROS);
            case TIMESTAMP_MICROS -> new Target(ColumnType.TIMESTAMP, Rule.LONG);
            case TIME_MICROS -> new Target(ColumnType.TIME, Rule.MICROS_TO_NANOS);
            case DECIMAL -> new Target(ColumnType.FLOAT64, Rule.DECIMAL);
            case null, default -> new Target(ColumnType.INT64, Rule.LONG);
        };
    }

    private static Target bytes(LogicalType logical, ConvertedType converted) throws Skipped {
        if (logical != null && logical.isSetBSON() || converted == ConvertedType.BSON) throw new Skipped("BSON");
        if (logical != null && logical.isSetDECIMAL() || converted == ConvertedType.DECIMAL) return new Target(ColumnType.FLOAT64, Rule.DECIMAL_BYTES);
        return new Target(ColumnType.STRING, Rule.TEXT);
    }

    private static Target fixed(LogicalType logical, ConvertedType converted, int width) throws Skipped {
        if (width <= 0) throw new Skipped("values of %d bytes".formatted(width));
        if (logical != null && logical.isSetFLOAT16() && width == 2) return new Target(ColumnType.FLOAT32, Rule.FLOAT16);
        if (logical != null && logical.isSetUUID() && width == 16) return new Target(ColumnType.STRING, Rule.UUID);
        if (logical != null && logical.isSetDECIMAL() || converted == ConvertedType.DECIMAL) return new Target(ColumnType.FLOAT64, Rule.DECIMAL_BYTES);
        if (converted == ConvertedType.INTERVAL) throw new Skipped("an interval");
        return new Target(ColumnType.STRING, Rule.HEX);
    }
}
