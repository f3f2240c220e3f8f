package dev.aquatint.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server in another program (R3).
class EmbeddingTest {
    private static final int CYCLES = Integer.getInteger("cycles", 50);

    /// The JVM holds the last types a method was called with until memory is short, classes of a program that has gone among them: our pom has it that memory is always short.
    @Test
    @Timeout(1200)
    void servers_that_were_stopped_leave_no_thread_and_nothing_that_keeps_their_classes() throws Exception {
        Set<Thread> before = threads();
        WeakReference<ClassLoader> loader = cycles();

        Set<String> added = threads().stream().filter(t -> !before.contains(t)).filter(EmbeddingTest::stays).map(Thread::getName).collect(Collectors.toSet());
        assertThat(added).isEmpty();
        for (int i = 0; i < 100 && loader.get() != null; i++) System.gc();
        assertThat(loader.get()).isNull();
    }

    /// In a loader of its own, as a program in a container is; and in a frame of its own, so that nothing of it is held here.
    private static WeakReference<ClassLoader> cycles() throws Exception {
        URL[] all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(EmbeddingTest::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader("embedded", all, ClassLoader.getPlatformClassLoader())) {
            Thread thread = Thread.currentThread();
            ClassLoader mine = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                IntConsumer program = (IntConsumer) loader.loadClass(Program.class.getName()).getConstructor().newInstance();
                assertThat(program.getClass()).isNotSameAs(Program.class);
                program.accept(CYCLES);
            } finally {
                thread.setContextClassLoader(mine);
            }
            return new WeakReference<>(loader);
        }
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    /// Threads that aggregate end when they had nothing to do for two seconds. What the JDK shares among all programs is nobody's.
    private static boolean stays(Thread t) {
        try {
            return !t.getName().matches("ForkJoinPool.*|VirtualThread.*|Keep-Alive.*|Cleaner.*|Common-Cleaner|process reaper.*") && !t.join(Duration.ofSeconds(8));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
