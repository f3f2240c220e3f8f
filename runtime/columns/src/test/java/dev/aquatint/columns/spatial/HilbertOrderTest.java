package dev.aquatint.columns.spatial;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HilbertOrderTest {
    private static final Workers ONE = (n, task) -> IntStream.range(0, n).forEach(task), MANY = (n, task) -> IntStream.range(0, n).parallel().forEach(task);

    private static Places random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = new double[n], y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = switch (random.nextInt(50)) {
                case 0 -> Double.NaN;
                case 1 -> Double.NEGATIVE_INFINITY;
                default -> random.nextGaussian();
            };
            y[i] = random.nextInt(1000) == 0 ? Double.MAX_VALUE * random.nextDouble(-1, 1) : random.nextGaussian();
        }
        return new Places(x, y);
    }

    private static Places in(int[] order, Places of) {
        return new Places(IntStream.of(order).mapToDouble(i -> of.x()[i]).toArray(), IntStream.of(order).mapToDouble(i -> of.y()[i]).toArray());
    }

    private static int[] order(Coordinates points, Workers workers) {
        MemorySegment order = HilbertOrder.of(points, workers, bytes -> Arena.ofAuto().allocate(bytes, 8));
        return order.toArray(JAVA_INT);
    }

    @Test
    void the_curve_goes_from_each_place_to_a_neighbour() {
        int[] at = new int[1 << 16];
        Arrays.fill(at, -1);
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 256; y++) at[Hilbert.key(x, y)] = x << 8 | y;
        }
        for (int i = 0; i < at.length; i++) {
            assertThat(at[i]).isNotNegative();
            if (i > 0) assertThat(Math.abs((at[i] >> 8) - (at[i - 1] >> 8)) + Math.abs((at[i] & 255) - (at[i - 1] & 255))).isEqualTo(1);
        }
    }

    @Test
    void every_finite_point_is_there_once_and_no_other() {
        for (int n : new int[] {0, 1, 2, 5_000, 300_000}) {
            Places points = random(n, n);
            int[] finite = IntStream.range(0, n).filter(i -> Double.isFinite(points.x()[i])).toArray(), sorted = order(points, MANY);
            Arrays.sort(sorted);
            assertThat(sorted).isEqualTo(finite);
        }
    }

    @Test
    void keys_never_decrease_and_rows_of_a_key_keep_their_order() {
        Places points = random(300_000, 1);
        Frontier frontier = Frontier.of(points);
        int[] order = order(points, MANY);
        for (int i = 1; i < order.length; i++) {
            int before = frontier.key(points.x()[order[i - 1]], points.y()[order[i - 1]]), key = frontier.key(points.x()[order[i]], points.y()[order[i]]);
            assertThat(Integer.compareUnsigned(before, key)).isNotPositive();
            if (before == key) assertThat(order[i - 1]).isLessThan(order[i]);
        }
    }

    @Test
    void the_number_of_threads_does_not_show() {
        Places points = random(500_000, 2);

        assertThat(order(points, MANY)).isEqualTo(order(points, ONE));
    }

    @Test
    void strays_do_not_take_the_places_from_the_rest() {
        double[] x = new SplittableRandom(3).doubles(100_000).toArray(), y = new SplittableRandom(4).doubles(100_000).toArray();
        x[500] = 1e300;
        y[70_000] = -1e300;
        Places points = new Places(x, y);
        Frontier frontier = Frontier.of(points);

        assertThat(IntStream.range(0, x.length).map(i -> frontier.key(x[i], y[i])).distinct().count()).isGreaterThan(90_000);
    }

    @Test
    void work_that_is_not_wanted_any_more_stops() {
        assertThatThrownBy(() -> order(random(1000, 5), (_, _) -> {
            throw new IllegalStateException("stopped");
        })).hasMessage("stopped");
    }

    @Test
    void boxes_hold_their_points_and_no_level_lacks_one() {
        for (int n : new int[] {0, 1, 255, 256, 257, 1025, 70_000}) {
            Places all = random(n, 7 + n), points = in(order(all, ONE), all);
            Tree tree = Tree.of(points, MANY, bytes -> Arena.ofAuto().allocate(Math.max(bytes, 1), 8));
            assertThat(tree.nodes(tree.levels() - 1)).isLessThanOrEqualTo(4);
            for (int level = 0; level < tree.levels(); level++) {
                int seen = 0;
                for (int node = 0; node < tree.nodes(level); node++) {
                    assertThat(tree.from(level, node)).isEqualTo(seen);
                    for (; seen < tree.to(level, node); seen++) {
                        assertThat(points.x()[seen]).isBetween((double) tree.x0(level, node), (double) tree.x1(level, node));
                        assertThat(points.y()[seen]).isBetween((double) tree.y0(level, node), (double) tree.y1(level, node));
                    }
                }
                assertThat(seen).isEqualTo(points.rows());
            }
        }
    }

    @Test
    void a_tree_can_be_had_again_from_its_boxes_but_not_from_others() {
        Places all = random(70_000, 3), points = in(order(all, ONE), all);
        Tree tree = Tree.of(points, ONE, bytes -> Arena.ofAuto().allocate(bytes, 8));
        List<MemorySegment> boxes = IntStream.range(0, tree.levels()).mapToObj(tree::boxes).toList();

        assertThat(Tree.of(points.rows(), boxes).x1(1, 3)).isEqualTo(tree.x1(1, 3));
        assertThatThrownBy(() -> Tree.of(points.rows() + 256, boxes)).hasMessageContaining("boxes of another tree");
        assertThatThrownBy(() -> Tree.of(points.rows(), boxes.subList(1, boxes.size()))).hasMessageContaining("boxes of another tree");
    }
}
