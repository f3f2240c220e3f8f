package dev.aquatint.columns.union;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class WideningTest {
    @Test
    void a_day_beyond_the_last_time_is_the_last_time() {
        int[] days = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE};
        Piece times = Widening.widened(new Piece(Chunk.of(ColumnType.DATE, days.length, MemorySegment.ofArray(days), null)), ColumnType.TIMESTAMP);
        assertThat(times.chunk().data().toArray(ValueLayout.JAVA_LONG)).startsWith(0, 86_400_000_000L, -86_400_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);
    }
}
