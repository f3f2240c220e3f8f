package dev.aquatint.raster.glyph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.kernel.Block;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class LocatorTest {

    record Located(int cell, int row) {}

    static Stream<Grid> grids() {
        return Stream.of(
                new Extent(-4, 4, -4, 4), new Extent(0, 1, 0, 1), new Extent(-1, 0, 0, 0.001), new Extent(1, Math.nextUp(1f), -1e-40, 1e-40),
                new Extent(-8243000.3, -8227000.7, 4967000.1, 4983000.9), new Extent(-3e38, 3e38, -1e39, 1e39), new Extent(1e10, 1e10 + 1, -1, 1),
                new Extent(0.1, Math.nextUp(Math.nextUp(0.1)), 0, 1e-300))
                .flatMap(e -> Stream.of(Grid.of(new Viewport(e, 900, 525)), Grid.of(new Viewport(e, 1, 7))));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void the_plain_loops_find_float_rows_where_the_definition_puts_them(Grid grid) {
        agree(Locators.PLAIN, grid, true);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void the_plain_loops_find_double_rows_where_the_definition_puts_them(Grid grid) {
        agree(Locators.PLAIN, grid, false);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void the_vector_loops_find_float_rows_where_the_definition_puts_them(Grid grid) {
        agree(vector(), grid, true);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void the_vector_loops_find_double_rows_where_the_definition_puts_them(Grid grid) {
        agree(vector(), grid, false);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void values_below_the_border_of_a_cell_are_in_those_before(Grid grid) {
        NastyRows rows = NastyRows.of(3000, 5, true, grid.x(), grid.y());
        SplittableRandom random = new SplittableRandom(6);
        for (Axis axis : List.of(grid.x(), grid.y())) {
            if (axis.cells() == 1) continue;
            Borders borders = new Borders(axis);
            double[] values = axis == grid.x() ? rows.x() : rows.y();
            for (int i = 0; i < 60; i++) {
                int cell = random.nextInt(1, axis.cells());
                float border = borders.of(cell);
                for (double v : values) if (v >= axis.lo() && v <= axis.hi()) assertThat(v < border).isEqualTo(axis.cell(v) < cell);
                assertThat(axis.cell(Math.nextDown(border))).isLessThan(cell);
            }
        }
    }

    @Test
    void the_plain_and_the_vector_loops_count_the_same_points_below_edges() {
        SplittableRandom random = new SplittableRandom(2);
        float[] special = {0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1, Math.nextUp(1f), Math.nextDown(1f), 1e-30f, 2e-30f};
        Block block = new Block();
        try (Arena arena = Arena.ofConfined()) {
            for (int n : new int[] {1, 7, 16, 255, 256, Block.ROWS}) {
                MemorySegment xs = arena.allocate(4L * (n + 3)), ys = arena.allocate(4L * (n + 3));
                for (int i = 0; i < n + 3; i++) {
                    xs.setAtIndex(ValueLayout.JAVA_FLOAT, i, random.nextBoolean() ? special[random.nextInt(special.length)] : (float) random.nextGaussian());
                    ys.setAtIndex(ValueLayout.JAVA_FLOAT, i, random.nextBoolean() ? special[random.nextInt(special.length)] : (float) random.nextGaussian());
                }
                for (float x : special) {
                    float y = special[random.nextInt(special.length)];
                    int left = 0, both = 0;
                    for (int i = 3; i < n + 3; i++) {
                        boolean below = xs.getAtIndex(ValueLayout.JAVA_FLOAT, i) < x;
                        if (below) left++;
                        if (below && ys.getAtIndex(ValueLayout.JAVA_FLOAT, i) < y) both++;
                    }
                    for (Locator locator : Locators.vector().isPresent() ? List.of(Locators.PLAIN, vector()) : List.of(Locators.PLAIN)) {
                        assertThat(locator.below(xs, 3, n, x, block)).isEqualTo(left);
                        assertThat(locator.below(xs, ys, 3, n, x, y, block)).isEqualTo(both);
                    }
                }
            }
        }
    }

    @Test
    void the_module_of_the_vector_loops_is_present_in_tests() {
        assertThat(ModuleLayer.boot().findModule("jdk.incubator.vector")).isPresent();
    }

    private static Locator vector() {
        assumeTrue(Locators.vector().isPresent(), "this machine has no vectors of four doubles");
        return Locators.vector().get();
    }

    private static void agree(Locator locator, Grid grid, boolean floats) {
        NastyRows rows = NastyRows.of(2 * Block.ROWS + 13, 17, floats, grid.x(), grid.y());
        Block block = new Block();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment xs = segment(arena, rows.x()), ys = segment(arena, rows.y());
            for (int from = 0; from < rows.size(); from += Block.ROWS) {
                int n = Math.min(Block.ROWS, rows.size() - from);
                List<Located> expected = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    int cell = cell(grid, rows.x()[from + i], rows.y()[from + i]);
                    if (cell >= 0) expected.add(new Located(cell, i));
                }
                List<Located> moved = new ArrayList<>();
                SplittableRandom random = new SplittableRandom(from);
                for (int i = 0; i < n; i++) block.offset[i] = random.nextInt(4) == 0 ? -1 : random.nextInt(3) * grid.cells();
                for (Located l : expected) if (block.offset[l.row] >= 0) moved.add(new Located(l.cell + block.offset[l.row], l.row));
                if (floats) {
                    locator.locate(grid, xs, ys, from, n, false, true, block);
                    assertThat(located(block)).isEqualTo(expected);
                    locator.locate(grid, xs, ys, from, n, false, false, block);
                    assertThat(located(block).stream().map(Located::cell)).isEqualTo(expected.stream().map(Located::cell).toList());
                    locator.locate(grid, xs, ys, from, n, true, true, block);
                    assertThat(located(block)).isEqualTo(moved);
                    locator.locate(grid, xs, ys, from, n, true, false, block);
                    assertThat(located(block).stream().map(Located::cell)).isEqualTo(moved.stream().map(Located::cell).toList());
                } else {
                    System.arraycopy(rows.x(), from, block.x, 0, n);
                    System.arraycopy(rows.y(), from, block.y, 0, n);
                    locator.locate(grid, n, false, true, block);
                    assertThat(located(block)).isEqualTo(expected);
                    locator.locate(grid, n, true, true, block);
                    assertThat(located(block)).isEqualTo(moved);
                }
            }
        }
    }

    private static List<Located> located(Block block) {
        List<Located> all = new ArrayList<>();
        for (int i = 0; i < block.size; i++) all.add(new Located(block.cell[i], block.row[i]));
        return all;
    }

    /// What the golden rasters are made by, in plain words; -1 is out of view.
    public static int cell(Grid grid, double x, double y) {
        int column = cell(grid.x(), x), row = cell(grid.y(), y);
        return column < 0 || row < 0 ? -1 : row * grid.width() + column;
    }

    private static int cell(Axis a, double v) {
        if (!(a.lo() <= v && v <= a.hi())) return -1;
        double scale = a.cells() / (a.hi() - a.lo()), product = v * scale, t = product + -a.lo() * scale;
        return (int) Math.max(0, Math.min((long) t, a.cells() - 1));
    }

    private static MemorySegment segment(Arena arena, double[] of) {
        MemorySegment s = arena.allocate(of.length * 4L, 64);
        for (int i = 0; i < of.length; i++) s.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) of[i]);
        return s;
    }
}
