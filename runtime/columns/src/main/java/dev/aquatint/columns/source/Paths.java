package dev.aquatint.columns.source;

import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.Nearest;
import dev.aquatint.spi.HomeFolder;
import dev.aquatint.spi.PackedFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a person writes for a file, folder or glob, to the files it means.
final class Paths {
    /// Two letters at least: one is a drive.
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/.*");

    private Paths() {}

    /// The files of each in their order: one file, those of a folder and of folders below by their endings, or what a glob matches, by name.
    ///
    /// Symbolic links are followed. A file that a folder or a glob reaches twice is there once; a list may name it twice.
    ///
    /// @throws UnreadableFile when there is none; the message has the absolute path, the nearest name in its folder, or the word that reads what is there
    static List<Path> files(List<String> written, Format format) {
        if (written.isEmpty()) throw new IllegalArgumentException("%s() of no files: name at least one file, folder or glob".formatted(format.word()));
        return written.stream().flatMap(each -> files(each, format).stream()).toList();
    }

    private static List<Path> files(String written, Format format) {
        Path path = path(written);
        try {
            if (Files.isDirectory(path)) return some(path, FileTree.below(path), format);
            if (Files.exists(path)) return List.of(path.toRealPath());
            if (!Glob.is(written)) throw new UnreadableFile(path.toString(), missing(path));
            return matched(Glob.of(path), format);
        } catch (IOException e) {
            throw new UnreadableFile(path.toString(), e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
        }
    }

    /// Files that a glob matches, whatever their endings, and those of folders that it matches.
    private static List<Path> matched(Glob glob, Format format) throws IOException {
        if (!Files.isDirectory(glob.root())) throw new UnreadableFile(glob.toString(), missing(glob.root()));
        List<Path> found = new ArrayList<>(), folders = new ArrayList<>();
        for (Path each : glob.matches()) {
            if (folders.stream().anyMatch(each::startsWith)) continue;
            if (!Files.isDirectory(each)) found.add(each);
            else {
                folders.add(each);
                found.addAll(FileTree.below(each).stream().filter(format::named).toList());
            }
        }
        if (found.isEmpty()) {
            throw new UnreadableFile(glob.toString(), folders.isEmpty() ? "no file or folder matches it" : "it matches %,d folder%s, and no file in there ends with %s".formatted(folders.size(), folders.size() == 1 ? "" : "s", format.endings()));
        }
        return FileTree.once(found);
    }

    private static List<Path> some(Path folder, List<Path> all, Format format) throws IOException {
        List<Path> files = all.stream().filter(format::named).toList();
        if (!files.isEmpty()) return FileTree.once(files);
        if (Files.exists(folder.resolve("manifest.json"))) throw new UnreadableFile(folder.toString(), "it is a spatial store: aqua(\"%s\") opens it".formatted(folder));
        for (Format other : Format.values()) {
            long n = all.stream().filter(other::named).count();
            if (n > 0) throw new UnreadableFile(folder.toString(), "no file in it ends with %s, but %,d of %s: %s(\"%s\") reads %s".formatted(format.endings(), n, other, other.word(), folder, n == 1 ? "it" : "them"));
        }
        throw new UnreadableFile(folder.toString(), "no file in it ends with " + format.endings());
    }

    /// The format that files of a folder are called by; empty if it is no folder, or has none of any.
    static Optional<Format> in(Path folder) {
        if (!Files.isDirectory(folder)) return Optional.empty();
        try {
            return FileTree.below(folder).stream().flatMap(f -> Format.byName(f).stream()).findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
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

    static Path path(String written) {
        if (written == null || written.isBlank()) throw new IllegalArgumentException("no path is given: name a file, a folder (\".\" is the current one) or a glob such as \"data/*.csv\"");
        try {
            Matcher address = ADDRESS.matcher(written);
            if (address.matches() && !Files.exists(Path.of(written))) {
                if (!address.group(1).equalsIgnoreCase("file")) throw elsewhere(written, address.group(1).toLowerCase(Locale.ROOT));
                return Path.of(URI.create(written.replace(" ", "%20"))).toAbsolutePath().normalize();
            }
            String home = written.equals("~") || written.startsWith("~/") ? HomeFolder.path() + written.substring(1) : written;
            Path plain = Path.of(home);
            return PackedFiles.at(plain).filter(Files::exists).orElseGet(() -> plain.toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new UnreadableFile(written, "it is no path: " + e.getReason(), e);
        } catch (UnreadableFile e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UnreadableFile(written, "it is no address of a file: write it as file:///folder/name, or without file://", e);
        }
    }

    /// An address of another machine. It is told how its data comes here.
    private static UnreadableFile elsewhere(String written, String scheme) {
        String how = switch (scheme) {
            case "http", "https", "ftp" -> "download it first: curl -LO " + written;
            case "s3", "s3a", "s3n" -> "copy it here first: aws s3 cp %s . (a folder: with --recursive)".formatted(written.replaceFirst("^s3[an]:", "s3:"));
            case "gs" -> "copy it here first: gcloud storage cp -r %s .".formatted(written);
            case "hdfs" -> "copy it here first: hdfs dfs -get " + written;
            default -> "copy it here first";
        };
        return new UnreadableFile(written, "files of this machine are read (paths, folders, globs, file:///...), and %s:// is elsewhere; %s".formatted(scheme, how));
    }

    private static String missing(Path path) {
        Path folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) return "there is no folder %s".formatted(folder);
        if (Files.isSymbolicLink(path)) return "it is a symbolic link to %s, and nothing is there".formatted(target(path));
        try (Stream<Path> others = Files.list(folder)) {
            List<String> names = others.limit(10_000).map(p -> p.getFileName().toString()).toList();
            Optional<String> nearest = Nearest.to(path.getFileName().toString(), names);
            return "there is no such file" + nearest.map("; did you mean %s?"::formatted).orElse("");
        } catch (IOException _) {
            return "there is no such file";
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "somewhere";
        }
    }
}
