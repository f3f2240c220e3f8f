package dev.aquatint.columns.source;

import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.Nearest;
import dev.aquatint.spi.PackedFiles;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/// What a person writes for a file, folder or glob, to the files it means.
final class Paths {
    private Paths() {}

    /// The file itself, by the one path it has.
    static Path file(String written) {
        Path path = path(written);
        if (Files.isDirectory(path)) throw new UnreadableFile(path.toString(), "it is a folder");
        return files(written, "").getFirst();
    }

    /// A folder that is there.
    ///
    /// @throws UnreadableFile when it is not; the message has the nearest name
    static Path folder(String written) {
        Path path = path(written);
        if (!Files.exists(path)) throw new UnreadableFile(path.toString(), missing(path));
        if (!Files.isDirectory(path)) throw new UnreadableFile(path.toString(), "it is a file, and a store is a folder: build one of it with aquatint index");
        return path;
    }

    /// The files of a folder (by their ending, also in folders below) or glob in order of their names, or the one file.
    ///
    /// @throws UnreadableFile when there is none; the message has the absolute path and the nearest name in its folder
    static List<Path> files(String written, String ending) {
        Path path = path(written);
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> all = Files.walk(path)) {
                    return some(path, "no file in it ends with " + ending, all.filter(p -> p.getFileName().toString().endsWith(ending) && visible(path, p)));
                }
            }
            if (Files.exists(path)) return List.of(path.toRealPath());
            if (written.matches(".*[*?\\[{].*")) return glob(path);
            throw new UnreadableFile(path.toString(), missing(path));
        } catch (IOException e) {
            throw new UnreadableFile(path.toString(), e.getMessage(), e);
        }
    }

    static Path path(String written) {
        try {
            String home = written.equals("~") || written.startsWith("~/") ? System.getProperty("user.home") + written.substring(1) : written;
            Path plain = Path.of(home);
            return PackedFiles.at(plain).filter(Files::exists).orElseGet(() -> plain.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new UnreadableFile(written, "it is no path: " + e.getReason(), e);
        }
    }

    private static List<Path> glob(Path path) throws IOException {
        Path root = path;
        while (root.toString().matches(".*[*?\\[{].*")) root = root.getParent();
        if (!Files.isDirectory(root)) throw new UnreadableFile(path.toString(), missing(root));
        PathMatcher matches = FileSystems.getDefault().getPathMatcher("glob:" + path);
        int depth = path.toString().contains("**") ? Integer.MAX_VALUE : path.getNameCount() - root.getNameCount();
        try (Stream<Path> all = Files.walk(root, depth)) {
            return some(path, "no file matches it", all.filter(matches::matches));
        }
    }

    private static List<Path> some(Path path, String otherwise, Stream<Path> candidates) throws IOException {
        List<Path> files = candidates.filter(Files::isRegularFile).sorted().toList();
        if (files.isEmpty()) throw new UnreadableFile(path.toString(), otherwise);
        return files;
    }

    /// Files that start with a dot or underscore are other programs' notes.
    private static boolean visible(Path root, Path file) {
        for (Path part : root.relativize(file)) if (part.toString().startsWith("_") || part.toString().startsWith(".")) return false;
        return true;
    }

    private static String missing(Path path) {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) return "there is no folder %s".formatted(folder);
        try (Stream<Path> others = Files.list(folder)) {
            List<String> names = others.limit(10_000).map(p -> p.getFileName().toString()).toList();
            return "there is no such file" + Nearest.to(path.getFileName().toString(), names).map("; did you mean %s?"::formatted).orElse("");
        } catch (IOException _) {
            return "there is no such file";
        }
    }
}
