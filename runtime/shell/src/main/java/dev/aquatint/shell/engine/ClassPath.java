package dev.aquatint.shell.engine;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// What code is found in, in the order it is looked for.
public final class ClassPath {
    private ClassPath() {}

    /// As the compiler takes it: that of this process, and what the loader has that we come from, where a program within another has one of its own.
    public static String text() {
        StringJoiner all = new StringJoiner(File.pathSeparator);
        all.add(System.getProperty("java.class.path"));
        beyondJava().forEach(path -> all.add(path.toString()));
        return all.toString();
    }

    /// What is not on the class path that Java was started with: where a program within another has a loader of its own.
    static List<Path> beyondJava() {
        List<Path> all = new ArrayList<>();
        for (ClassLoader loader = ClassPath.class.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) if (url.getProtocol().equals("file")) all.add(Path.of(file(url)));
            }
        }
        return all;
    }

    /// A URL is no URI where somebody has written a path into it as it is, with a space for instance.
    private static String file(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException | IllegalArgumentException _) {
            return new File(url.getPath()).getPath();
        }
    }

    /// All jars and folders of it.
    public static List<Path> own() throws IOException {
        return entries(text());
    }

    /// All jars and folders of a class path, those that jars name in their manifests among them.
    public static List<Path> entries(String classPath) throws IOException {
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
