package dev.aquatint.columns.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class CsvTextTest {
    private final SequencedMap<String, Object> columns = new LinkedHashMap<>();

    private String written() throws IOException {
        var out = new ByteArrayOutputStream();
        CsvText.write(out, columns);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whole_numbers_have_no_fraction_and_missing_ones_no_text() throws IOException {
        columns.put("d", new double[] {3, 0.1, Double.NaN, -1e300});
        columns.put("f", new float[] {0.1f, Float.NaN, 16_777_216, Float.NEGATIVE_INFINITY});
        columns.put("row", new long[] {0, Long.MIN_VALUE, 1L << 53, -1});
        columns.put("n", new int[] {0, -1, 7, 8});
        columns.put("größe", new boolean[] {true, false, true, false});

        assertThat(written()).isEqualTo("""
                d,f,row,n,größe
                3,0.1,0,0,true
                0.1,,,4294967295,false
                ,16777216,9007199254740992,7,true
                -1.0E300,-Infinity,-1,8,false
                """);
    }

    @Test
    void what_is_no_number_is_refused() {
        columns.put("s", new String[] {"a"});

        assertThatThrownBy(this::written).hasMessage("a column of String[] cannot be written");
    }
}
