package dev.aquatint.raster.shade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Cnorm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LevelsTest {

    @Test
    void levels_go_from_one_to_255_and_nothing_is_zero() {
        Levels levels = Levels.of(counts(0, 1, 128, 255), Cnorm.LINEAR, null, "trips");

        assertThat(levels.level()).containsExactly(0, 1, 128, (byte) 255);
    }

    @Test
    void a_linear_bar_has_round_numbers_where_they_are() {
        Levels levels = Levels.of(counts(10, 110), Cnorm.LINEAR, null, "trips");

        assertThat(levels.bar().title()).isEqualTo("trips");
        assertThat(levels.bar().labels()).containsExactly("20", "40", "60", "80", "100");
        assertThat(levels.bar().at()).containsExactly(0.1, 0.3, 0.5, 0.7, 0.9);
    }

    @Test
    void a_log_bar_is_labelled_in_ones_twos_and_fives() {
        Levels levels = Levels.of(counts(1, 100_000), Cnorm.LOG, null, "");

        assertThat(levels.bar().labels()).containsExactly("1", "10", "100", "1000", "10k", "100k");
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void ticks_rise_from_the_first_colour_to_the_last(Cnorm norm) {
        int[] n = new int[2000];
        for (int i = 0; i < n.length; i++) n[i] = i * i;
        Levels levels = Levels.of(counts(n), norm, null, "");

        assertThat(levels.bar().at()).isSorted().hasSizeBetween(3, 8).hasSameSizeAs(levels.bar().labels());
        assertThat(levels.bar().at()[0]).isBetween(0.0, 1.0);
        assertThat(levels.bar().labels()).doesNotHaveDuplicates();
    }

    @Test
    void a_bar_with_limits_tells_the_limits() {
        Levels levels = Levels.of(counts(3, 1000), Cnorm.LINEAR, new Range(0, 50), "");

        assertThat(levels.bar().labels()).containsExactly("0", "10", "20", "30", "40", "50");
        assertThat(levels.level()[1]).isEqualTo((byte) 255);
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void an_empty_raster_has_no_ticks_and_a_single_value_one(Cnorm norm) {
        assertThat(Levels.of(counts(0, 0), norm, null, "").bar().at()).isEmpty();
        assertThat(Levels.of(counts(0, 7), norm, null, "").bar().labels()).containsExactly("7");
    }

    @Test
    void a_linear_bar_counts_in_one_unit() {
        assertThat(Levels.of(counts(1, 20_000), Cnorm.LINEAR, null, "").bar().labels()).containsExactly("5k", "10k", "15k", "20k");
        assertThat(Levels.of(counts(1, 2), Cnorm.LINEAR, new Range(0, 2.5e6), "").bar().labels()).containsExactly("0", "0.5M", "1M", "1.5M", "2M", "2.5M");
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void large_values_close_together_keep_the_digits_that_tell_them_apart(Cnorm norm) {
        assertThat(Levels.of(counts(1_234_000, 1_234_500, 1_235_000), norm, null, "").bar().labels()).doesNotHaveDuplicates();
    }

    @Test
    void small_fractions_keep_the_digits_that_tell_them_apart() {
        Raster raster = new Raster(2, 1, new Extent(0, 1, 0, 1), new Plane.Doubles(new double[] {0.001, 0.006}));

        assertThat(Levels.of(raster, Cnorm.LINEAR, null, "").bar().labels()).containsExactly("0.001", "0.002", "0.003", "0.004", "0.005", "0.006");
    }

    @Test
    void the_bar_of_a_function_says_its_name_and_where_values_are() {
        ColourBar bar = Levels.of(counts(1, 10_001), Cnorm.of("root", Math::sqrt), null, "trips").bar();

        assertThat(bar.title()).isEqualTo("trips (root)");
        assertThat(bar.labels()).containsExactly("1", "400", "1600", "3600", "6400", "10k");
        assertThat(bar.at()[2]).isEqualTo(Math.sqrt(1599) / 100);
    }

    @Test
    void values_beyond_the_limits_have_levels_of_their_own_when_they_have_colours() {
        Raster raster = counts(0, 1, 5, 10, 11);
        Levels levels = Levels.of(raster, Span.of(raster.plane(), Cnorm.LINEAR, new Range(5, 10), false), new Clipping("red", null, null), "", null);

        assertThat(levels.level()).containsExactly(0, 1, 2, (byte) 254, (byte) 255);
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void a_span_that_was_learnt_keeps_levels_and_bar(Cnorm norm) {
        int[] n = new int[500];
        for (int i = 0; i < n.length; i++) n[i] = 1 + i * i % 977;
        Span span = Span.of(counts(n), Shade.DEFAULT, norm, null);
        Levels all = Levels.of(counts(n), span, null, "", null), part = Levels.of(counts(Arrays.copyOfRange(n, 100, 200)), span, null, "", null);

        assertThat(part.level()).isEqualTo(Arrays.copyOfRange(all.level(), 100, 200));
        assertThat(part.bar().labels()).isEqualTo(all.bar().labels());
        assertThat(part.bar().at()).isEqualTo(all.bar().at());
    }

    private static Raster counts(int... n) {
        return new Raster(n.length, 1, new Extent(0, n.length, 0, 1), new Plane.Counts(n));
    }
}
