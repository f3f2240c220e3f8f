package dev.aquatint.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.picture.Picture;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Keeps all that a pane draws, for a test to wait for.
final class RecordingScreen implements Screen {
    final BlockingQueue<Picture> pictures = new LinkedBlockingQueue<>(), rested = new LinkedBlockingQueue<>();
    final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
    final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private volatile long frames;

    @Override
    public long show(Picture picture) {
        long frame = ++frames;
        pictures.add(picture);
        return frame;
    }

    @Override
    public void values(Picture picture) {
        rested.add(picture);
    }

    @Override
    public void failed(Throwable error) {
        errors.add(error);
    }

    @Override
    public void healthy() {
        news.add("healthy");
    }

    @Override
    public void progress(String what, double done) {}

    /// How many pictures it was shown.
    long frames() {
        return frames;
    }

    Picture next() {
        return take(pictures);
    }

    Picture next(Predicate<Picture> wanted) {
        while (true) {
            Picture p = next();
            if (wanted.test(p)) return p;
        }
    }

    static <T> T take(BlockingQueue<T> queue) {
        try {
            T t = queue.poll(10, TimeUnit.SECONDS);
            assertThat(t).as("something within ten seconds").isNotNull();
            return t;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
