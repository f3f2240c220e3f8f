package dev.aquatint.server;

import dev.aquatint.spi.Progress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A page that is being opened, and how far its app says it is.
///
/// The thread is one of its own and no virtual one: two scripts that compute would take both cores of a small machine from whoever tells how far they are.
final class Opening implements Progress {
    /// @param what as in `reading nyc_taxi.parquet`
    /// @param percent 0 to 99
    record Told(String what, int percent) {}

    private final CompletableFuture<OpenPage> page = new CompletableFuture<>();
    private final Runnable abandon;
    private volatile Told told;

    private Opening(Runnable abandon) {
        this.abandon = abandon;
    }

    /// @param work makes the page, and tells `Progress.CURRENT` how far it is
    /// @param abandon run when nobody waits for the page any more
    static Opening begin(Callable<OpenPage> work, Runnable abandon) {
        var opening = new Opening(abandon);
        Thread.ofPlatform().daemon().name("aquatint-open").start(() -> ScopedValue.where(CURRENT, opening).run(() -> opening.complete(work)));
        return opening;
    }

    private void complete(Callable<OpenPage> work) {
        try {
            page.complete(work.call());
        } catch (Throwable e) {
            page.completeExceptionally(e);
        }
    }

    @Override
    public void report(String what, double done) {
        told = done < 1 ? new Told(what, (int) (100 * Math.max(0, done))) : null;
    }

    /// The last thing that was told and is not done, or null.
    Told told() {
        return told;
    }

    /// Nobody waits for it any more.
    void abandoned() {
        if (!page.isDone()) abandon.run();
    }

    /// Waits until the page is there, or cannot be.
    ///
    /// @return whether that was so in time
    boolean within(Duration patience) throws InterruptedException {
        try {
            page.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException _) {
            // said by page()
        }
        return true;
    }

    /// Waits for the page.
    ///
    /// @throws OpenPages.Failed if the app did not make it
    OpenPage page() throws OpenPages.Failed, InterruptedException {
        try {
            return page.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case OpenPages.Failed failed -> throw failed;
                case RuntimeException own -> throw own;
                case Error fatal -> throw fatal;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }
    }
}
