package dev.aquatint.columns.source;

import dev.aquatint.columns.Lasting;
import dev.aquatint.columns.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// Files as they are now: equal as long as path, size and time of change are.
record FileIdentity(String format, List<State> files) implements Lasting {

    @Override
    public String place() {
        return format + files.stream().map(State::path).toList();
    }

    record State(Path path, long size, FileTime modified) {}

    static FileIdentity of(String format, List<Path> files) {
        return new FileIdentity(format, files.stream().map(FileIdentity::state).toList());
    }

    private static State state(Path file) {
        try {
            Path real = file.toRealPath();
            var attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return new State(real, attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            throw new UnreadableFile(file.toString(), e.getMessage(), e);
        }
    }
}
