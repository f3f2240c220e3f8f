package dev.aquatint.shell.command;

import dev.aquatint.frame.Nearest;
import dev.aquatint.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names of scripts on the command line.
final class ScriptFile {
    private ScriptFile() {}

    /// @throws Complaint if there is no such script; the message names the nearest
    static Path checked(Path file) {
        if (Files.isDirectory(file)) {
            List<String> scripts = scripts(file);
            throw new Complaint("%s is a folder: name a script%s".formatted(file, scripts.isEmpty() ? "; it has none" : " in it: " + String.join(", ", scripts)));
        }
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            String hint = folder == null || !Files.isDirectory(folder) ? "; its folder does not exist either"
                    : Nearest.to(String.valueOf(file.getFileName()), scripts(folder)).map(n -> ": did you mean '%s'?".formatted(file.resolveSibling(n))).orElse("");
            throw new Complaint("no file '%s'%s".formatted(file, hint));
        }
        if (!file.getFileName().toString().endsWith(".jsh")) throw new Complaint("%s is not a .jsh script%s".formatted(file, data(file)));
        if (!Files.isReadable(file)) throw new Complaint("%s may not be read by this user".formatted(file));
        return file;
    }

    /// How a file of data is looked at.
    private static String data(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return List.of("csv", "parquet", "arrow").stream().filter(kind -> name.endsWith("." + kind)).findFirst()
                .map(kind -> ": write one with show(points(%s(\"%s\"), \"x\", \"y\")), or start aquatint alone and type that".formatted(kind, file)).orElse("");
    }

    /// Scripts, and for a folder those in it, by name.
    ///
    /// @throws Complaint if a folder has none
    static List<Path> inFolders(List<Path> files) {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            List<String> scripts = Files.isDirectory(file) ? scripts(file) : List.of();
            if (Files.isDirectory(file) && scripts.isEmpty()) throw new Complaint("there is no .jsh script in %s".formatted(file));
            if (scripts.isEmpty()) all.add(file);
            else scripts.forEach(name -> all.add(file.resolve(name)));
        }
        return all;
    }

    /// The paths on the server, `/nyc_taxi` for `scripts/nyc_taxi.jsh`; `/tiles-app` for `tiles.jsh`, since `/tiles` is the server's own.
    ///
    /// @throws Complaint if two would have the same
    static Map<String, Path> byPath(List<Path> files) {
        Map<String, Path> paths = new LinkedHashMap<>();
        for (Path file : files) {
            Path before = paths.put(path(file), checked(file));
            if (before != null) throw new Complaint("%s and %s would both be %s: rename one".formatted(before, file, path(file)));
        }
        return paths;
    }

    static String path(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.jsh$", "").replaceAll("[^A-Za-z0-9._~-]+", "-");
        String path = "/" + (name.matches("\\.*") ? "app" : name);
        return Server.reserved(path) ? path + "-app" : path;
    }

    private static List<String> scripts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".jsh")).sorted().collect(Collectors.toList());
        } catch (IOException _) {
            return List.of();
        }
    }
}
