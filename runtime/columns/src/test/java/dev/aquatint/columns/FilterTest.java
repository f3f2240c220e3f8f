package dev.aquatint.columns;

import static dev.aquatint.Aquatint.col;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Frame;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import dev.aquatint.frame.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Compiled conditions against the plain meaning, row by row, over every type and nasty values.
class FilterTest {
    private static final int ROWS = 9001;
    private static final double[] NASTY = {0, -0.0, 1, -1, 2, 3, 127, -128, 255, 1e9, -1e9, 1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
    private static final String[] WORDS = {"", "a", "B02512", "b", "ä", "zz", "B02598"};

    private static final Frame FRAME = data(42);

    private static Frame data(long seed) {
        var random = new Random(seed);
        var columns = new LinkedHashMap<String, Object>();
        byte[] i8 = new byte[ROWS];
        short[] i16 = new short[ROWS];
        char[] u16 = new char[ROWS];
        int[] i32 = new int[ROWS];
        long[] i64 = new long[ROWS];
        float[] f32 = new float[ROWS];
        double[] f64 = new double[ROWS];
        boolean[] flag = new boolean[ROWS];
        Integer[] some = new Integer[ROWS];
        Boolean[] maybe = new Boolean[ROWS];
        String[] text = new String[ROWS], other = new String[ROWS];
        LocalDate[] day = new LocalDate[ROWS];
        Instant[] at = new Instant[ROWS];
        for (int i = 0; i < ROWS; i++) {
            i8[i] = (byte) random.nextInt();
            i16[i] = (short) random.nextInt(-300, 300);
            u16[i] = (char) random.nextInt(66000);
            i32[i] = random.nextInt(5) == 0 ? random.nextInt() : random.nextInt(-5, 5);
            i64[i] = random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(-5, 5);
            f64[i] = random.nextInt(3) == 0 ? NASTY[random.nextInt(NASTY.length)] : random.nextGaussian() * 3;
            f32[i] = random.nextInt(3) == 0 ? (float) NASTY[random.nextInt(NASTY.length)] : random.nextInt(-3, 4);
            flag[i] = random.nextBoolean();
            some[i] = random.nextInt(4) == 0 ? null : Integer.valueOf(random.nextInt(-3, 4));
            maybe[i] = random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
            text[i] = random.nextInt(6) == 0 ? null : WORDS[random.nextInt(WORDS.length)];
            other[i] = random.nextInt(6) == 0 ? null : WORDS[random.nextInt(3) + 1];
            day[i] = random.nextInt(6) == 0 ? null : LocalDate.of(2014, 4, 1).plusDays(random.nextInt(-40, 40));
            at[i] = random.nextInt(6) == 0 ? null : Instant.parse("2014-04-01T00:00:00Z").plusSeconds(random.nextInt(-90000, 90000));
        }
        columns.put("i8", i8);
        columns.put("i16", i16);
        columns.put("u16", u16);
        columns.put("i32", i32);
        columns.put("i64", i64);
        columns.put("f32", f32);
        columns.put("f64", f64);
        columns.put("flag", flag);
        columns.put("some", some);
        columns.put("maybe", maybe);
        columns.put("text", text);
        columns.put("other", other);
        columns.put("day", day);
        columns.put("at", at);
        return frame(columns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i8 > 3", "i8 between -7 and 3.5", "i8 in (1, 2, -128, 300, 2.5)", "i8 == 300", "i16 <= -100", "i16 in (5, -299)", "u16 >= 65000", "u16 in (0, 65535)", "i32 != 2", "i32 < 2.5",
            "i32 in (1, -2, 2147483647)", "i64 >= 0", "i64 in (3)", "i64 != 3", "i64 not in (3, -4)", "i64 < 9007199254740993", "i64 > -9223372036854775807", "i64 <= 1e300", "i64 not between -2 and 2.5", "i64 == 2.5", "some != 2", "some not in (1, 2)", "text not in ('a')", "f64 not between -1 and 1", "f64 != f32", "f32 > 0", "f32 == 0", "f32 <= -1", "f64 < 0", "f64 != 1", "f64 in (0, 1, 127)", "f64 between -1 and 1", "f64 > f32", "3 < f64",
            "flag", "!flag", "maybe", "!maybe", "maybe == true", "maybe != true", "some == 2", "!(some == 2)", "some in (0, 1)", "some is missing", "some is not missing", "f64 is missing", "text is missing",
            "text == 'B02512'", "text != 'B02512'", "text < 'b'", "text >= 'B02512' && text <= 'b'", "text between 'a' and 'b'", "text in ('a', 'zz', 'unknown')", "text == other", "text != other", "text < other",
            "i32 + i8 > 10", "i32 * 2 - some == 4", "f64 / f32 > 1", "i32 % 3 == 1", "-f64 > 2", "(i8 > 0) == flag", "flag && i8 > 0 || some is missing && !(f64 < 0)",
            "day >= '2014-04-01'", "day == '2014-03-30'", "day in ('2014-04-01', '2014-04-02')", "at < '2014-04-01 12:00:00'", "at >= '2014-04-01'", "at between '2014-03-31' and '2014-04-01T06:00Z'",
            "i8 >= -7 && i8 < 50", "i8 > 5 && i8 < 5", "some >= 1 && some <= 2 && some != 2", "u16 > 0 && u16 <= 65000", "f32 > -1 && f32 <= 1", "f32 >= 1 && f32 <= -1", "f64 >= 0 && f64 < 127", "f64 > 1 && f64 < 0",
            "i64 >= 0 && i64 >= 3", "day >= '2014-03-30' && day < '2014-04-10'", "i8 > 0 && i16 > 0", "flag && !flag", "flag && flag",
            "true", "false || i8 > 100", "1 < 2", "'a' < 'b'"})
    void a_compiled_condition_agrees_with_its_plain_meaning(String text) {
        Expr e = Expr.parse(text);
        Scan scan = Scan.of(FRAME.select(e), List.of("i8"));
        byte[] keep = new byte[ROWS];
        Random random = new Random(1);
        int counted = 0;
        for (int from = 0; from < ROWS;) {       // blocks of odd lengths at odd places
            int n = Math.min(ROWS - from, 1 + random.nextInt(4096));
            byte[] block = new byte[n];
            scan.filter().keep(0, from, n, block);
            System.arraycopy(block, 0, keep, from, n);
            counted += scan.filter().count(0, from, n);
            from += n;
        }
        int held = 0;
        for (int i = 0; i < ROWS; i++) {
            boolean plain = Plain.holds(e, row(i));
            assertThat(keep[i] == 1).as("row %d: %s", i, row(i)).isEqualTo(plain);
            held += plain ? 1 : 0;
        }
        assertThat(FRAME.select(e).rows()).isEqualTo(held).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i8", "i16", "u16", "i32", "i64", "f32", "f64", "flag", "some"})
    void a_range_agrees_with_its_plain_meaning_at_every_nasty_end(String column) {
        double[] ends = DoubleStream.concat(Arrays.stream(NASTY).filter(v -> !Double.isNaN(v)), DoubleStream.of(0.5, -0.5, 1e19, -1e19, Math.nextUp(1.0))).toArray();
        for (double lo : ends) {
            for (double hi : ends) {
                if (lo > hi) continue;
                long plain = LINES.stream().map(row -> row.get(column)).filter(v -> v != null && (v instanceof Boolean b ? range(lo, hi).contains(b ? 1 : 0) : range(lo, hi).contains(((Number) v).doubleValue()))).count();
                Scan scan = Scan.of(FRAME.select(column, range(lo, hi)), List.of("i8"));
                byte[] keep = new byte[ROWS];
                scan.keep(0, 0, ROWS, keep);
                int kept = 0;
                for (byte k : keep) kept += k;
                assertThat(FRAME.select(column, range(lo, hi)).rows()).as("%s in %s..%s", column, lo, hi).isEqualTo(plain).isEqualTo(kept);
            }
        }
    }

    private static final List<Map<String, Object>> LINES = IntStream.range(0, ROWS).mapToObj(FRAME::row).toList();

    private static Map<String, Object> row(int i) {
        return LINES.get(i);
    }

    @Test
    void several_selections_all_have_to_hold() {
        Frame f = FRAME.select("i8", range(0, 50)).select("flag", true).select("text", List.of("a", "b"));
        Expr all = Expr.parse("i8 between 0 and 50 && flag && text in ('a', 'b')");
        assertThat(f.rows()).isEqualTo(LINES.stream().filter(r -> Plain.holds(all, r)).count()).isPositive();
    }

    @Test
    void parts_that_do_not_fit_are_refused_where_they_are_written() {
        assertThatThrownBy(() -> FRAME.select("text == 5")).hasMessage("text is text and cannot be compared with 5, which is a number");
        assertThatThrownBy(() -> FRAME.select("i8 + text > 5")).hasMessageContaining("no arithmetic with text");
        assertThatThrownBy(() -> FRAME.select("i8 + 1")).hasMessage("a selection needs true or false, but i8 + 1 is a number");
        assertThatThrownBy(() -> FRAME.select("i8 && flag")).hasMessageContaining("&& needs true or false, but i8 is a number");
        assertThatThrownBy(() -> FRAME.select("day > 'tomorrow'")).hasMessage("'tomorrow' is not a date: write it as 2013-12-06");
        assertThatThrownBy(() -> FRAME.select(col("txt").eq("a"))).hasMessageContaining("did you mean 'text'?");
    }

    @Test
    void a_range_that_takes_in_a_whole_column_asks_no_row() {
        Frame all = frame(Map.of("p", new byte[] {1, 2, 3})), gaps = frame(Map.of("p", new Integer[] {1, null, 3}));
        assertThat(Scan.of(all.select("p", new Range(1, 3)), List.of("p")).filter()).isNull();
        assertThat(Scan.of(all.select("p", new Range(1, 2)), List.of("p")).filter()).isNotNull();
        assertThat(Scan.of(gaps.select("p", new Range(0, 10)), List.of("p")).filter()).isNotNull();
        assertThat(gaps.select("p", new Range(0, 10)).rows()).isEqualTo(2);
    }
}
