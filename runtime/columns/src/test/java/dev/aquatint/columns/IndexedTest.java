package dev.aquatint.columns;

import static dev.aquatint.Aquatint.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Frame;
import dev.aquatint.spi.Progress;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IndexedTest {
    private static Frame points(int n) {
        SplittableRandom random = new SplittableRandom(n);
        float[] x = new float[n], y = new float[n];
        int[] number = IntStream.range(0, n).toArray();
        for (int i = 0; i < n; i++) {
            x[i] = random.nextFloat();
            y[i] = random.nextFloat();
        }
        return frame(Map.of("x", x, "y", y, "number", number));
    }

    @Test
    void columns_follow_their_points_into_the_order_of_an_index() {
        Frame frame = points(1_200_000);                // more than a chunk
        Indexed indexed = Indexed.of(frame.index("x", "y"), "x", "y");
        Scan sorted = indexed.scan(List.of("x", "y", "number"));
        Scan plain = Scan.of(frame, List.of("x", "y"));
        double[] x = new double[1], y = new double[1], number = new double[1], expected = new double[1];
        for (int i = 0; i < 1_200_000; i += 997) {
            sorted.chunk(0, "number").doubles(i, 1, number);
            sorted.chunk(0, "x").doubles(i, 1, x);
            sorted.chunk(0, "y").doubles(i, 1, y);
            int row = (int) number[0], chunk = row >> 20, at = row & (1 << 20) - 1;
            plain.chunk(chunk, "x").doubles(at, 1, expected);
            assertThat(x[0]).isEqualTo(expected[0]);
            plain.chunk(chunk, "y").doubles(at, 1, expected);
            assertThat(y[0]).isEqualTo(expected[0]);
        }
    }

    @Test
    void an_index_is_built_once_for_all_frames_of_the_data() {
        Frame frame = points(1000).index("x", "y");
        Indexed first = Indexed.of(frame, "x", "y"), again = Indexed.of(frame.index("x", "y").select("number", 3), "x", "y");

        assertThat(again.tree()).isSameAs(first.tree());
    }

    @Test
    void large_data_that_is_looked_at_is_indexed_in_the_background_while_it_gives_way() throws InterruptedException {
        Frame large = points(2_000_000);
        Scan.of(large, List.of("x", "y"));
        CountDownLatch begun = new CountDownLatch(1);
        ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
        Indexed.later(large, "x", "y", List.of(), () -> {
            threads.add(Thread.currentThread().getName());
            begun.countDown();
        });
        begun.await();
        large.index("x", "y");                          // waits for the one that is being built

        assertThat(Indexed.of(large, "x", "y")).isNotNull();
        assertThat(threads).hasSizeGreaterThan(50).doesNotContain(Thread.currentThread().getName());
    }

    @Test
    void small_data_is_not_indexed_unasked_nor_data_that_is_not_in_memory() {
        for (Frame frame : List.of(points(1_999_999), points(2_000_001))) {
            if (frame.rows() < 2_000_000) Scan.of(frame, List.of("x", "y"));
            Indexed.later(frame, "x", "y", List.of(), () -> {
                throw new AssertionError("nobody asked for an index");
            });
            assertThat(((TableFrame) frame).table().indexes.begun()).isFalse();
        }
    }

    @Test
    void indexing_tells_how_far_it_is_and_stops_when_interrupted() {
        Frame frame = points(500_000);
        ConcurrentLinkedQueue<Double> told = new ConcurrentLinkedQueue<>();
        ScopedValue.where(Progress.CURRENT, (what, done) -> {
            if (what.startsWith("indexing")) told.add(done);
        }).run(() -> frame.index("x", "y"));
        assertThat(List.copyOf(told)).isSorted().endsWith(1.0).containsOnlyOnce(1.0).hasSizeGreaterThan(1);

        Frame other = points(500_001);
        Scan.of(other, List.of("x", "y"));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> other.index("x", "y")).hasMessageContaining("interrupted while indexing");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Indexed.of(other, "x", "y")).isNull();
    }
}
