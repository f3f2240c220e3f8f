package dev.aquatint.shell.console;

import dev.aquatint.spi.HomeFolder;
import dev.aquatint.spi.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Where what was typed is kept: `$XDG_STATE_HOME/aquatint/history`, readable by its owner alone.
final class HistoryFile {
    private HistoryFile() {}

    /// Empty where nothing can be written.
    static Optional<Path> ready() {
        String xdg = System.getenv("XDG_STATE_HOME");
        Path state = xdg != null && !xdg.isBlank() ? Path.of(xdg) : HomeFolder.path().resolve(Path.of(".local", "state"));
        Path file = state.resolve("aquatint").resolve("history");
        try {
            Files.createDirectories(file.getParent(), OwnerOnly.folder());
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                try {
                    Files.createFile(file, OwnerOnly.file());
                } catch (FileAlreadyExistsException _) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
            return Optional.of(file);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
