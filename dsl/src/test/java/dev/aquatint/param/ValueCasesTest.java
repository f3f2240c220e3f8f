package dev.aquatint.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.stream.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Parameters as public bug reports have them: bounds of floats, watchers that fail, several threads.
@Timeout(60)
class ValueCasesTest {
    static class Pair extends Parameterized {
        @Param(min = 0, max = 0.1) float f = 0.05f;
        @Param(min = 0, max = 1_000_000) int a = 0;
        @Param(min = 0, max = 1_000_000) int b = 0;
        @Param long id = 0;
    }

    static class Inherited extends Pair {}

    static class Defaulted extends Pair {}

    final Pair pair = new Pair();

    @Test
    void a_float_may_be_what_its_bound_says() {
        pair.set("f", 0.1f);
        assertThat(pair.f).isEqualTo(0.1f);
        pair.set("f", 0.1);
        assertThat(pair.f).isEqualTo(0.1f);
        assertThatThrownBy(() -> pair.set("f", Math.nextUp(0.1f))).hasMessage("Pair.f must be at most 0.1, not 0.10000001");
        assertThatThrownBy(() -> pair.set("f", -0.3f)).hasMessage("Pair.f must be at least 0, not -0.3");
    }

    @Test
    void a_long_keeps_all_of_its_digits() {
        pair.set("id", 9007199254740993L);
        assertThat(pair.id).isEqualTo(9007199254740993L);
    }

    @Test
    void all_watchers_hear_of_a_change_though_the_first_one_throws_and_the_error_comes_out_once() {
        List<Object> heard = new ArrayList<>();
        pair.watch(_ -> { throw new IllegalStateException("first"); });
        pair.watch(heard::add);
        pair.watch(_ -> { throw new IllegalStateException("third"); });
        pair.watch("a", (_, now) -> heard.add(now));
        assertThatThrownBy(() -> pair.set("a", 3)).hasMessage("first").satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(heard).containsExactly(List.of(new Change("a", 0, 3)), 3);
        assertThat(pair.a).isEqualTo(3);
    }

    @Test
    void a_pipe_tells_all_its_watchers_too() {
        Pipe<Integer> pipe = new Pipe<>(0);
        List<Integer> heard = new ArrayList<>();
        pipe.onChange(() -> { throw new IllegalStateException("first"); });
        pipe.onChange(() -> heard.add(pipe.value()));
        assertThatThrownBy(() -> pipe.send(7)).hasMessage("first");
        assertThat(heard).containsExactly(7);
    }

    @Test
    void a_new_default_is_told_with_its_name() {
        Defaulted one = new Defaulted();
        List<Object> heard = new ArrayList<>();
        one.watch("b", (before, now) -> heard.add(before + ">" + now));
        Parameterized.setDefault(Defaulted.class, "b", 9);
        Parameterized.setDefault(Defaulted.class, "b", 9);
        assertThat(heard).containsExactly("0>9");
    }

    /// Whether another thread can ask and change the object from within some code; false if it has to wait.
    private static boolean reachable(Pair object) throws InterruptedException {
        Thread other = Thread.ofPlatform().daemon().start(() -> {
            object.get("a");
            object.set("id", 5L);
        });
        other.join(10_000);
        return !other.isAlive();
    }

    @Test
    void no_lock_is_held_while_watchers_and_assignments_run() throws Exception {
        List<Boolean> reachable = new CopyOnWriteArrayList<>();
        Inherited one = new Inherited();
        one.watch("b", (_, _) -> reachable.add(asked(one)));
        Parameterized.setDefault(Inherited.class, "b", 10);
        one.set("b", 11);
        one.update(() -> {
            one.b = 12;
            reachable.add(asked(one));
        });
        assertThat(reachable).containsExactly(true, true, true, true);
        assertThat(one.id).isEqualTo(5);
    }

    private static boolean asked(Pair object) {
        try {
            return reachable(object);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_assigned_in_an_update_is_seen_by_others_when_all_of_it_is_valid() throws Exception {
        CountDownLatch assigned = new CountDownLatch(1), looked = new CountDownLatch(1);
        AtomicReference<Object> seen = new AtomicReference<>();
        Thread other = Thread.ofPlatform().daemon().start(() -> {
            try {
                assigned.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            seen.set(pair.get("a"));
            looked.countDown();
        });
        assertThatThrownBy(() -> pair.update(() -> {
            pair.a = 2_000_000;
            assigned.countDown();
            try {
                assertThat(looked.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        })).hasMessage("Pair.a must be at most 1000000, not 2000000");
        other.join();
        assertThat(seen.get()).isEqualTo(0);
        assertThat(pair.a).isZero();
    }

    @Test
    void a_parameter_that_an_undone_update_assigned_still_takes_the_default_of_its_class() {
        Inherited one = new Inherited();
        one.get("a");
        assertThatThrownBy(() -> one.update(() -> {
            one.set("b", 5);
            one.a = -1;
        })).isInstanceOf(BadParameter.class);
        Parameterized.setDefault(Inherited.class, "b", 21);
        assertThat(one.b).isEqualTo(21);
    }

    @Test
    void updates_of_several_threads_are_each_whole_or_undone_and_told_once() throws Exception {
        int threads = 8, rounds = 300;
        List<List<Change>> batches = new CopyOnWriteArrayList<>();
        pair.watch(batches::add);
        CyclicBarrier begin = new CyclicBarrier(threads + 1);
        try (var all = Executors.newFixedThreadPool(threads + 1)) {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = t * rounds * 2;
                done.add(all.submit(() -> {
                    begin.await();
                    for (int i = 1; i <= rounds; i++) {
                        int value = first + i;
                        pair.update(() -> {
                            pair.a = value;
                            Thread.yield();
                            pair.b = value;
                        });
                        assertThatThrownBy(() -> pair.update(() -> {
                            pair.a = 5_000_000;
                            Thread.yield();
                            pair.b = value + rounds;
                        })).isInstanceOf(BadParameter.class);
                    }
                    return null;
                }));
            }
            done.add(all.submit(() -> {
                begin.await();
                for (int i = 0; i < 20_000; i++) assertThat((int) pair.get("a")).isLessThanOrEqualTo(1_000_000);
                return null;
            }));
            for (Future<?> f : done) assertThatCode(f::get).doesNotThrowAnyException();
        }
        assertThat(batches).hasSize(threads * rounds);
        for (List<Change> batch : batches) {
            assertThat(batch).extracting(Change::name).containsExactly("a", "b");
            assertThat(batch.get(0).now()).isEqualTo(batch.get(1).now());
            assertThat(batch.get(0).before()).isEqualTo(batch.get(1).before());
        }
        assertThat(pair.a).isEqualTo(pair.b);
    }
}
