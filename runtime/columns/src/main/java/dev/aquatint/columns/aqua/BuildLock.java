package dev.aquatint.columns.aqua;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// The right to build a store. The system takes it back from a process that ends, however it does.
final class BuildLock implements AutoCloseable {
    /// Files are locked for a process; these are for its threads.
    private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

    private final FileChannel file;
    private final Semaphore here;

    private BuildLock(FileChannel file, Semaphore here) {
        this.file = file;
        this.here = here;
    }

    /// Waits for it.
    ///
    /// @throws IllegalStateException when interrupted
    static BuildLock take(Path path) throws IOException {
        Semaphore here = HERE.computeIfAbsent(path.toAbsolutePath().normalize(), _ -> new Semaphore(1));
        try {
            here.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another build of %s was waited for".formatted(path.getParent()), e);
        }
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            file.lock();
            return new BuildLock(file, here);
        } catch (IOException | RuntimeException e) {
            if (file != null) file.close();
            here.release();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            here.release();
        }
    }
}
