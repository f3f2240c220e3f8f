package dev.aquatint.shell.jar;

import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.spi.PackedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files that a script names by a relative path and brings with it.
public final class PackedData {
    /// All files of a script together.
    public static final long MOST = 64L << 20;
    private static final String FOLDER = "aquatint/data/", LIST = "aquatint/data.list";

    private PackedData() {}

    /// The files that are there now among those the script names in full, by a relative path in one literal.
    static SortedMap<String, Path> named(CompiledScript script) {
        SortedMap<String, Path> found = new TreeMap<>();
        for (String text : script.literals()) {
            try {
                Path path = Path.of(text);
                if (!text.isBlank() && !path.isAbsolute() && Files.isRegularFile(path)) found.put(text, path);
            } catch (InvalidPathException _) {
                // a text, and no path
            }
        }
        return found;
    }

    static SortedMap<String, byte[]> entries(SortedMap<String, Path> files) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        StringBuilder list = new StringBuilder();
        for (var file : files.entrySet()) {
            String inside = PackedFiles.inside(Path.of(file.getKey()));
            list.append(inside).append('\n');
            entries.put(FOLDER + inside, Files.readAllBytes(file.getValue()));
        }
        entries.put(LIST, list.toString().getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    /// Writes the files of this jar into a private folder for as long as this process lives, and lets scripts find them there.
    static void unpack(ClassLoader jar) throws IOException {
        List<String> names;
        try (InputStream in = jar.getResourceAsStream(LIST)) {
            if (in == null) return;
            names = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        if (names.isEmpty()) return;
        Path folder = Files.createTempDirectory("aquatint-data");
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("remove data").unstarted(() -> remove(folder)));
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream in = jar.getResourceAsStream(FOLDER + name)) {
                Files.copy(in, file);
            }
        }
        System.setProperty(PackedFiles.FOLDER, folder.toString());
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException _) {
            // the system clears its folder of temporary files
        }
    }
}
