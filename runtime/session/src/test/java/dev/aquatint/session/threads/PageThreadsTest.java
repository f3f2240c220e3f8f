package dev.aquatint.session.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.raster.Cancelled;
import dev.aquatint.spi.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How the code of a page runs, and how it is kept from running for ever (F1, R8).
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PageThreadsTest {
    private static final Executor ELSEWHERE = work -> Thread.ofPlatform().daemon().start(work);

    private final Watchdog watchdog = new Watchdog(Duration.ofHours(1));
    private final PageThreads page = watchdog.page("a page of /spin");
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean released;

    @AfterEach
    void close() {
        released = true;
        watchdog.close();
    }

    /// A loop as the compiler of scripts makes it.
    private Object loops() {
        begun.countDown();
        try {
            while (true) StopSignal.check();
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private Object waits() {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object neverLooksUp() {
        begun.countDown();
        while (!released) Thread.onSpinWait();
        return "released";
    }

    private CompletableFuture<Object> called(PageThreads by, Object owner, Supplier<Object> code) throws InterruptedException {
        CompletableFuture<Object> result = CompletableFuture.supplyAsync(() -> by.call(owner, code), ELSEWHERE);
        begun.await();
        return result;
    }

    private static void assertEnds(CompletableFuture<Object> call, Class<? extends Throwable> with) {
        assertThatThrownBy(call::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(with);
    }

    @Test
    void a_loop_ends_when_its_owner_does_not_want_it_any_more() throws Exception {
        CompletableFuture<Object> call = called(page, "pane", this::loops);
        page.stop("another pane");
        assertThat(watchdog.running()).isOne();
        page.stop("pane");
        assertEnds(call, Cancelled.class);
        assertThat(watchdog.running()).isZero();
    }

    @Test
    void what_waits_ends_when_the_page_goes() throws Exception {
        CompletableFuture<Object> call = called(page, "pane", this::waits);
        CountDownLatch quiet = new CountDownLatch(1);
        page.close(quiet::countDown);
        assertEnds(call, Cancelled.class);
        quiet.await();
    }

    @Test
    void what_takes_longer_than_it_may_is_stopped_and_told_where_it_was() throws Exception {
        try (Watchdog strict = new Watchdog(Duration.ofMillis(1))) {
            PageThreads spin = strict.page("a page of /spin");
            spin.locate(error -> error.getStackTrace().length > 0 ? java.util.Optional.of("spin.jsh line 7") : java.util.Optional.empty());
            CompletableFuture<Object> call = called(spin, "pane", this::loops);
            while (!call.isDone()) strict.look();
            assertEnds(call, TooLong.class);
            assertThatThrownBy(call::join).hasMessageContaining("spin.jsh line 7, a page of /spin").hasMessageContaining("--call-limit");
        }
    }

    @Test
    void what_cannot_be_stopped_is_left_behind_until_it_ends() throws Exception {
        CompletableFuture<Object> call = called(page, "pane", this::neverLooksUp);
        AtomicInteger quiet = new AtomicInteger();
        page.close(quiet::incrementAndGet);
        while (watchdog.leftBehind() == 0) watchdog.look();
        assertThat(quiet).hasValue(0);
        released = true;
        assertEnds(call, Cancelled.class);
        assertThat(quiet).hasValue(1);
        assertThat(watchdog.leftBehind()).isZero();
        assertThat(watchdog.running()).isZero();
    }

    @Test
    void a_thread_that_was_stopped_runs_the_next_call() throws Exception {
        CompletableFuture<Object> both = CompletableFuture.supplyAsync(() -> {
            assertThatThrownBy(() -> page.call("one", this::loops)).isInstanceOf(Cancelled.class);
            return page.call("other", () -> {
                try {
                    StopSignal.check();
                } catch (Throwable e) {
                    return e;
                }
                return Thread.currentThread().isInterrupted();
            });
        }, ELSEWHERE);
        begun.await();
        page.stop("one");
        assertThat(both.join()).isEqualTo(false);
    }

    @Test
    void what_code_throws_comes_out_of_the_call() {
        assertThatThrownBy(() -> page.call("pane", () -> {
            throw new AssertionError("no");
        })).isInstanceOf(AssertionError.class).hasMessage("no");
    }

    @Test
    void nothing_is_called_once_the_page_is_closed() {
        page.close();
        assertThatThrownBy(() -> page.call("pane", () -> "called")).isInstanceOf(Cancelled.class);
        page.execute(() -> begun.countDown());
        page.inOrder((_, _) -> { }).execute(() -> begun.countDown());
        assertThat(begun.getCount()).isOne();
    }

    @Test
    void a_page_has_a_few_threads_and_what_is_too_much_waits() throws Exception {
        int all = 3 * PageThreads.MOST;
        AtomicInteger now = new AtomicInteger(), most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(PageThreads.MOST), go = new CountDownLatch(1), done = new CountDownLatch(all);
        for (int i = 0; i < all; i++) {
            page.execute(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                full.countDown();
                await(go);
                now.decrementAndGet();
                done.countDown();
            });
        }
        full.await();
        go.countDown();
        done.await();
        assertThat(most).hasValue(PageThreads.MOST);
    }

    @Test
    void what_a_browser_says_is_told_in_order_and_what_waits_already_once() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1), last = new CountDownLatch(1);
        Executor inOrder = page.inOrder((_, _) -> { });
        Runnable slider = () -> heard.add("slider"), zoom = () -> heard.add("zoom");
        inOrder.execute(() -> await(go));
        for (int i = 0; i < 10; i++) {
            inOrder.execute(slider);
            inOrder.execute(zoom);
        }
        inOrder.execute(last::countDown);
        go.countDown();
        last.await();
        assertThat(heard).containsExactly("slider", "zoom");
    }

    @Test
    void what_is_thrown_by_what_is_told_is_said_and_the_next_is_told() throws Exception {
        List<Object> said = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch last = new CountDownLatch(2);
        AssertionError wrong = new AssertionError("a watcher");
        Executor inOrder = page.inOrder((_, error) -> {
            said.add(error == null ? "fine" : error);
            last.countDown();
        });
        inOrder.execute(() -> {
            throw wrong;
        });
        inOrder.execute(() -> { });
        last.await();
        assertThat(said).containsExactly(wrong, "fine");
    }

    @Test
    void who_says_more_than_is_ever_heard_is_told_so() {
        CountDownLatch go = new CountDownLatch(1);
        Executor inOrder = page.inOrder((_, _) -> { });
        inOrder.execute(() -> await(go));
        assertThatThrownBy(() -> {
            for (int i = 0; i <= PageThreads.MOST_WAITING + 1; i++) {
                int n = i;
                inOrder.execute(() -> assertThat(n).isNotNegative());
            }
        }).isInstanceOf(RejectedExecutionException.class).hasMessageContaining("a page of /spin does not listen");
        go.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
