package dev.aquatint.columns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.aquatint.columns.Store.Piece;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;

/// Single values as objects, for a row that somebody looks at.
final class Cells {
    private static final long MICROS = 1_000_000, DAY = 86_400_000_000_000L;

    private Cells() {}

    /// @param at the row of the table
    static Map<String, Object> row(TableFrame frame, long at) {
        int chunk = chunk(frame.table(), at);
        var row = new LinkedHashMap<String, Object>();
        for (Named column : frame.columns()) {
            row.put(column.name(), value(frame.table().peek(column.from(), chunk), (int) (at - frame.table().start(chunk))));
        }
        return row;
    }

    static int chunk(Table table, long at) {
        int lo = 0, hi = table.store.chunks() - 1;
        while (lo < hi) {
            int middle = lo + hi + 1 >>> 1;
            if (table.start(middle) <= at) lo = middle;
            else hi = middle - 1;
        }
        return lo;
    }

    /// Null where missing. A time that is no time of a day, as 24:00 or less than 0:00, is a [Duration].
    static Object value(Piece piece, int row) {
        Chunk chunk = piece.chunk();
        if (!chunk.present(row)) return null;
        MemorySegment data = chunk.data();
        long at = (long) row * chunk.type().bytes();
        return switch (chunk.type()) {
            case INT8 -> (int) data.get(JAVA_BYTE, at);
            case UINT8 -> data.get(JAVA_BYTE, at) & 0xff;
            case BOOLEAN -> data.get(JAVA_BYTE, at) != 0;
            case INT16 -> (int) data.get(JAVA_SHORT_UNALIGNED, at);
            case UINT16 -> data.get(JAVA_SHORT_UNALIGNED, at) & 0xffff;
            case INT32 -> data.get(JAVA_INT_UNALIGNED, at);
            case UINT32 -> data.get(JAVA_INT_UNALIGNED, at) & 0xffffffffL;
            case INT64 -> data.get(JAVA_LONG_UNALIGNED, at);
            case UINT64 -> unsigned(data.get(JAVA_LONG_UNALIGNED, at));
            case FLOAT32 -> data.get(JAVA_FLOAT_UNALIGNED, at);
            case FLOAT64 -> data.get(JAVA_DOUBLE_UNALIGNED, at);
            case STRING -> piece.dictionary().text(data.get(JAVA_INT_UNALIGNED, at));
            case DATE -> LocalDate.ofEpochDay(data.get(JAVA_INT_UNALIGNED, at));
            case TIME -> time(data.get(JAVA_LONG_UNALIGNED, at));
            case TIMESTAMP -> {
                long micros = data.get(JAVA_LONG_UNALIGNED, at);
                yield Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
            }
        };
    }

    private static Object unsigned(long v) {
        return v >= 0 ? (Object) v : new BigInteger(Long.toUnsignedString(v));
    }

    private static Object time(long nanos) {
        return nanos < 0 || nanos >= DAY ? Duration.ofNanos(nanos) : LocalTime.ofNanoOfDay(nanos);
    }
}
