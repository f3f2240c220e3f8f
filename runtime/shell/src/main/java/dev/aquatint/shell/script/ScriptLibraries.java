package dev.aquatint.shell.script;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/// The libraries of a script, and its files as resources. What Aquatint itself runs on comes first.
final class ScriptLibraries extends URLClassLoader {
    private final Map<String, Path> files;

    ScriptLibraries(List<Path> jars, Map<String, Path> files, ClassLoader parent) {
        super("script libraries", jars.stream().map(ScriptLibraries::url).toArray(URL[]::new), parent);
        this.files = Map.copyOf(files);
    }

    @Override
    public URL findResource(String name) {
        Path file = files.get(name);
        return file == null ? super.findResource(name) : url(file);
    }

    @Override
    public Enumeration<URL> findResources(String name) throws IOException {
        Path file = files.get(name);
        return file == null ? super.findResources(name) : Collections.enumeration(List.of(url(file)));
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
