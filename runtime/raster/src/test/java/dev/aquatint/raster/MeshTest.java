package dev.aquatint.raster;

import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.max;
import static dev.aquatint.Aquatint.mean;
import static dev.aquatint.Aquatint.min;
import static dev.aquatint.Aquatint.points;
import static dev.aquatint.Aquatint.quadmesh;
import static dev.aquatint.Aquatint.range;
import static dev.aquatint.Aquatint.sum;
import static dev.aquatint.Aquatint.trimesh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.element.Mesh;
import dev.aquatint.element.QuadMesh;
import dev.aquatint.element.TriMesh;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Quads and triangles, held to plain definitions that ask every cell of the grid for every cell of the mesh.
class MeshTest {
    private static final Engine ONE = Engine.of(1), TWO = Engine.of(2), EIGHT = Engine.of(8);
    private static final double NAN = Double.NaN;
    private static final Extent VIEW = new Extent(-3, 5, 10, 20);

    @AfterAll
    static void close() {
        ONE.close();
        TWO.close();
        EIGHT.close();
    }

    @Test
    void quads_reach_half_way_to_their_neighbours() {
        QuadMesh mesh = quadmesh(new double[] {0, 1, 3}, new double[] {0, 1}, new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(ONE.bounds(mesh)).isEqualTo(new Extent(-0.5, 4, -0.5, 1.5));
        assertThat(values(ONE, mesh, mean("z"), new Extent(-0.5, 4, -0.5, 1.5), 9, 2)).containsExactly(1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6);
    }

    @Test
    void values_of_points_before_on_the_same_thread_do_not_show() {
        Frame floats = frame(Map.of("x", new float[] {0, 1}, "y", new float[] {0, 1}, "v", new float[] {70, 90}));
        QuadMesh mesh = quadmesh(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 2}, {3, 4}});
        Extent all = new Extent(-0.5, 1.5, -0.5, 1.5);
        ONE.rasterize(points(floats, "x", "y"), max("v"), new Viewport(all, 2, 2), new Cancel());
        assertThat(values(ONE, mesh, max("z"), all, 1, 1)).containsExactly(4);
    }

    @Test
    void quads_narrower_than_a_cell_fall_on_one() {
        QuadMesh mesh = quadmesh(new double[] {0, 1, 2, 10}, new double[] {0, 1}, new double[][] {{1, 2, 4, 8}, {1, 2, 4, 8}});
        assertThat(values(ONE, mesh, sum("z"), new Extent(-10, 20, -0.5, 1.5), 3, 1)).containsExactly(2, 28, NAN);
    }

    @ParameterizedTest
    @CsvSource({"50, 40", "6, 5", "50, 5", "1, 1", "19, 14"})
    void uneven_quads_agree_with_the_plain_definition(int width, int height) {
        SplittableRandom random = new SplittableRandom(7);
        double[] x = ascending(random, 19, -4, 6), y = ascending(random, 14, 11, 18);
        double[][] z = ImageTest.nasty(19, 14, 2);
        for (boolean right : new boolean[] {true, false}) {
            for (boolean up : new boolean[] {true, false}) {
                double[] xs = right ? x : reversed(x), ys = up ? y : reversed(y);
                double[] found = values(TWO, quadmesh(xs, ys, z), max("z"), VIEW, width, height);
                int[] columns = edges(xs, VIEW.x0(), VIEW.x1(), width), rows = edges(ys, VIEW.y0(), VIEW.y1(), height);
                for (int cell = 0; cell < found.length; cell++) {
                    double greatest = NAN;
                    for (int j = 0; j < 14; j++) {
                        for (int i = 0; i < 19; i++) {
                            if (!covers(columns[i], columns[i + 1], cell % width, width) || !covers(rows[j], rows[j + 1], cell / width, height)) continue;
                            if (!(greatest >= z[j][i])) greatest = Double.isNaN(z[j][i]) ? greatest : z[j][i];
                        }
                    }
                    assertThat(found[cell]).as("cell %d", cell).isEqualTo(Double.valueOf(greatest));
                }
            }
        }
    }

    @Test
    void even_quads_are_the_same_whichever_way_their_columns_run() {
        double[] x = {0, 1, 2, 3, 4, 5}, y = {0, 1, 2, 3};
        double[][] z = ImageTest.nasty(6, 4, 8), mirrored = Arrays.stream(z).map(MeshTest::reversed).toArray(double[][]::new);
        for (int[] size : new int[][] {{12, 8}, {3, 2}, {24, 2}}) {
            double[] as = values(ONE, quadmesh(x, y, z), min("z"), new Extent(-0.5, 5.5, -0.5, 3.5), size[0], size[1]);
            assertThat(values(ONE, quadmesh(reversed(x), y, mirrored), min("z"), new Extent(-0.5, 5.5, -0.5, 3.5), size[0], size[1])).containsExactly(as);
        }
    }

    @Test
    void on_a_log_axis_quads_reach_from_edge_to_edge() {
        QuadMesh mesh = quadmesh(new double[] {1, 10, 100}, new double[] {0, 1}, new double[][] {{1, 2, 3}, {1, 2, 3}});     // -3.5, 5.5, 55, 145
        Viewport view = new Viewport(new Extent(1, 100, 0, 1), 8, 1, AxisType.LOG, AxisType.LINEAR);
        assertThat(plane(ONE, mesh, mean("z"), view)).containsExactly(1, 1, 2, 2, 2, 2, 3, 3);
    }

    @Test
    void curved_quads_agree_with_the_plain_definition() {
        int w = 17, h = 12, width = 40, height = 31;
        double[][] x = new double[h][w], y = new double[h][w], z = ImageTest.nasty(w, h, 4);
        for (int j = 0; j < h; j++) {
            for (int i = 0; i < w; i++) {
                x[j][i] = -3.5 + i * 0.55 + 0.4 * Math.sin(j);
                y[j][i] = 9 + j + 0.6 * Math.cos(i * 0.7);
            }
        }
        x[5][5] = NAN;
        double[] found = values(EIGHT, quadmesh(x, y, z), count(), VIEW, width, height);
        int[][] xs = corners(x, VIEW.x0(), width / (VIEW.x1() - VIEW.x0())), ys = corners(y, VIEW.y0(), height / (VIEW.y1() - VIEW.y0()));
        for (int cell = 0; cell < found.length; cell++) {
            int n = 0;
            for (int j = 0; j < h; j++) {
                for (int i = 0; i < w; i++) {
                    if (inside(new int[] {xs[j][i], xs[j][i + 1], xs[j + 1][i + 1], xs[j + 1][i]}, new int[] {ys[j][i], ys[j][i + 1], ys[j + 1][i + 1], ys[j + 1][i]}, cell % width, cell / width, width, height)) n++;
                }
            }
            assertThat(found[cell]).as("cell %d", cell).isEqualTo(n);
        }
        assertThat(Arrays.stream(found).sum()).isGreaterThan(width * height / 2.0);
    }

    @Test
    void triangles_agree_with_the_plain_definition() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 40, m = 60, width = 37, height = 29;
        double[] x = random.doubles(n, -4, 6).toArray(), y = random.doubles(n, 9, 21).toArray(), v = random.doubles(n).toArray();
        x[3] = NAN;
        v[7] = NAN;
        int[][] corner = new int[3][m];
        for (int t = 0; t < m; t++) for (int k = 0; k < 3; k++) corner[k][t] = random.nextInt(n);
        corner[0][9] = corner[1][9] = corner[2][9];             // a point
        corner[0][10] = corner[1][10];                          // a line
        double[] counted = values(TWO, mesh(x, y, v, corner), count(), VIEW, width, height), summed = values(TWO, mesh(x, y, v, corner), sum("v"), VIEW, width, height);
        boolean turned = turn(x, y, corner[0][0], corner[1][0], corner[2][0]) >= 0;
        for (int cell = 0; cell < counted.length; cell++) {
            int hits = 0;
            double sum = NAN;
            for (int t = 0; t < m; t++) {
                int a = corner[0][t], b = corner[turned ? 2 : 1][t], c = corner[turned ? 1 : 2][t];
                double value = onTriangle(x, y, v, a, b, c, cell % width, cell / width, width, height);
                if (value == Double.POSITIVE_INFINITY) continue;
                hits++;
                if (!Double.isNaN(value)) sum = Double.isNaN(sum) ? value : sum + value;
            }
            assertThat(counted[cell]).as("cell %d", cell).isEqualTo(hits);
            assertThat(summed[cell]).as("cell %d", cell).isEqualTo(sum, within(1e-9));
        }
        assertThat(Arrays.stream(counted).sum()).isGreaterThan(1000);
    }

    @Test
    void two_triangles_share_an_edge_without_a_gap_or_a_cell_twice() {
        TriMesh mesh = mesh(new double[] {0, 4, 4, 0}, new double[] {0, 0, 4, 4}, new double[] {1, 2, 3, 4}, new int[][] {{0, 0}, {1, 2}, {2, 3}});
        assertThat(values(ONE, mesh, count(), new Extent(0, 4, 0, 4), 4, 4)).containsOnly(1);
    }

    @Test
    void a_triangle_has_a_slope_or_one_value() {
        TriMesh mesh = mesh(new double[] {0, 4, 0}, new double[] {0, 0, 4}, new double[] {0, 8, 0}, new int[][] {{0}, {1}, {2}});
        assertThat(Arrays.copyOf(values(ONE, mesh, mean("v"), new Extent(0, 4, 0, 4), 4, 4), 3)).containsExactly(1, 3, 5);
        assertThat(Arrays.copyOf(values(ONE, mesh.interpolate("nearest"), mean("v"), new Extent(0, 4, 0, 4), 4, 4), 3)).containsExactly(8 / 3.0, 8 / 3.0, 8 / 3.0);
        TriMesh flat = trimesh(frame(Map.of("x", new double[] {0, 4, 0}, "y", new double[] {0, 0, 4})).columns("x", "y"),
                frame(Map.of("a", new int[] {0}, "b", new int[] {1}, "c", new int[] {2}, "value", new double[] {7})).columns("a", "b", "c", "value"));
        assertThat(Arrays.copyOf(values(ONE, flat, mean("value"), new Extent(0, 4, 0, 4), 4, 4), 3)).containsExactly(7, 7, 7);
        assertThat(ONE.bounds(flat)).isEqualTo(new Extent(0, 4, 0, 4));
    }

    @Test
    void selected_triangles_are_drawn_and_no_others() {
        TriMesh all = mesh(new double[] {0, 4, 4, 0}, new double[] {0, 0, 4, 4}, new double[] {1, 2, 3, 4}, new int[][] {{0, 0}, {1, 2}, {2, 3}});
        TriMesh second = trimesh(all.vertices(), all.triangles().select("v2", range(3, 3)));
        assertThat(values(ONE, second, count(), new Extent(0, 4, 0, 4), 4, 4)).containsExactly(values(ONE, mesh(new double[] {0, 4, 4, 0}, new double[] {0, 0, 4, 4},
                new double[] {1, 2, 3, 4}, new int[][] {{0}, {2}, {3}}), count(), new Extent(0, 4, 0, 4), 4, 4));
    }

    @Test
    void results_do_not_depend_on_threads() {
        SplittableRandom random = new SplittableRandom(5);
        double[] x = random.doubles(500, -4, 6).toArray(), y = random.doubles(500, 9, 21).toArray(), v = random.doubles(500).toArray();
        int[][] corner = {random.ints(900, 0, 500).toArray(), random.ints(900, 0, 500).toArray(), random.ints(900, 0, 500).toArray()};
        double[][] z = ImageTest.nasty(90, 70, 4);
        for (Mesh<?> mesh : new Mesh<?>[] {mesh(x, y, v, corner).vdims("v"), quadmesh(ascending(random, 90, -4, 6), ascending(random, 70, 9, 21), z).vdims("v")}) {
            double[] one = values(ONE, mesh, mean("v"), VIEW, 61, 47);
            assertThat(values(TWO, mesh, mean("v"), VIEW, 61, 47)).containsExactly(one);
            assertThat(values(EIGHT, mesh, mean("v"), VIEW, 61, 47)).containsExactly(one);
        }
    }

    @Test
    void what_is_no_mesh_is_refused_where_it_is_written() {
        double[][] z = {{1, 2, 3}, {4, 5, 6}};
        double[] y = {0, 1};
        assertThatThrownBy(() -> quadmesh(new double[] {0, 2, 1}, y, z)).hasMessage("x coordinates of a mesh go up all the way or down all the way, not from 2 to 1 at 2: sort them with their values");
        assertThatThrownBy(() -> quadmesh(new double[] {0, 0, 1}, y, z)).hasMessageContaining("not from 0 to 0 at 1");
        assertThatThrownBy(() -> quadmesh(new double[] {0, NAN, 1}, y, z)).hasMessageStartingWith("x coordinates of a mesh are finite, not NaN at 1");
        assertThatThrownBy(() -> quadmesh(new double[] {0}, y, z)).hasMessageContaining("at least two x coordinates, not 1");
        assertThatThrownBy(() -> quadmesh(new double[][] {{1, 2}}, new double[][] {{1, 2}}, new double[][] {{1, 2}})).hasMessage("a curved quad mesh has at least 2 x 2 cells, not 2 x 1");
        Frame vertices = frame(Map.of("x", new double[] {0, 1, 2}, "y", new double[] {0, 1, 2}, "z", new double[] {0, 1, 2})).columns("x", "y", "z");
        TriMesh beyond = trimesh(vertices, frame(Map.of("a", new int[] {0, 0}, "b", new int[] {1, 1}, "c", new int[] {2, 3})).columns("a", "b", "c"));
        assertThatThrownBy(() -> values(ONE, beyond, mean("z"), VIEW, 2, 2)).hasMessageMatching("triangle 1 of .* has a corner 'c' number 3: .* has 3 vertices, numbered from 0");
        assertThatThrownBy(() -> trimesh(vertices.columns("x", "y"), frame(Map.of("a", new int[] {0}, "b", new int[] {1}, "c", new int[] {2})))).hasMessageContaining("have a value");
        assertThatThrownBy(() -> trimesh(vertices, vertices)).hasMessageContaining("the corners of triangles are row numbers");
    }

    @Test
    void drawing_that_is_not_wanted_any_more_stops() {
        Cancel cancel = new Cancel();
        cancel.cancel();
        QuadMesh mesh = quadmesh(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 2}, {3, 4}});
        assertThatThrownBy(() -> TWO.rasterize(mesh, mean("z"), new Viewport(VIEW, 20, 20), cancel)).isInstanceOf(Cancelled.class);
    }

    private static TriMesh mesh(double[] x, double[] y, double[] v, int[][] corner) {
        return trimesh(frame(Map.of("x", x, "y", y, "v", v)).columns("x", "y", "v"),
                frame(Map.of("v0", corner[0], "v1", corner[1], "v2", corner[2])).columns("v0", "v1", "v2"));
    }

    /// Infinity where the triangle is not.
    private static double onTriangle(double[] x, double[] y, double[] v, int a, int b, int c, int column, int row, int width, int height) {
        double[] px = new double[3], py = new double[3];
        int[] at = {a, b, c};
        double sx = width / (VIEW.x1() - VIEW.x0()), sy = height / (VIEW.y1() - VIEW.y0()), tx = -VIEW.x0() * sx, ty = -VIEW.y0() * sy;
        for (int k = 0; k < 3; k++) {
            px[k] = x[at[k]] * sx + tx - 0.5;
            py[k] = y[at[k]] * sy + ty - 0.5;
            if (Double.isNaN(px[k])) return Double.POSITIVE_INFINITY;
        }
        double x0 = Math.min(px[0], Math.min(px[1], px[2])), x1 = Math.max(px[0], Math.max(px[1], px[2])), y0 = Math.min(py[0], Math.min(py[1], py[2])), y1 = Math.max(py[0], Math.max(py[1], py[2]));
        if (x0 >= width - 0.5 || x1 < -0.5 || y0 >= height - 0.5 || y1 < -0.5) return Double.POSITIVE_INFINITY;
        long left = Math.max(Math.round(Math.floor(x0 + 0.5)), 0), right = Math.min((long) Math.floor(x1 + 0.5), width - 1), low = Math.max((long) Math.floor(y0 + 0.5), 0), high = Math.min((long) Math.floor(y1 + 0.5), height - 1);
        if (left == right && low == high) return column == left && row == low ? (v[a] + v[b] + v[c]) / 3 : Double.POSITIVE_INFINITY;
        double area = side(px[0], py[0], px[1], py[1], px[2], py[2]), value = 0;
        for (int k = 0; k < 3; k++) {
            int from = (k + 1) % 3, to = (k + 2) % 3;
            double g = side(px[from], py[from], px[to], py[to], column, row);
            boolean ownEdge = !(py[from] < py[to] || py[from] == py[to] && px[from] < px[to]);
            if (g < 0 || g == 0 && !ownEdge) return Double.POSITIVE_INFINITY;
            value += g * v[at[k]];
        }
        return value / area;
    }

    private static double side(double ax, double ay, double bx, double by, double x, double y) {
        return (x - ax) * (by - ay) - (y - ay) * (bx - ax);
    }

    private static double turn(double[] x, double[] y, int a, int b, int c) {
        return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
    }

    /// Where the edges between centres come to lie, in whole cells of the grid.
    private static int[] edges(double[] centres, double lo, double hi, int cells) {
        int n = centres.length;
        int[] edges = new int[n + 1];
        for (int i = 0; i <= n; i++) {
            double at = i == 0 ? centres[0] - 0.5 * (centres[1] - centres[0]) : i == n ? centres[n - 1] + 0.5 * (centres[n - 1] - centres[n - 2]) : centres[i - 1] + 0.5 * (centres[i] - centres[i - 1]);
            double place = (at - lo) / (hi - lo);
            edges[i] = place <= 0 ? -1 : place >= 1 ? cells + 1 : (int) (place * cells);
        }
        return edges;
    }

    /// -1 and `cells + 1` are beyond the grid.
    private static boolean covers(int a, int b, int cell, int cells) {
        int from = Math.min(a, b), to = Math.max(a, b);
        if (to == -1 || from == cells + 1) return false;
        from = Math.max(from, 0);
        to = Math.min(to, cells);
        return cell >= from && cell < (from == to ? to + 1 : to);
    }

    private static int[][] corners(double[][] centres, double lo, double scale) {
        int h = centres.length, w = centres[0].length;
        int[][] corners = new int[h + 1][w + 1];
        for (int j = 0; j <= h; j++) {
            for (int i = 0; i <= w; i++) {
                double at = 0.25 * (beyond(centres, j - 1, i - 1) + beyond(centres, j - 1, i) + beyond(centres, j, i - 1) + beyond(centres, j, i));
                corners[j][i] = Double.isNaN(at) ? Integer.MIN_VALUE : (int) ((at - lo) * scale);
            }
        }
        return corners;
    }

    /// Centres go on in a straight line.
    private static double beyond(double[][] at, int j, int i) {
        int h = at.length, w = at[0].length;
        if (i < 0) return 2 * beyond(at, j, 0) - beyond(at, j, 1);
        if (i == w) return 2 * beyond(at, j, w - 1) - beyond(at, j, w - 2);
        if (j < 0) return 2 * at[0][i] - at[1][i];
        if (j == h) return 2 * at[h - 1][i] - at[h - 2][i];
        return at[j][i];
    }

    private static boolean inside(int[] x, int[] y, int c, int r, int width, int height) {
        int x0 = Integer.MAX_VALUE, x1 = Integer.MIN_VALUE, y0 = Integer.MAX_VALUE, y1 = Integer.MIN_VALUE;
        for (int k = 0; k < 4; k++) {
            if (x[k] == Integer.MIN_VALUE || y[k] == Integer.MIN_VALUE) return false;
            x0 = Math.min(x0, x[k]);
            x1 = Math.max(x1, x[k]);
            y0 = Math.min(y0, y[k]);
            y1 = Math.max(y1, y[k]);
        }
        if (x1 < 0 || y1 < 0 || x0 >= width || y0 >= height) return false;
        x0 = Math.max(x0, 0);
        y0 = Math.max(y0, 0);
        x1 = Math.min(x1, width);
        y1 = Math.min(y1, height);
        if (x0 == x1 || y0 == y1) return c >= x0 && c < Math.max(x1, x0 + 1) && r >= y0 && r < Math.max(y1, y0 + 1);
        boolean inside = false;
        for (int k = 0, l = 3; k < 4; l = k++) {
            if (y[k] > r != y[l] > r && c < (double) (x[l] - x[k]) * (r - y[k]) / (y[l] - y[k]) + x[k]) inside = !inside;
        }
        return inside && c >= x0 && c < x1 && r >= y0 && r < y1;
    }

    private static double[] ascending(SplittableRandom random, int n, double lo, double hi) {
        double[] at = random.doubles(n, lo, hi).toArray();
        Arrays.sort(at);
        return at;
    }

    private static double[] reversed(double[] a) {
        double[] r = new double[a.length];
        for (int i = 0; i < r.length; i++) r[i] = a[r.length - 1 - i];
        return r;
    }

    private static double[] values(Engine engine, Mesh<?> mesh, Reduction by, Extent extent, int width, int height) {
        return plane(engine, mesh, by, new Viewport(extent, width, height));
    }

    private static double[] plane(Engine engine, Mesh<?> mesh, Reduction by, Viewport view) {
        var plane = engine.rasterize(mesh, by, view, new Cancel()).plane();
        double[] values = new double[plane.size()];
        Arrays.setAll(values, plane::value);
        return values;
    }
}
