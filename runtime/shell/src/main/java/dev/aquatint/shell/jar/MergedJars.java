package dev.aquatint.shell.jar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Jars and folders of classes as the entries of one jar.
///
/// A class is the first of its name, as on a class path. Lists of services are joined; licences are kept apart, a folder for each jar.
final class MergedJars {
    /// Manifests, signatures and modules speak of the jar they came in; the rest is for other tools.
    private static final Pattern LEFT_OUT = Pattern.compile("META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|DSA|RSA|EC)|maven/.*|native-image/.*)|(META-INF/versions/\\d+/)?module-info\\.class");
    private static final Pattern LICENCE = Pattern.compile("(?i)(META-INF/)?([^/]*(licen[cs]e|notice|copying|dependencies|about)[^/]*)");
    private static final String SERVICES = "META-INF/services/";

    private final SortedMap<String, byte[]> entries = new TreeMap<>();
    private final Map<String, Set<String>> services = new TreeMap<>();
    private boolean multiRelease;

    /// @param without beginnings of names that are left out
    void add(Path jarOrFolder, List<String> without) throws IOException {
        if (Files.isDirectory(jarOrFolder)) addFolder(jarOrFolder, without);
        else if (Files.isRegularFile(jarOrFolder)) addJar(jarOrFolder, without);
    }

    private void addFolder(Path folder, List<String> without) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) add(folder.getFileName().toString(), folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file), without);
    }

    private void addJar(Path jar, List<String> without) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            if (opened.getManifest() != null) multiRelease |= "true".equalsIgnoreCase(opened.getManifest().getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE));
            String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
            for (JarEntry entry : new ArrayList<>(opened.stream().toList())) {
                if (entry.isDirectory()) continue;
                try (InputStream in = opened.getInputStream(entry)) {
                    add(name, entry.getName(), in.readAllBytes(), without);
                }
            }
        }
    }

    private void add(String from, String name, byte[] content, List<String> without) {
        if (LEFT_OUT.matcher(name).matches() || without.stream().anyMatch(name::startsWith)) return;
        var licence = LICENCE.matcher(name);
        if (name.startsWith(SERVICES)) {
            new String(content, StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
                    .forEach(services.computeIfAbsent(name, _ -> new LinkedHashSet<>())::add);
        } else if (licence.matches()) {
            entries.put("META-INF/licenses/" + from + "/" + licence.group(2), content);
        } else {
            entries.putIfAbsent(name, content);
        }
    }

    boolean multiRelease() {
        return multiRelease;
    }

    /// All contents by name, in order.
    SortedMap<String, byte[]> entries() {
        SortedMap<String, byte[]> all = new TreeMap<>(entries);
        services.forEach((name, lines) -> {
            var text = new ByteArrayOutputStream();
            lines.forEach(line -> text.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8)));
            all.put(name, text.toByteArray());
        });
        return all;
    }
}
