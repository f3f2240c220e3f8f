package dev.aquatint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Cancelled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How many frames are in the making at a time (F2).
@Timeout(30)
class FrameBudgetTest {
    private static final Viewport MEGAPIXEL = new Viewport(new Extent(0, 1, 0, 1), 1024, 1024), LARGE = new Viewport(new Extent(0, 1, 0, 1), 16_384, 16_384);

    private final FrameBudget budget = new FrameBudget(300 << 20);

    @Test
    void frames_wait_for_memory_and_all_are_made() throws Exception {
        AtomicInteger now = new AtomicInteger(), most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            threads.add(Thread.ofPlatform().start(() -> budget.during(MEGAPIXEL, new Cancel(), () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                three.countDown();
                try {
                    three.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return now.decrementAndGet();
            })));
        }
        for (Thread each : threads) each.join();
        assertThat(most).hasValue(3);
    }

    @Test
    void one_that_is_larger_than_all_memory_is_made_alone() {
        assertThat(budget.<String>during(LARGE, new Cancel(), () -> "made")).isEqualTo("made");
        assertThat(budget.<String>during(MEGAPIXEL, new Cancel(), () -> "next")).isEqualTo("next");
    }

    @Test
    void one_that_nobody_wants_any_more_is_not_made_and_gives_its_memory_back() {
        Cancel cancel = new Cancel();
        cancel.cancel();
        for (int i = 0; i < 10; i++) assertThatThrownBy(() -> budget.during(LARGE, cancel, () -> "made")).isInstanceOf(Cancelled.class);
        assertThat(budget.<String>during(LARGE, new Cancel(), () -> "made")).isEqualTo("made");
    }
}
