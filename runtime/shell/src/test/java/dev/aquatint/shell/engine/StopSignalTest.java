package dev.aquatint.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.spi.StopSignal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Loops without end, and how they end.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StopSignalTest {
    private static final String BEGUN = "dev.aquatint.shell.engine.Compiled.started.countDown(); ";

    private final SnippetEngine engine = new SnippetEngine(_ -> { }, (_, _) -> { }, Optional.empty());
    private final Interpreter interpreter = new Interpreter(engine, java.util.List.of());

    @AfterEach
    void close() {
        interpreter.close();
    }

    private Outcome eval(String source) {
        return interpreter.eval(new Piece(source, 1, 1)).outcome();
    }

    private String value(String source) {
        return ((Outcome.Value) eval(source)).text();
    }

    /// What comes of a snippet that is stopped as soon as it has begun.
    private Outcome stopped(String source) throws Exception {
        Compiled.started = new CountDownLatch(1);
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(() -> eval(source), task -> Thread.ofPlatform().start(task));
        Compiled.started.await();
        interpreter.stop();
        return outcome.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "while (true) { }",
        "for (;;) n++;",
        "do { n++; } while (true);",
        "for (long i = 0; i < Long.MAX_VALUE; i++) n += (int) i;",
        "while (true) try { n++; } catch (Throwable t) { n--; }",
        "while (true) switch (n++) { case 1: continue; case 2: continue; default: continue; }",
        "again: while (true) { for (int i = 0; ; i++) if (i > 3) continue again; }",
        "Runnable r = () -> { while (true) n++; }; r.run();",
        "new Object() { void run() { for (;;) n++; } }.run();",
        "Stream.iterate(0, i -> i + 1).forEach(i -> { });",
        "IntStream.iterate(0, i -> i + 1).map(Integer::reverse).filter(i -> false).findFirst();",
        "new TreeMap<Integer, Integer>((a, b) -> { while (true) n++; }).put(1, 2);",
        "forks(200);",
        "new Forks(200);",
        "synchronized (new Object()) { while (true) n++; }",
        "new CountDownLatch(1).await();",
        "Thread.sleep(600_000);",
        "new ArrayBlockingQueue<Integer>(1).take();",
        "Thread.ofVirtual().start(() -> { try { Thread.sleep(600_000); } catch (InterruptedException e) { } }).join();",
    })
    void what_would_never_end_is_stopped_and_the_session_goes_on(String endless) throws Exception {
        eval("int n = 5;");
        eval("int forks(int depth) { return depth == 0 ? 1 : forks(depth - 1) + forks(depth - 1); }");
        eval("class Forks { Forks(int depth) { if (depth > 0) { new Forks(depth - 1); new Forks(depth - 1); } } }");
        eval("var kept = new ArrayList<>(List.of(1, 2));");

        assertThat(stopped("{ " + BEGUN + endless + " }")).isEqualTo(new Outcome.Stopped(false));
        assertThat(value("kept.size() + forks(2)")).isEqualTo("6");
    }

    @Test
    void a_loop_that_is_compiled_already_is_stopped() throws Exception {
        eval("long turns = 0;");
        eval("void spin() { for (long i = 0; ; i++) { turns += i & 1; if (i == 100_000_000L) " + BEGUN + "} }");

        assertThat(stopped("spin()")).isEqualTo(new Outcome.Stopped(false));
        assertThat(stopped("spin()")).isEqualTo(new Outcome.Stopped(false));
    }

    @Test
    void a_value_that_never_finishes_printing_is_stopped() throws Exception {
        eval("class Endless { public String toString() { " + BEGUN + "while (true) { } } }");

        assertThat(stopped("new Endless()")).isEqualTo(new Outcome.Stopped(false));
    }

    @Test
    void what_is_done_to_show_a_value_is_stopped_with_it() throws Exception {
        eval("class Endless implements Runnable { public void run() { " + BEGUN + "while (true) { } } }");
        Runnable view = (Runnable) ((Outcome.Value) eval("new Endless()")).value();
        Compiled.started = new CountDownLatch(1);
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> interpreter.during(view), task -> Thread.ofPlatform().start(task));
        Compiled.started.await();
        interpreter.stop();

        assertThat(stopped.get()).isTrue();
        assertThat(value("1 + 1")).isEqualTo("2");
    }

    @Test
    void threads_that_snippets_started_go_on() throws Exception {
        eval("class Counter extends Thread { volatile long n; volatile boolean enough; public void run() { while (!enough) n++; } }");
        eval("var counter = new Counter();");
        eval("counter.start()");

        assertThat(stopped("{ " + BEGUN + "while (true) { } }")).isEqualTo(new Outcome.Stopped(false));
        eval("{ long before = counter.n; while (counter.n == before) Thread.onSpinWait(); }");
        assertThat(value("counter.isAlive()")).isEqualTo("true");
        eval("counter.enough = true");
        eval("counter.join()");
    }

    @Test
    void only_the_thread_it_is_sent_to_receives_it() throws Throwable {
        Thread other = Thread.ofPlatform().unstarted(() -> { });
        StopSignal.send(other);
        try {
            StopSignal.check();
        } finally {
            StopSignal.clear(other);
        }
    }
}
