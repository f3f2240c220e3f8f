package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.UnreadableFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/// A file that is mapped as it was when it was opened, and not held open: a folder may have more files than a process may open. Reading behind its end, once it has been
/// cut off, would be a fault of the machine, so its size is looked at before.
final class MappedFile implements Chunk.Seal {
    /// Asking for the size takes as long as counting some thousand rows.
    private static final long OFTEN = 2_000_000;

    private final Path path;
    private final Object key;                   // null where files have none, as on Windows, where nobody can cut off what is mapped
    private final MemorySegment bytes;
    private volatile long checked = System.nanoTime();

    private MappedFile(Path path, Object key, MemorySegment bytes) {
        this.path = path;
        this.key = key;
        this.bytes = bytes;
    }

    static MappedFile open(Path path) throws IOException {
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        try (FileChannel channel = FileChannel.open(path)) {
            return new MappedFile(path, key, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        }
    }

    Path path() {
        return path;
    }

    MemorySegment bytes() {
        return bytes;
    }

    @Override
    public void check(int from, int n) {
        if (System.nanoTime() - checked > OFTEN) check();
    }

    /// Of a file that was deleted, or has another one in its place, nothing can be cut off any more.
    ///
    /// @throws UnreadableFile when it is shorter than it was
    void check() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            long size = Objects.equals(now.fileKey(), key) ? now.size() : bytes.byteSize();
            if (size < bytes.byteSize()) throw new UnreadableFile(path.toString(), "it was changed since it was opened: it had %,d bytes and has %,d; open it again".formatted(bytes.byteSize(), size));
            checked = System.nanoTime();
        } catch (NoSuchFileException _) {
            checked = System.nanoTime();
        } catch (IOException e) {
            throw new UnreadableFile(path.toString(), "it was opened and cannot be asked for its size: " + e.getMessage(), e);
        }
    }
}
