package dev.aquatint.columns;

import static dev.aquatint.Aquatint.col;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Frame;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Values that public bug reports are about: large whole numbers, missing values, remainders, projected columns.
class ValueCasesTest {
    private static final long BIG = 1L << 53;
    private static final Frame IDS = frame(Map.of("id", new long[] {BIG, BIG + 1, BIG + 2, -BIG - 1, Long.MAX_VALUE, Long.MIN_VALUE}, "same", new long[] {BIG, BIG, BIG + 2, -BIG, Long.MAX_VALUE, Long.MIN_VALUE + 1}));

    @Test
    void a_row_is_selected_by_an_id_that_no_double_is_equal_to() {
        assertThat(IDS.select("id", BIG + 1).rows()).isEqualTo(1);
        assertThat(IDS.select("id", BIG + 1).row(0)).containsEntry("id", BIG + 1);
        assertThat(IDS.select("id == 9007199254740993").rows()).isEqualTo(1);
        assertThat(IDS.select("id == -9007199254740993").rows()).isEqualTo(1);
        assertThat(IDS.select("id", List.of(BIG + 1, Long.MAX_VALUE)).rows()).isEqualTo(2);
        assertThat(IDS.select("id not in (9007199254740993, 9007199254740992)").rows()).isEqualTo(4);
        assertThat(IDS.select("id between 9007199254740993 and 9007199254740994").rows()).isEqualTo(2);
        assertThat(IDS.select("id > 9007199254740992").rows()).isEqualTo(3);
        assertThat(IDS.select("id < -9007199254740992").rows()).isEqualTo(2);
        assertThat(IDS.select("id >= 9223372036854775807").rows()).isEqualTo(1);
        assertThat(IDS.select("id < -9223372036854775808").rows()).isZero();
        assertThat(IDS.select("id", range(BIG, BIG)).rows()).as("a range has the number that is written").isEqualTo(1);
    }

    @Test
    void two_columns_of_ids_are_compared_without_rounding() {
        assertThat(IDS.select("id == same").rows()).isEqualTo(3);
        assertThat(IDS.select("id != same").rows()).isEqualTo(3);
        assertThat(IDS.select("id > same").rows()).isEqualTo(1);
    }

    @Test
    void a_large_number_is_written_as_it_was() {
        assertThat(Expr.parse("id == 9007199254740993")).isEqualTo(col("id").eq(BIG + 1)).hasToString("id == 9007199254740993");
        assertThat(Expr.parse("id == 18446744073709551615")).hasToString("id == 18446744073709551615").isEqualTo(col("id").eq(new BigInteger("18446744073709551615")));
        assertThat(Expr.parse("id == 3")).isEqualTo(col("id").eq(3L)).isEqualTo(col("id").eq(3.0));
        assertThat(Expr.parse("id == 9007199254740994")).isEqualTo(col("id").eq(BIG + 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, BIG - 1, BIG, BIG + 1, -BIG - 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, 1L << 62})
    void every_comparison_of_long_values_is_that_of_java(long with) {
        SplittableRandom random = new SplittableRandom(with);
        long[] values = new long[2000];
        for (int i = 0; i < values.length; i++) values[i] = random.nextInt(3) == 0 ? with + random.nextInt(-2, 3) : random.nextLong();
        Frame f = frame(Map.of("v", values));
        Map<String, Long> expected = new LinkedHashMap<>();
        expected.put("==", count(values, v -> v == with));
        expected.put("!=", count(values, v -> v != with));
        expected.put("<", count(values, v -> v < with));
        expected.put("<=", count(values, v -> v <= with));
        expected.put(">", count(values, v -> v > with));
        expected.put(">=", count(values, v -> v >= with));
        expected.forEach((sign, rows) -> assertThat(f.select("v " + sign + " " + with).rows()).as("v %s %d", sign, with).isEqualTo(rows));
    }

    private static long count(long[] values, LongPredicate holds) {
        return Arrays.stream(values).filter(holds).count();
    }

    @Test
    void a_row_with_a_missing_value_is_in_a_selection_or_in_its_opposite() {
        Frame f = frame(Map.of("s", new String[] {"a", "b", null}, "n", new Integer[] {1, 2, null}, "x", new double[] {1, 2, Double.NaN}));
        List<String> pairs = new ArrayList<>(List.of("s == 'a'", "s != 'a'", "s in ('a')", "s not in ('a')", "s < 'b'", "!(s < 'b')", "n == 1", "n != 1", "n in (1)", "n not in (1)", "n between 0 and 1",
                "n not between 0 and 1", "x == 1", "x != 1", "x in (1)", "x not in (1)", "x == n", "x != n"));
        while (!pairs.isEmpty()) {
            String holds = pairs.removeFirst(), not = pairs.removeFirst();
            assertThat(f.select(holds).rows() + f.select(not).rows()).as("%s, %s", holds, not).isEqualTo(3);
            assertThat(f.select(not).rows()).as(not).isEqualTo(f.select("!(" + holds + ")").rows());
        }
        assertThat(f.select("s != 'a'").rows()).isEqualTo(2);
        assertThat(f.select("s != 'a' && s is not missing").rows()).isEqualTo(1);
    }

    @Test
    void a_remainder_has_the_sign_of_the_divisor() {
        Frame f = frame(Map.of("h", new int[] {3, 7, 31, 6})).with("local", "(h - 7) % 24").with("down", "(h - 7) % -24");
        assertThat(List.of(f.row(0).get("local"), f.row(1).get("local"), f.row(2).get("local"), f.row(3).get("local"))).containsExactly(20.0, 0.0, 0.0, 23.0);
        assertThat(f.row(2).get("down")).isEqualTo(0.0);
        assertThat(f.row(0).get("down")).isEqualTo(-4.0);
    }

    @Test
    void a_column_of_degrees_that_is_used_twice_is_projected_once() {
        Frame f = frame(Map.of("lon", new double[] {1}, "south", new double[] {0}, "north", new double[] {1})).lonLat(List.of("lon", "lon"), List.of("south", "north"));
        assertThat((double) f.row(0).get("lon")).isCloseTo(111319.49, within(0.01));
        assertThat((double) f.row(0).get("north")).isCloseTo(111325.14, within(0.01));
        assertThatThrownBy(() -> f.lonLat(List.of("lon", "north"), List.of("north", "south"))).hasMessage("column 'north' cannot be both a longitude and a latitude");
    }
}
