package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Chunk;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Range;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Statistics;

/// The interval that a row group's statistics promise, where they can be trusted.
final class Statistic {
    /// How many values of a chunk its statistics are compared with.
    static final int LOOKED_AT = 4096;
    private static final double EXACT = 1L << 53;

    private Statistic() {}

    /// Null without statistics, with NaN among them, and for types whose order writers did not agree on.
    static Range of(Leaf leaf, ColumnMetaData meta) {
        if (!meta.isSetStatistics()) return null;
        Statistics s = meta.getStatistics();
        boolean modern = s.isSetMin_value() && s.isSetMax_value();
        // the older pair was ordered as signed bytes say, which is right for signed numbers only
        if (!modern && (!s.isSetMin() || !s.isSetMax() || unsigned(leaf.type()))) return null;
        byte[] lo = modern ? s.getMin_value() : s.getMin(), hi = modern ? s.getMax_value() : s.getMax();
        if (lo == null || hi == null) return null;
        double a = value(leaf, lo), b = value(leaf, hi);
        if (leaf.type().bytes() == 8) {                 // beyond 2^53 a number may be the double next to it
            if (Math.abs(a) > EXACT) a = Math.nextDown(a);
            if (Math.abs(b) > EXACT) b = Math.nextUp(b);
        }
        return a <= b ? new Range(a, b) : null;
    }

    /// Whether some of a chunk's values are not where its statistics say that all are. Looks at the first ones.
    static boolean contradicted(Chunk chunk, Range promised) {
        double[] values = new double[Math.min(chunk.rows(), LOOKED_AT)];
        chunk.doubles(0, values.length, values);
        for (double v : values) if (v < promised.lo() || v > promised.hi()) return true;
        return false;
    }

    private static boolean unsigned(ColumnType type) {
        return type == ColumnType.UINT8 || type == ColumnType.UINT16 || type == ColumnType.UINT32 || type == ColumnType.UINT64;
    }

    private static double value(Leaf leaf, byte[] bytes) {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (leaf.type()) {
            case FLOAT32 -> leaf.rule() == Leaf.Rule.WORD && bytes.length == 4 ? b.getFloat() : Double.NaN;
            case FLOAT64 -> leaf.rule() == Leaf.Rule.LONG && bytes.length == 8 ? b.getDouble() : Double.NaN;
            case INT8, INT16, INT32, UINT8, UINT16, DATE -> bytes.length == 4 ? b.getInt() : Double.NaN;
            case UINT32 -> bytes.length == 4 ? b.getInt() & 0xffffffffL : Double.NaN;
            case INT64 -> bytes.length == 8 ? b.getLong() : Double.NaN;
            case TIMESTAMP, TIME -> bytes.length == 8 && leaf.rule() != Leaf.Rule.INT96_TO_MICROS ? Conversion.time(leaf.rule(), b.getLong())
                    : bytes.length == 4 && leaf.rule() == Leaf.Rule.MILLIS_TO_NANOS ? Conversion.time(leaf.rule(), b.getInt()) : Double.NaN;
            case UINT64, BOOLEAN, STRING -> Double.NaN;
        };
    }
}
