package dev.aquatint.columns.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Extent;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyramidTest {
    private static final Workers MANY = (n, task) -> IntStream.range(0, n).parallel().forEach(task);
    private static final LongFunction<MemorySegment> MEMORY = bytes -> Arena.ofAuto().allocate(bytes, 8);
    private static final int KINDS = 3;

    /// In clusters: of one place, of a few cells, and of all; on both sides of the origin, and on borders of cells.
    private record Points(Places at, int[] kind) {
        static Points random(int n, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] x = new double[n], y = new double[n];
            int[] kind = new int[n];
            for (int i = 0; i < n; i++) {
                int c = random.nextInt(4);
                x[i] = c == 0 ? -3 : c == 1 ? random.nextInt(-8, 8) : random.nextDouble(-100, 37);
                y[i] = c == 0 ? 5.5 : c == 1 ? random.nextInt(-8, 8) : random.nextDouble(-20, 60);
                kind[i] = c == 0 ? 0 : random.nextInt(-1, KINDS - 1);
            }
            return new Points(new Places(x, y), kind);
        }

        Extent bounds() {
            double[] x = at.x(), y = at.y();
            return new Extent(DoubleStream.of(x).min().orElseThrow(), DoubleStream.of(x).max().orElseThrow(), DoubleStream.of(y).min().orElseThrow(), DoubleStream.of(y).max().orElseThrow());
        }

        void kinds(int from, int n, int[] into) {
            System.arraycopy(kind, from, into, 0, n);
        }

        /// One look at each point.
        int[] counts(int plane, Lattice lattice, long left, long low, int columns, int rows) {
            double[] x = at.x(), y = at.y();
            int[] counts = new int[columns * rows];
            for (int i = 0; i < x.length; i++) {
                long column = (long) Math.floor(x[i] / lattice.width()) - left, row = (long) Math.floor(y[i] / lattice.height()) - low;
                boolean inside = column >= 0 && column < columns && row >= 0 && row < rows;
                if (inside && (kind[i] < 0 ? KINDS - 1 : kind[i]) == plane) counts[(int) (row * columns + column)]++;
            }
            return counts;
        }
    }

    private static Pyramid of(Points points, long most) {
        return Pyramid.of(points.bounds(), points.at, points::kinds, KINDS, most, MANY, MEMORY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 300_000})
    void blocks_of_cells_of_any_part_of_any_level_have_the_points_of_these(int n) {
        Points points = Points.random(n, n);
        Pyramid pyramid = n == 1 ? Pyramid.of(new Extent(-101, 38, -21, 61), points.at, points::kinds, KINDS, 30_000, MANY, MEMORY) : of(points, 3 * 40_000);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 40; i++) {
            int level = random.nextInt(pyramid.form().levels()), plane = random.nextInt(KINDS);
            long left = pyramid.form().left(level) + random.nextInt(-20, 80), low = pyramid.form().low(level) + random.nextInt(-20, 80);
            int columns = random.nextInt(1, 200), rows = random.nextInt(1, 200), wide = Math.max(0, random.nextInt(-2, 4)), high = Math.max(0, random.nextInt(-2, 4));
            int[] counts = new int[columns * rows];
            pyramid.add(plane, new Pyramid.Blocks(level, left, low, wide, high, columns, rows), counts);
            int[] cells = points.counts(plane, pyramid.form().lattice().coarser(level), left, low, columns << wide, rows << high);
            assertThat(counts).as("level %d, %d x %d", level, 1 << wide, 1 << high).isEqualTo(folded(cells, columns, wide, high, new int[columns * rows]));
        }
    }

    @Test
    void from_very_far_away_all_points_are_in_one_block() {
        Points points = Points.random(700, 3);
        Pyramid pyramid = of(points, 3 * 40_000);
        for (int wide : new int[] {24, 30}) {
            long width = 1L << wide, left = Math.floorDiv(pyramid.form().left(), width) - 450, low = Math.floorDiv(pyramid.form().low(), width) - 300;
            int[] counts = new int[900 * 600];
            for (int plane = 0; plane < KINDS; plane++) pyramid.add(plane, new Pyramid.Blocks(0, left * width, low * width, wide, wide, 900, 600), counts);
            assertThat(IntStream.of(counts).sum()).isEqualTo(700);
            assertThat(IntStream.of(counts).filter(n -> n > 0).count()).as("on four sides of the origin").isBetween(1L, 4L);
        }
    }

    private static int[] folded(int[] cells, int columns, int wide, int high, int[] into) {
        for (int i = 0; i < cells.length; i++) into[(i / (columns << wide) >> high) * columns + (i % (columns << wide) >> wide)] += cells[i];
        return into;
    }

    @Test
    void it_has_about_as_many_cells_as_it_may_and_ends_with_one_tile() {
        Pyramid.Form form = of(Points.random(5000, 1), 3 * 90_000).form();
        assertThat(form.columns() * form.rows()).isBetween(90_000 / 4 - 1, 90_000);
        int top = form.levels() - 1;
        assertThat(form.columns(top)).isLessThanOrEqualTo(64);
        assertThat(form.columns(top - 1) > 64 || form.rows(top - 1) > 64).isTrue();
    }

    @Test
    void counts_are_added_to_what_is_there() {
        Points points = Points.random(1000, 2);
        Pyramid pyramid = of(points, 30_000);
        int top = pyramid.form().levels() - 1;
        int[] all = new int[64 * 64];
        for (int plane = 0; plane < KINDS; plane++) pyramid.add(plane, new Pyramid.Blocks(top, pyramid.form().left(top), pyramid.form().low(top), 0, 0, 64, 64), all);
        assertThat(IntStream.of(all).sum()).isEqualTo(1000);
    }

    @Test
    void empty_tiles_take_no_bytes() {
        Points corners = new Points(new Places(new double[] {0, 1000}, new double[] {0, 1000}), new int[2]);
        assertThat(of(corners, 3 << 20).bytes().byteSize()).isLessThan(150_000);
    }

    @Test
    void a_cell_takes_five_bytes_and_a_half_at_most_with_the_coarser_ones_above_it() {
        int tiles = 4, each = (1 << 16) + 8;
        double[] x = new double[tiles * tiles * each], y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / each % tiles + (i % each == 0 ? 0 : 0.7);            // one cell of each tile has all of its points but one
            y[i] = i / each / tiles + (i % each == 0 ? 0 : 0.7);
        }
        Pyramid pyramid = Pyramid.of(new Extent(0, 3.99, 0, 3.99), new Places(x, y), null, 1, 1 << 16, MANY, MEMORY);
        assertThat((double) pyramid.bytes().byteSize() / pyramid.form().columns() / pyramid.form().rows()).isBetween(5.0, 5.4);
    }

    @Test
    void there_is_none_of_points_on_a_line_or_too_far_from_the_origin_for_their_distance() {
        assertThat(of(new Points(new Places(new double[] {1, 2}, new double[] {3, 3}), new int[2]), 30_000)).isNull();
        assertThat(of(new Points(new Places(new double[] {1e15, 1e15 + 1}, new double[] {3, 4}), new int[2]), 30_000)).isNull();
        assertThat(Pyramid.of(null, new Places(new double[0], new double[0]), null, 1, 30_000, MANY, MEMORY)).isNull();
    }

    @Test
    void bytes_are_checked_before_they_are_read() {
        Pyramid pyramid = of(Points.random(1000, 3), 30_000);
        Pyramid damaged = new Pyramid(pyramid.form(), pyramid.bytes(), (from, n) -> {
            throw new IllegalStateException("damaged");
        });
        assertThatThrownBy(() -> damaged.add(0, new Pyramid.Blocks(0, damaged.form().left(), damaged.form().low(), 0, 0, 1, 1), new int[1])).hasMessage("damaged");
        assertThatThrownBy(() -> new Pyramid(pyramid.form(), pyramid.bytes().asSlice(0, 10), (_, _) -> {})).hasMessageContaining("in 10 bytes");
        assertThatThrownBy(() -> new Pyramid.Form(new Lattice(0, 0), 0, 0, 0, 5, 1)).hasMessage("a pyramid of 0 by 5 cells in 1 planes");
    }
}
