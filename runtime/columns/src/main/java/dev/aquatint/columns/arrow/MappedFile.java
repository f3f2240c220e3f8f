package dev.aquatint.columns.arrow;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.UnreadableFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A file that is mapped as it was when it was opened. Reading behind its end, once it has been cut off, would be a fault of the machine, so its size is looked at before.
final class MappedFile implements Chunk.Seal {
    /// Asking for the size takes as long as counting some hundred rows.
    private static final long OFTEN = 2_000_000;

    private final Path path;
    private final RandomAccessFile file;
    private final MemorySegment bytes;
    private volatile long checked = System.nanoTime();

    private MappedFile(Path path, RandomAccessFile file, MemorySegment bytes) {
        this.path = path;
        this.file = file;
        this.bytes = bytes;
    }

    static MappedFile open(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");       // stays open, so that what happens to the file can be seen; closed when nobody can reach it
        return new MappedFile(path, file, file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, file.length(), Arena.ofAuto()));
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

    /// @throws UnreadableFile when it is shorter than it was
    void check() {
        try {
            long size = file.length();                           // not the channel's: asked by a thread that is interrupted, that would close it
            if (size < bytes.byteSize()) throw new UnreadableFile(path.toString(), "it was changed since it was opened: it had %,d bytes and has %,d; open it again".formatted(bytes.byteSize(), size));
            checked = System.nanoTime();
        } catch (IOException e) {
            throw new UnreadableFile(path.toString(), "it was open and cannot be asked for its size: " + e.getMessage(), e);
        }
    }
}
