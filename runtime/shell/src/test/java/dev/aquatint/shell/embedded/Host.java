package dev.aquatint.shell.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/// A program that loads others, such as a container, and says what they leave behind.
final class Host {
    private Host() {}

    static void main(String[] arguments) throws Exception {
        guest(1);                                   // the JDK's own threads that come with the compiler stay
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        WeakReference<ClassLoader> loader = guest(Integer.parseInt(arguments[0]));
        List<String> threads = Thread.getAllStackTraces().keySet().stream().filter(t -> !before.contains(t)).filter(Host::stays).map(Thread::getName).toList();
        System.out.println("threads: " + threads);
        for (int i = 0; i < 100 && loader.get() != null; i++) System.gc();
        System.out.println("loader: " + (loader.get() == null ? "gone" : "kept"));
    }

    /// In a frame of its own, so that nothing of it is held here.
    private static WeakReference<ClassLoader> guest(int times) throws Exception {
        URL[] all = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(Host::url).toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader mine = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader("guest", all, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            IntUnaryOperator guest = (IntUnaryOperator) loader.loadClass(Guest.class.getName()).getConstructor().newInstance();
            if (guest.getClass() == Guest.class) throw new IllegalStateException("a guest has classes of its own");
            int classes = guest.applyAsInt(times);
            if (times > 1) System.out.println("classes: " + classes);
            return new WeakReference<>(loader);
        } finally {
            thread.setContextClassLoader(mine);
        }
    }

    /// Threads that aggregate end when they had nothing to do for two seconds. What the JDK shares among all programs is nobody's.
    private static boolean stays(Thread t) {
        try {
            return !t.getName().matches("ForkJoinPool.*|VirtualThread.*|Keep-Alive.*|Common-Cleaner|process reaper.*") && !t.join(Duration.ofSeconds(8));
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
