package dev.aquatint.shell.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/// The classes of one session's snippets.
///
/// All of them share one loader: javac takes snippets for one package, and only one loader makes them one at run time.
public final class SnippetClasses extends ClassLoader {
    private final Map<String, byte[]> bytes;

    /// @param bytes class files by binary name; may grow later
    public SnippetClasses(Map<String, byte[]> bytes, ClassLoader parent) {
        super("snippets", parent);
        this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] found = bytes.get(name);
        if (found == null) throw new ClassNotFoundException(name);
        return defineClass(name, found, 0, found.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] found = name.endsWith(".class") ? bytes.get(name.substring(0, name.length() - 6).replace('/', '.')) : null;
        return found == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(found);
    }
}
