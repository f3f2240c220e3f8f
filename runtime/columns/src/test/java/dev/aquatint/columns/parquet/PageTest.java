package dev.aquatint.columns.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.format.Encoding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Levels of some rows of a page, compared with a plain count of those of all.
class PageTest {
    private static final int ROWS = 700;

    private final byte[] present = new byte[ROWS];

    /// Levels that come in stretches of one value, and mixed.
    PageTest() {
        var random = new Random(1);
        for (int i = 0; i < ROWS; i++) present[i] = (byte) (i / 100 % 2 == 0 ? i / 200 % 2 : random.nextInt(2));
    }

    private Page page(boolean packed) {
        byte[] bytes = packed ? packed(true, 0, ROWS) : runs();
        return new Page(ROWS, new Bytes(Arrays.copyOf(bytes, bytes.length + Bytes.SLACK), 0, bytes.length), packed, Encoding.PLAIN, null);
    }

    /// Stretches as runs, the others packed, least significant bit first.
    private byte[] runs() {
        var out = new ByteArrayOutputStream();
        for (int from = 0; from < ROWS; from += 200) {
            out.writeBytes(new byte[] {(byte) 200, 1, present[from]});                  // 100 << 1
            if (from + 100 == ROWS) break;
            // 12 groups hold 96, and runs take the last 4
            out.write(12 << 1 | 1);
            out.writeBytes(packed(false, from + 100, 96));
            for (int i = 196; i < 200; i++) out.writeBytes(new byte[] {1 << 1, present[from + i]});
        }
        return out.toByteArray();
    }

    private byte[] packed(boolean mostSignificantFirst, int from, int n) {
        byte[] bits = new byte[(n + 7) / 8];
        for (int i = 0; i < n; i++) bits[i >> 3] |= (byte) (present[from + i] << (mostSignificantFirst ? 7 - (i & 7) : i & 7));
        return bits;
    }

    private int count(int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) n += present[i];
        return n;
    }

    @ParameterizedTest(name = "packed: {0}")
    @ValueSource(booleans = {false, true})
    void levels_of_some_rows_are_those_of_the_whole_page(boolean packed) {
        Page page = page(packed);
        for (int skip = 0; skip < ROWS; skip += 3) {
            assertThat(page.present(skip)).isEqualTo(count(0, skip));
            for (int n : new int[] {1, 7, 64, 150, ROWS - skip}) {
                if (skip + n > ROWS) continue;
                byte[] levels = new byte[n];
                assertThat(page.levels(skip, n, levels)).isEqualTo(count(skip, skip + n));
                assertThat(levels).isEqualTo(Arrays.copyOfRange(present, skip, skip + n));
            }
        }
    }
}
