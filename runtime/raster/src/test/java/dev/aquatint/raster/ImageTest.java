package dev.aquatint.raster;

import static dev.aquatint.Aquatint.by;
import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.first;
import static dev.aquatint.Aquatint.image;
import static dev.aquatint.Aquatint.last;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.mode;
import static dev.aquatint.Aquatint.std;
import static dev.aquatint.Aquatint.sum;
import static dev.aquatint.Aquatint.var;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.element.Image;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Std;
import dev.aquatint.reduce.Var;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Images on other grids: what each cell shows, by the samples that lie under it.
class ImageTest {
    private static final Engine ONE = Engine.of(1), TWO = Engine.of(2), EIGHT = Engine.of(8);
    private static final double NAN = Double.NaN;

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
        EIGHT.close();
    }

    @Test
    void fewer_cells_show_the_mean_of_the_samples_under_them() {
        Image image = image(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}}, new Extent(0, 4, 0, 2));
        assertThat(values(ONE, image, mean("value"), new Extent(0, 4, 0, 2), 2, 1)).containsExactly(3.5, 5.5);
        assertThat(values(ONE, image, min("value"), new Extent(0, 4, 0, 2), 2, 1)).containsExactly(1, 3);
        assertThat(values(ONE, image, max("value"), new Extent(0, 4, 0, 2), 2, 1)).containsExactly(6, 8);
    }

    @Test
    void a_sample_that_lies_partly_under_a_cell_counts_by_that_part() {
        Image image = image(new double[][] {{1, 2, 6}}, new Extent(0, 3, 0, 1));
        assertThat(values(ONE, image, mean("value"), new Extent(0, 3, 0, 1), 2, 1)).containsExactly(2 / 1.5, 7 / 1.5);
    }

    @Test
    void more_cells_show_a_slope_between_the_middles_of_samples_or_the_sample_under_their_middle() {
        Image image = image(new double[][] {{0, 4}}, new Extent(0, 2, 0, 1));
        assertThat(values(ONE, image, mean("value"), new Extent(0, 2, 0, 1), 8, 1)).containsExactly(0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4);
        assertThat(values(ONE, image.interpolate("nearest"), mean("value"), new Extent(0, 2, 0, 1), 5, 1)).containsExactly(0, 0, 4, 4, 4);
    }

    @Test
    void beyond_the_image_and_where_samples_are_missing_there_is_nothing() {
        Image image = image(new double[][] {{1, NAN}}, new Extent(0, 2, 0, 1)).interpolate("nearest");
        assertThat(values(ONE, image, mean("value"), new Extent(-1, 3, 0, 1), 8, 1)).containsExactly(NAN, NAN, 1, 1, NAN, NAN, NAN, NAN);
        assertThat(values(ONE, image, mean("value"), new Extent(5, 6, 0, 1), 3, 2)).containsOnly(NAN);
        assertThat(values(ONE, image, mean("value"), new Extent(0, 2, 7, 8), 3, 2)).containsOnly(NAN);
    }

    @Test
    void as_many_cells_as_samples_are_a_copy() {
        Image image = image(new double[][] {{1, 2}, {3, Double.POSITIVE_INFINITY}}, new Extent(0, 2, 0, 2));
        assertThat(values(ONE, image, mean("value"), new Extent(0, 2, 0, 2), 2, 2)).containsExactly(1, 2, 3, Double.POSITIVE_INFINITY);
    }

    @Test
    void the_outer_half_of_the_last_sample_shows_that_sample() {
        Image image = image(new double[][] {{1, 2, 3}}, new Extent(0, 3, 0, 1));
        assertThat(values(ONE, image, mean("value"), new Extent(2.75, 3, 0, 1), 2, 1)).containsExactly(3, 3);
    }

    @Test
    void one_row_one_column_and_one_sample_are_images() {
        assertThat(values(ONE, image(new double[][] {{1}, {3}}, new Extent(0, 1, 0, 2)), mean("value"), new Extent(0, 1, 0, 2), 3, 1)).containsExactly(2, 2, 2);
        assertThat(values(ONE, image(new double[][] {{7}}, new Extent(0, 1, 0, 2)), mean("value"), new Extent(-1, 1, 0, 2), 4, 2)).containsExactly(NAN, NAN, 7, 7, NAN, NAN, 7, 7);
    }

    @Test
    void descending_coordinates_are_the_same_image() {
        double[] x = {0, 1, 2, 3, 4}, y = {10, 20, 30}, xDown = {4, 3, 2, 1, 0}, yDown = {30, 20, 10};
        double[][] z = {{1, 2, 3, 4, 5}, {6, 7, NAN, 9, 10}, {11, 12, 13, 14, 15}};
        double[][] mirrored = {{5, 4, 3, 2, 1}, {10, 9, NAN, 7, 6}, {15, 14, 13, 12, 11}}, flipped = {z[2], z[1], z[0]};
        Extent view = new Extent(-1, 3.5, 8, 40);
        for (int[] size : new int[][] {{3, 2}, {11, 7}, {2, 9}}) {
            double[] as = values(ONE, image(x, y, z), mean("value"), view, size[0], size[1]);
            assertThat(values(ONE, image(xDown, y, mirrored), mean("value"), view, size[0], size[1])).containsExactly(as);
            assertThat(values(ONE, image(x, yDown, flipped), mean("value"), view, size[0], size[1])).containsExactly(as);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "30, 4", "5, 40", "37, 23", "36, 22", "60, 50", "1, 1", "37, 5", "9, 23"})
    void images_are_resampled_as_the_plain_definition_says(int width, int height) {
        int w = 37, h = 23;
        double[] x = new double[w], y = new double[h];
        Arrays.setAll(x, i -> i + 0.5);
        Arrays.setAll(y, i -> i + 0.5);
        double[][] z = nasty(w, h, 5);
        for (Extent view : List.of(new Extent(0, w, 0, h), new Extent(-3.3, 31.7, 2.1, 9.9), new Extent(10.2, 11.9, -20, 60))) {
            boolean copied = width == w && height == h && view.x0() == 0;
            for (boolean linear : new boolean[] {false, true}) {
                Image image = image(x, y, z).interpolate(linear ? "linear" : "nearest");
                PlainImage plain = new PlainImage(x, y, z, linear);
                for (Reduction by : new Reduction[] {mean("value"), min("value"), max("value"), first("value"), last("value"), var("value"), std("value"), mode("value")}) {
                    double[] found = values(TWO, image, by, view, width, height);
                    for (int cell = 0; cell < found.length; cell++) {
                        int c = cell % width, r = cell / width;
                        double expected = copied && !(by instanceof Var || by instanceof Std) ? z[r][c] : plain.cell(by, view, width, height, c, r);
                        assertThat(found[cell]).as("%s %s column %d row %d of %s", by, linear, c, r, view).isEqualTo(expected, within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void results_do_not_depend_on_threads() {
        Image image = image(nasty(301, 203, 9), new Extent(0, 3, 0, 2));
        for (int[] size : new int[][] {{100, 70}, {640, 480}, {100, 480}}) {
            double[] one = values(ONE, image, mean("value"), new Extent(0.3, 4, -1, 1.7), size[0], size[1]);
            assertThat(values(TWO, image, mean("value"), new Extent(0.3, 4, -1, 1.7), size[0], size[1])).containsExactly(one);
            assertThat(values(EIGHT, image, mean("value"), new Extent(0.3, 4, -1, 1.7), size[0], size[1])).containsExactly(one);
        }
    }

    @Test
    void on_a_log_axis_cells_show_the_samples_that_lie_there() {
        Image image = image(new double[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}}, new Extent(0, 10, 0, 1));
        Raster raster = ONE.rasterize(image, mean("value"), new Viewport(new Extent(0.1, 10, 0, 1), 4, 1, AxisType.LOG, AxisType.LINEAR), new Cancel());
        assertThat(raster.plane().value(0)).isEqualTo(1);
        assertThat(raster.plane().value(1)).isEqualTo(1);
        assertThat(raster.plane().value(2)).isEqualTo((2 + 3 + 4) / 3.0);
        assertThat(raster.plane().value(3)).isEqualTo((5 + 6 + 7 + 8 + 9 + 10) / 6.0);
    }

    @Test
    void sums_and_counts_take_whole_samples() {
        Image image = image(new double[][] {{1, 2, NAN, 4}}, new Extent(0, 4, 0, 1));
        assertThat(values(ONE, image, sum("value"), new Extent(0, 4, 0, 1), 2, 1)).containsExactly(3, 4);
        assertThat(values(ONE, image, count("value"), new Extent(0, 4, 0, 1), 2, 1)).containsExactly(2, 1);
    }

    @Test
    void what_cannot_be_resampled_is_refused() {
        double[][] z = {{1, 2, 3}, {4, 5, 6}};
        assertThatThrownBy(() -> image(new double[] {0, 1, 3}, new double[] {0, 1}, z)).hasMessage("x coordinates of an image are evenly spaced, and these are not: did you mean quadmesh(x, y, z)?");
        assertThatThrownBy(() -> image(new double[] {0, 1}, new double[] {0, 1}, z)).hasMessage("an image with 2 columns has as many values in row 0, not 3");
        assertThatThrownBy(() -> image(new double[] {0, 1, 2}, new double[] {0, 1, 2}, z)).hasMessage("an image with 3 y coordinates has 3 rows of values, not 2");
        Image image = image(new double[] {0, 1, 2}, new double[] {0, 1}, z);
        assertThatThrownBy(() -> image.rasterize(mean("valu"))).hasMessage("no 'valu' in this mesh: did you mean 'value'? its values are called that");
        assertThatThrownBy(() -> image.rasterize(by("value"))).hasMessageStartingWith("a mesh has no categories");
        assertThatThrownBy(() -> image.interpolate("cubic")).hasMessage("no interpolation 'cubic': there are nearest, linear");
    }

    @Test
    void resampling_that_is_not_wanted_any_more_stops() {
        Cancel cancel = new Cancel();
        cancel.cancel();
        assertThatThrownBy(() -> TWO.rasterize(image(nasty(50, 50, 1), new Extent(0, 1, 0, 1)), mean("value"), new Viewport(new Extent(0, 1, 0, 1), 20, 20), cancel)).isInstanceOf(Cancelled.class);
    }

    static double[][] nasty(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] z = new double[height][width];
        for (double[] row : z) {
            for (int i = 0; i < width; i++) {
                row[i] = switch (random.nextInt(12)) {
                    case 0, 1 -> NAN;
                    case 2 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                    case 3 -> random.nextInt(3);
                    default -> random.nextDouble(-100, 100);
                };
            }
        }
        return z;
    }

    private static double[] values(Engine engine, Image image, Reduction by, Extent extent, int width, int height) {
        var plane = engine.rasterize(image, by, new Viewport(extent, width, height), new Cancel()).plane();
        double[] values = new double[plane.size()];
        Arrays.setAll(values, plane::value);
        return values;
    }
}
