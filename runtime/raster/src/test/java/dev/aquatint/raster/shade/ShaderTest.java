package dev.aquatint.raster.shade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShaderTest {
    private static final Palette BLACK_TO_WHITE = Palette.of("black", "white");

    @Test
    void the_smallest_value_has_the_first_colour_and_the_largest_the_last() {
        int[] rgba = Shader.shade(counts(0, 5, 10, 15), Shade.DEFAULT, BLACK_TO_WHITE, Cnorm.LINEAR, null);

        assertThat(rgba).containsExactly(0, 0xff000000, 0xff7f7f7f, 0xffffffff);
    }

    @Test
    void values_beyond_the_limits_have_the_colours_of_the_limits() {
        int[] rgba = Shader.shade(counts(1, 5, 10, 1000), Shade.DEFAULT, BLACK_TO_WHITE, Cnorm.LINEAR, new Range(5, 10));

        assertThat(rgba).containsExactly(0xff000000, 0xff000000, 0xffffffff, 0xffffffff);
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void one_value_everywhere_has_the_last_colour(Cnorm norm) {
        assertThat(Shader.shade(counts(0, 7, 7, 0), Shade.DEFAULT, BLACK_TO_WHITE, norm, null)).containsExactly(0, 0xffffffff, 0xffffffff, 0);
        assertThat(Shader.shade(doubles(0.3, Double.NaN), Shade.DEFAULT, BLACK_TO_WHITE, norm, null)).containsExactly(0xffffffff, 0);
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void an_empty_raster_is_transparent(Cnorm norm) {
        assertThat(Shader.shade(counts(0, 0), Shade.DEFAULT, BLACK_TO_WHITE, norm, null)).containsOnly(0);
        assertThat(Shader.shade(doubles(Double.NaN, Double.NaN), Shade.DEFAULT, BLACK_TO_WHITE, norm, new Range(0, 1))).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void infinities_are_shown_as_the_largest_and_smallest_there_are(Cnorm norm) {
        int[] rgba = Shader.shade(doubles(Double.NEGATIVE_INFINITY, 1, 2, Double.POSITIVE_INFINITY), new Shade(255, 40, false), BLACK_TO_WHITE, norm, null);

        assertThat(rgba[0]).isEqualTo(rgba[1]);
        assertThat(rgba[3]).isEqualTo(rgba[2]).isEqualTo(0xffffffff);
    }

    @Test
    void flags_have_the_last_colour() {
        Raster raster = new Raster(2, 1, new Extent(0, 2, 0, 1), new Plane.Flags(new boolean[] {true, false}));

        assertThat(Shader.shade(raster, Shade.DEFAULT, BLACK_TO_WHITE, Cnorm.EQ_HIST, null)).containsExactly(0xffffffff, 0);
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void counts_are_coloured_like_the_same_numbers_as_floats(Cnorm norm) {
        SplittableRandom random = new SplittableRandom(1);
        int[] n = random.ints(50_000, 1, 400_000).toArray();            // too wide a range for a table of counts
        Raster counts = new Raster(500, 100, new Extent(0, 1, 0, 1), new Plane.Counts(n));
        Raster floats = new Raster(500, 100, new Extent(0, 1, 0, 1), new Plane.Doubles(Arrays.stream(n).asDoubleStream().toArray()));

        assertThat(Shader.shade(counts, Shade.DEFAULT, Palette.FIRE, norm, null)).isEqualTo(Shader.shade(floats, Shade.DEFAULT, Palette.FIRE, norm, null));
    }

    @ParameterizedTest
    @EnumSource(value = Cnorm.Named.class, names = {"LINEAR", "LOG", "CBRT"})
    void the_table_of_counts_changes_no_colour(Cnorm norm) {
        SplittableRandom random = new SplittableRandom(2);
        int[] n = random.ints(50_000, 1, 3_000).toArray();
        Raster counts = new Raster(500, 100, new Extent(0, 1, 0, 1), new Plane.Counts(n));
        Raster floats = new Raster(500, 100, new Extent(0, 1, 0, 1), new Plane.Doubles(Arrays.stream(n).asDoubleStream().toArray()));

        assertThat(Shader.shade(counts, Shade.DEFAULT, Palette.FIRE, norm, null)).isEqualTo(Shader.shade(floats, Shade.DEFAULT, Palette.FIRE, norm, null));
    }

    @Test
    void ranks_use_every_colour_about_as_often() {
        int[] n = new int[1000];
        Arrays.setAll(n, i -> 1 + i * i);
        Raster raster = new Raster(1000, 1, new Extent(0, 1, 0, 1), new Plane.Doubles(Arrays.stream(n).asDoubleStream().toArray()));
        int[] rgba = Shader.shade(raster, new Shade(255, 40, false), BLACK_TO_WHITE, Cnorm.EQ_HIST, null);

        assertThat(Arrays.stream(rgba).filter(c -> (c & 255) < 128).count()).isBetween(480L, 520L);
    }

    @Test
    void unsigned_counts_are_the_largest() {
        Raster raster = counts(1, -1, 0, 2);

        assertThat(Shader.shade(raster, Shade.DEFAULT, BLACK_TO_WHITE, Cnorm.LINEAR, null)).containsExactly(0xff000000, 0xffffffff, 0, 0xff000000);
    }

    @Test
    void categories_are_mixed_by_their_share_and_opaque_by_their_total() {
        Raster raster = new Raster(3, 1, new Extent(0, 3, 0, 1), List.of(new Plane.Counts(new int[] {4, 1, 0}), new Plane.Counts(new int[] {4, 0, 0})), List.of("a", "b"));
        int[] rgba = Shader.shade(raster, Shade.DEFAULT, Palette.of("red", "blue"), Cnorm.LINEAR, null);

        assertThat(rgba).containsExactly(0xff7f007f, 0x280000ff, 0x007f007f);
    }

    @Test
    void categories_beyond_the_colours_take_them_again_from_the_start() {
        List<Plane> planes = List.of(new Plane.Counts(new int[] {0, 1}), new Plane.Counts(new int[] {0, 0}), new Plane.Counts(new int[] {1, 0}));
        int[] rgba = Shader.shade(new Raster(2, 1, new Extent(0, 2, 0, 1), planes, List.of("a", "b", "c")), Shade.DEFAULT, Palette.of("red", "blue"), Cnorm.LINEAR, null);

        assertThat(rgba[0]).isEqualTo(rgba[1]);
    }

    @Test
    void limits_with_eq_hist_rank_what_is_clipped() {
        int[] rgba = Shader.shade(counts(1, 2, 5, 6, 900, 1000), new Shade(255, 40, false), BLACK_TO_WHITE, Cnorm.EQ_HIST, new Range(5, 900));

        assertThat(rgba[0]).isEqualTo(rgba[1]).isEqualTo(rgba[2]).isEqualTo(0xff000000);
        assertThat(rgba[4]).isEqualTo(rgba[5]).isEqualTo(0xffffffff);
        assertThat(rgba[3] & 255).isBetween(1, 254);
    }

    @Test
    void a_function_of_ones_own_spreads_values_from_the_smallest() {
        int[] rgba = Shader.shade(doubles(5, 6, 9), Shade.DEFAULT, BLACK_TO_WHITE, Cnorm.of("root", Math::sqrt), null);

        assertThat(rgba).containsExactly(0xff000000, 0xff7f7f7f, 0xffffffff);
    }

    @Test
    void a_function_that_falls_or_is_no_number_says_where() {
        assertThatThrownBy(() -> Shader.shade(doubles(5, 9), Shade.DEFAULT, BLACK_TO_WHITE, Cnorm.of("down", v -> -v), null))
                .hasMessage("the colour norm 'down' goes from -0.0 at 0 to -4.0 at 4.0: it must rise, and be finite, from 0 to the largest value less the smallest");
        assertThatThrownBy(() -> Shader.shade(doubles(5, 6, 9), Shade.DEFAULT, BLACK_TO_WHITE, Cnorm.of("holes", v -> v == 1 ? Double.NaN : v), null))
                .hasMessageContaining("'holes' is not a number at 1.0");
    }

    @Test
    void values_beyond_the_limits_and_empty_cells_may_have_colours_of_their_own() {
        Raster raster = doubles(Double.NaN, 1, 5, 10, 11);
        int[] rgba = Shader.shade(raster, Shade.DEFAULT, BLACK_TO_WHITE.rgb(), Cnorm.LINEAR, new Range(5, 10), new Clipping("red", "transparent", "blue"));

        assertThat(rgba).containsExactly(0xffff0000, 0xff0000ff, 0xff000000, 0xffffffff, 0);
        assertThat(Shader.shade(counts(0, 0), Shade.DEFAULT, BLACK_TO_WHITE.rgb(), Cnorm.LOG, null, new Clipping(null, null, "#010203"))).containsOnly(0xff030201);
    }

    @ParameterizedTest
    @EnumSource(Cnorm.Named.class)
    void a_value_has_the_colour_it_has_in_the_raster_that_the_span_was_learnt_from(Cnorm norm) {
        SplittableRandom random = new SplittableRandom(6);
        int[] n = random.ints(5000, 1, 400).sorted().toArray();
        Raster all = new Raster(100, 50, new Extent(0, 1, 0, 1), new Plane.Counts(n));
        Raster part = new Raster(10, 10, new Extent(0, 0.1, 0, 0.1), new Plane.Counts(Arrays.copyOf(n, 100)));
        Span span = Span.of(all, Shade.DEFAULT, norm, null);
        int[] whole = Shader.shade(all, Shade.DEFAULT, Palette.FIRE.rgb(), span, null);

        assertThat(Shader.shade(part, Shade.DEFAULT, Palette.FIRE.rgb(), span, null)).isEqualTo(Arrays.copyOf(whole, 100));
        assertThat(Shader.shade(part, Shade.DEFAULT, Palette.FIRE, norm, null)).isNotEqualTo(Arrays.copyOf(whole, 100));
    }

    private static Raster counts(int... n) {
        return new Raster(n.length, 1, new Extent(0, n.length, 0, 1), new Plane.Counts(n));
    }

    private static Raster doubles(double... v) {
        return new Raster(v.length, 1, new Extent(0, v.length, 0, 1), new Plane.Doubles(v));
    }
}
