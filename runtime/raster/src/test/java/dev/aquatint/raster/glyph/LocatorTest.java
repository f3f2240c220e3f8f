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

    /// Between where it is computed to be and where it is, there may be a thousand million float32.
    @Test
    void a_border_about_zero_is_found_like_any_other() {
        assertThat(new Borders(Axis.of("x", -180, 180, 570, false)).of(285)).isEqualTo(-1.7950553e-14f);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            int half = random.nextInt(1, 1000);
            double far = Math.pow(10, random.nextDouble(-30, 30));
            Axis axis = Axis.of("x", -far, far, 2 * half, false);
            float border = new Borders(axis).of(half);
            assertThat(axis.cell(border)).isEqualTo(half);
            assertThat(axis.cell(Math.nextDown(border))).isEqualTo(half - 1);
        }
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

    @ParameterizedTest
    @MethodSource("grids")
    void points_of_few_cells_are_counted_where_the_definition_puts_them(Grid grid) {
        NastyRows rows = NastyRows.of(2000, 5, true, grid.x(), grid.y());
        SplittableRandom random = new SplittableRandom(6);
        Patch patch = new Patch(new Borders(grid.x()), new Borders(grid.y()));
        Block block = new Block();
        for (int run = 0; run < 200; run++) {
            int width = Math.min(grid.width(), random.nextInt(1, 5)), height = Math.min(grid.height(), random.nextInt(1, 5));
            int seen = random.nextInt(rows.size()), at = cell(grid, rows.x()[seen], rows.y()[seen]);
            if (at < 0) continue;
            int left = Math.clamp(at % grid.width() - random.nextInt(width), 0, grid.width() - width), low = Math.clamp(at / grid.width() - random.nextInt(height), 0, grid.height() - height);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment xs = arena.allocate(4 * 259), ys = arena.allocate(4 * 259);
                int n = 0, most = random.nextInt(1, 257);
                int[][] expected = new int[height][width];
                for (int i = 0; i < rows.size() && n < most; i++) {
                    int c = cell(grid, rows.x()[i], rows.y()[i]), column = c % grid.width() - left, line = c / grid.width() - low;
                    if (c < 0 || column < 0 || column >= width || line < 0 || line >= height) continue;
                    xs.setAtIndex(ValueLayout.JAVA_FLOAT, n + 3, (float) rows.x()[i]);
                    ys.setAtIndex(ValueLayout.JAVA_FLOAT, n + 3, (float) rows.y()[i]);
                    n++;
                    expected[line][column]++;
                }
                for (Locator locator : Locators.vector().isPresent() ? List.of(Locators.PLAIN, vector()) : List.of(Locators.PLAIN)) {
                    patch.is(left, low, width, height);
                    locator.count(patch, xs, ys, 3, n, block);
                    for (int j = 0; j < height; j++) {
                        for (int i = 0; i < width; i++) assertThat(patch.count(i, j)).isEqualTo(expected[j][i]);
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
                    locator.locate(grid, xs, ys, from, n, false, false, true, block);
                    assertThat(located(block)).isEqualTo(expected);
                    locator.locate(grid, xs, ys, from, n, false, false, false, block);
                    assertThat(located(block).stream().map(Located::cell)).isEqualTo(expected.stream().map(Located::cell).toList());
                    locator.locate(grid, xs, ys, from, n, false, true, true, block);
                    assertThat(located(block)).isEqualTo(moved);
                    locator.locate(grid, xs, ys, from, n, false, true, false, block);
                    assertThat(located(block).stream().map(Located::cell)).isEqualTo(moved.stream().map(Located::cell).toList());
                    inside(locator, grid, xs, ys, from, expected, block);
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

    /// The rows that are in view by themselves, which need not be asked whether they are.
    private static void inside(Locator locator, Grid grid, MemorySegment xs, MemorySegment ys, int from, List<Located> seen, Block block) {
        int n = seen.size();
        List<Located> expected = new ArrayList<>(), moved = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment x = arena.allocate(4L * Math.max(n, 1)), y = arena.allocate(4L * Math.max(n, 1));
            for (int i = 0; i < n; i++) {
                Located l = seen.get(i);
                x.setAtIndex(ValueLayout.JAVA_FLOAT, i, xs.getAtIndex(ValueLayout.JAVA_FLOAT, from + l.row));
                y.setAtIndex(ValueLayout.JAVA_FLOAT, i, ys.getAtIndex(ValueLayout.JAVA_FLOAT, from + l.row));
                expected.add(new Located(l.cell, i));
                if (block.offset[i] >= 0) moved.add(new Located(l.cell + block.offset[i], i));
            }
            locator.locate(grid, x, y, 0, n, true, false, true, block);
            assertThat(located(block)).isEqualTo(expected);
            locator.locate(grid, x, y, 0, n, true, true, true, block);
            assertThat(located(block)).isEqualTo(moved);
            byPlanes(locator, grid, x, y, arena, expected, block);
        }
    }

    private static void byPlanes(Locator locator, Grid grid, MemorySegment x, MemorySegment y, Arena arena, List<Located> seen, Block block) {
        int n = seen.size();
        MemorySegment planes = arena.allocate(4L * Math.max(n, 1));
        SplittableRandom random = new SplittableRandom(n);
        List<Located> expected = new ArrayList<>();
        for (Located l : seen) {
            int plane = random.nextInt(7);
            planes.setAtIndex(ValueLayout.JAVA_INT, l.row, plane);
            expected.add(new Located(l.cell + plane * grid.cells(), l.row));
        }
        int skipped = Math.min(3, n);
        for (boolean rows : new boolean[] {true, false}) {
            locator.locate(grid, x, y, planes, 0, n, rows, block);
            assertThat(located(block).stream().map(Located::cell)).isEqualTo(expected.stream().map(Located::cell).toList());
            if (rows) assertThat(located(block)).isEqualTo(expected);
            locator.locate(grid, x, y, planes, skipped, n - skipped, rows, block);
            assertThat(located(block).stream().map(Located::cell)).isEqualTo(expected.stream().skip(skipped).map(Located::cell).toList());
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
