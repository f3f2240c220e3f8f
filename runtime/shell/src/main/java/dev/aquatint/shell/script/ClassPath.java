package dev.aquatint.shell.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// What code is found in, in the order it is looked for.
public final class ClassPath {
    private ClassPath() {}

    /// That of this process.
    public static List<Path> own() throws IOException {
        return entries(System.getProperty("java.class.path"));
    }

    /// All jars and folders, those that jars name in their manifests among them.
    static List<Path> entries(String classPath) throws IOException {
        Set<Path> all = new LinkedHashSet<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (!all.add(path) || !Files.isRegularFile(path)) continue;
            try (JarFile opened = new JarFile(path.toFile())) {
                String more = opened.getManifest() == null ? null : opened.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
                for (String each : more == null ? new String[0] : more.strip().split("\\s+")) all.add(path.resolveSibling(each));
            }
        }
        return List.copyOf(all);
    }
}
