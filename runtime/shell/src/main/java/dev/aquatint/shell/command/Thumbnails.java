package dev.aquatint.shell.command;

import dev.aquatint.spi.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Pictures of scripts for the list of all, by what the scripts are: another text or other arguments have another one.
final class Thumbnails {
    private static final int KEPT = 200, LARGEST = 2 << 20;
    /// Data changes under scripts.
    private static final Duration FRESH = Duration.ofDays(1);

    private final Path folder;

    /// @param folder made with the first picture
    Thumbnails(Path folder) {
        this.folder = folder;
    }

    /// @param script its fingerprint
    Optional<byte[]> of(String script) {
        try {
            Path file = file(script);
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Whether there is one, not older than a day.
    boolean fresh(String script) {
        try {
            return Files.getLastModifiedTime(file(script)).toInstant().isAfter(Instant.now().minus(FRESH));
        } catch (IOException _) {
            return false;
        }
    }

    /// Keeps a picture, and the last 200.
    void keep(String script, byte[] png) {
        try {
            Files.createDirectories(folder, OwnerOnly.folder());
            Path part = Files.write(Files.createTempFile(folder, "thumbnail", ".part"), png);
            Files.move(part, file(script), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            prune();
        } catch (IOException _) {
            // then it is drawn again next time
        }
    }

    private void prune() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.filter(f -> f.toString().endsWith(".png")).sorted(Comparator.comparing((Path f) -> f.toFile().lastModified()).reversed()).toList();
            for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) Files.deleteIfExists(old);
        }
    }

    private Path file(String script) {
        return folder.resolve(script + ".png");
    }
}
