package dev.aquatint.server;

import static dev.aquatint.Aquatint.dynamicMap;
import static dev.aquatint.Aquatint.extent;
import static dev.aquatint.Aquatint.image;
import static dev.aquatint.Aquatint.pipe;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.element.View;
import dev.aquatint.layout.Viewable;
import dev.aquatint.spi.StopSignal;
import dev.aquatint.stream.Pipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever the code of a page does, the server and all others answer, and it ends with its page (F1, F6, R8).
@Timeout(60)
class IsolationTest {
    /// More than there are processors.
    private static final int PAGES = Runtime.getRuntime().availableProcessors() + 2;

    private final List<Pipe<Boolean>> pipes = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch looping = new CountDownLatch(PAGES);
    private final BlockingQueue<Throwable> ended = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> failed = new LinkedBlockingQueue<>();

    private View view(boolean loops) {
        if (loops) loop();
        return image(new double[][] {{1, 2}, {3, 4}}, extent(0, 1, 0, 1));
    }

    private void loop() {
        looping.countDown();
        try {
            while (true) StopSignal.check();
        } catch (Error e) {
            ended.add(e);
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private App app(java.util.function.Function<Boolean, View> function) {
        return _ -> new App.Page() {
            private final Viewable root;

            {
                Pipe<Boolean> pipe = pipe(false);
                pipes.add(pipe);
                root = dynamicMap(function, pipe);
            }

            @Override
            public String title() {
                return "Loops";
            }

            @Override
            public Viewable root() {
                return root;
            }

            @Override
            public Optional<String> locate(Throwable error) {
                return Optional.of("loops.jsh line 3");
            }

            @Override
            public void failed(String message, String where) {
                failed.add(where + ": " + message);
            }
        };
    }

    @Test
    void views_that_loop_on_all_processors_leave_health_and_other_pages_alone_and_end_with_their_pages() throws Exception {
        var alarm = new ManualAlarm();
        try (var site = new TestSite(TestSite.options(), Map.of("/loops", app(this::view), "/fine", app(_ -> view(false))), alarm)) {
            for (int i = 0; i < PAGES; i++) site.page("/loops");
            pipes.forEach(pipe -> pipe.send(true));
            looping.await();
            assertThat(site.get("/health/live").status()).isEqualTo(200);
            assertThat(site.page("/fine").body()).contains("id=\"aquatint\"");
            assertThat(site.page("/metrics").body()).contains("\naquatint_calls_running %d\n".formatted(PAGES));
            for (int i = 0; i <= PAGES; i++) alarm.next().run();
            for (int i = 0; i < PAGES; i++) assertThat(ended.take()).isInstanceOf(StopSignal.Received.class);
            while (!site.page("/metrics").body().contains("\naquatint_calls_running 0\n")) Thread.onSpinWait();
        }
    }

    @Test
    void what_a_view_throws_is_told_whatever_it_is() throws Exception {
        for (Throwable thrown : List.of(new AssertionError("wrong"), new OutOfMemoryError("wrong"), new StackOverflowError("wrong"), new IllegalStateException("wrong"))) {
            pipes.clear();
            App app = app(fails -> {
                if (!fails) return view(false);
                switch (thrown) {
                    case Error e -> throw e;
                    case RuntimeException e -> throw e;
                    default -> throw new IllegalStateException(thrown);
                }
            });
            try (var site = new TestSite(TestSite.options(), Map.of("/app", app))) {
                site.page("/app");
                pipes.getFirst().send(true);
                assertThat(failed.take()).isEqualTo("loops.jsh line 3: wrong");
                assertThat(site.page("/app").status()).isEqualTo(200);
            }
        }
    }
}
