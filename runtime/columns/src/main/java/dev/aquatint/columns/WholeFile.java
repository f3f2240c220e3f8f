package dev.aquatint.columns;

import dev.aquatint.spi.HomeFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// A file that is there whole or not at all: it is written beside its place, and then put there.
public final class WholeFile {
    private WholeFile() {}

    /// Writes what the file is to have.
    public interface Content {
        void write(OutputStream to) throws IOException;
    }

    /// Replaces a file of that name; one that cannot be written to stays.
    ///
    /// @param path `~/` is the user's home
    /// @throws UncheckedIOException if it cannot be written; the message says why
    public static void write(String path, Content content) {
        try {
            Path file = path(path), folder = file.getParent();
            if (folder == null || Files.isDirectory(file)) throw new IOException("it is a folder");
            if (!Files.isDirectory(folder)) throw new IOException("there is no folder " + folder);
            if (Files.exists(file) && !Files.isWritable(file)) throw new IOException("there is such a file, and it may not be written to");
            write(file, folder.resolve("%s.%x.part".formatted(file.getFileName(), ThreadLocalRandom.current().nextLong())), content);
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException("cannot save '%s': its folder may not be written to".formatted(path), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot save '%s': %s".formatted(path, e.getMessage()), e);
        }
    }

    private static void write(Path file, Path part, Content content) throws IOException {
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16)) {
                content.write(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path path(String written) throws IOException {
        try {
            return Path.of(written.startsWith("~/") ? HomeFolder.path() + written.substring(1) : written).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IOException("it is no path: " + e.getReason(), e);
        }
    }
}
