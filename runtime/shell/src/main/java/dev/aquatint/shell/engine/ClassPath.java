package dev.aquatint.shell.engine;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/// What code is found in, in the order it is looked for.
public final class ClassPath {
    private static final String MANIFEST = JarFile.MANIFEST_NAME;

    private ClassPath() {}

    /// Asked for once: the loader that we come from does not change.
    private static final class Beyond {
        static final List<Path> JAVA = of(ClassPath.class.getClassLoader());
    }

    /// As the compiler takes it: that of this process, and what the loader has that we come from, where a program within another has one of its own.
    public static String text() {
        StringJoiner all = new StringJoiner(File.pathSeparator);
        all.add(System.getProperty("java.class.path"));
        beyondJava().forEach(path -> all.add(path.toString()));
        return all.toString();
    }

    /// What is not on the class path that Java was started with: where a program within another has a loader of its own.
    static List<Path> beyondJava() {
        return Beyond.JAVA;
    }

    private static List<Path> of(ClassLoader ours) {
        Set<Path> all = new LinkedHashSet<>();
        for (ClassLoader loader = ours; loader != null && loader != ClassLoader.getSystemClassLoader() && loader != ClassLoader.getPlatformClassLoader(); loader = loader.getParent()) {
            for (URL url : places(loader)) add(url, all);
        }
        return List.copyOf(all);
    }

    /// What a loader has: it says so, or else each jar of it is where its manifest is.
    private static List<URL> places(ClassLoader loader) {
        if (loader instanceof URLClassLoader urls) return List.of(urls.getURLs());
        try {
            return Collections.list(loader.getResources(MANIFEST));
        } catch (IOException _) {
            return List.of();
        }
    }

    private static void add(URL url, Set<Path> all) {
        switch (url.getProtocol()) {
            case "file" -> all.add(Path.of(file(url)));
            case "jar" -> {
                try {
                    if (!(url.openConnection() instanceof JarURLConnection jar)) return;
                    URL outer = jar.getJarFileURL();
                    all.add(outer.getProtocol().equals("file") ? Path.of(file(outer)) : NestedJar.copied(jar.getJarFile()));
                } catch (IOException _) {
                    // as one that is not there: the compiler says what it misses
                }
            }
            default -> { }
        }
    }

    /// A URL is no URI where somebody has written a path into it as it is, with a space for instance.
    private static String file(URL url) {
        try {
            return withoutManifest(Path.of(url.toURI())).toString();
        } catch (URISyntaxException | IllegalArgumentException _) {
            return new File(url.getPath()).getPath();
        }
    }

    private static Path withoutManifest(Path path) {
        return path.endsWith(MANIFEST) ? path.getParent().getParent() : path;
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
