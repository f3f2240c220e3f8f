package dev.aquatint.frame;

import static dev.aquatint.Aquatint.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExprTest {

    @Test
    void text_and_fluent_form_mean_the_same() {
        assertThat(Expr.parse("fare > 10 && hour < 5")).isEqualTo(col("fare").gt(10).and(col("hour").lt(5)));
        assertThat(Expr.parse("passenger_count in (1, 2) || !(base == 'B02512')")).isEqualTo(col("passenger_count").in(1, 2).or(col("base").eq("B02512").not()));
        assertThat(Expr.parse("fare / (distance + 1) between 2 and 3")).isEqualTo(col("fare").over(col("distance").plus(1)).between(2, 3));
        assertThat(Expr.parse("`pickup x` is not missing")).isEqualTo(col("pickup x").isMissing().not());
        assertThat(Expr.parse("not occupied and cab not in (\"a\", 'b')")).isEqualTo(col("occupied").not().and(col("cab").in("a", "b").not()));
        assertThat(Expr.parse("x == -1.5e3")).isEqualTo(col("x").eq(-1500));
    }

    @Test
    void and_binds_tighter_than_or_and_times_tighter_than_plus() {
        assertThat(Expr.parse("a || b && c")).isEqualTo(col("a").or(col("b").and(col("c"))));
        assertThat(Expr.parse("a - b - c * d > 0")).isEqualTo(col("a").minus(col("b")).minus(col("c").times(col("d"))).gt(0));
        assertThat(Expr.parse("!a == b")).isEqualTo(col("a").eq(col("b")).not());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fare > 10", "(fare > 10) && (hour < 5)", "!(base == 'it\\'s')", "x in (1, 2, 'three')", "(a + (b * 2)) between 1 and 2", "`in` is missing", "!(!a)",
            "t >= '2013-12-06'", "(a % 2) == 1", "true"})
    void what_is_printed_parses_again(String text) {
        assertThat(Expr.parse(text)).hasToString(text);
        assertThat(Expr.parse(Expr.parse(text).toString())).isEqualTo(Expr.parse(text));
    }

    @Test
    void numbers_are_equal_however_they_were_written() {
        assertThat(col("x").gt(10)).isEqualTo(col("x").gt(10.0)).isEqualTo(col("x").gt(10L));
        assertThat(col("x").eq(-0.0)).isEqualTo(col("x").eq(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '~', value = {
            "fare > # 6 # the expression ends where a column or value was expected",
            "fare = 3 # 5 # compare with ==, not =",
            "x in 3 # 5 # expected ( and the values",
            "x in (y) # 6 # a list holds numbers, texts, true and false",
            "a && # 4 # the expression ends",
            "(a > 3 # 0 # this ( is never closed",
            "name == 'x # 8 # this ' is never closed",
            "a > 3 b # 6 # did not expect 'b' here",
            "a > 1x # 4 # '1x' is no number",
            "hour between 7 or 9 # 15 # expected and",
            "in > 3 # 0 # 'in' is a word of the language",
            "a @ 3 # 2 # did not expect '@' here"})
    void a_mistake_is_shown_at_its_place(String text, int at, String what) {
        assertThatThrownBy(() -> Expr.parse(text)).isInstanceOfSatisfying(BadExpression.class, e -> assertThat(e.at()).isEqualTo(at))
                .hasMessageContaining(what).hasMessageContaining("\n  " + text + "\n  " + " ".repeat(at) + "^");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> Expr.parse("(".repeat(5000))).isInstanceOf(BadExpression.class).hasMessageContaining("nested more than 200 deep");
    }

    @Test
    void nothing_is_compared_with_null_or_nan() {
        assertThatThrownBy(() -> col("x").eq(null)).hasMessageContaining("isMissing()");
        assertThatThrownBy(() -> col("x").gt(Double.NaN)).hasMessageContaining("isMissing()");
        assertThatThrownBy(() -> col("x").eq(new Object())).hasMessageContaining("a number, boolean, string, date or time");
    }

    @Test
    void columns_are_listed_once_in_order() {
        assertThat(Expr.parse("b > a && (b + c) in (1) && d is missing || day >= e").columns()).isEqualTo(List.of("b", "a", "c", "d", "day", "e"));
        assertThat(col("day").ge(LocalDate.of(2014, 4, 1)).columns()).containsExactly("day");
    }
}
