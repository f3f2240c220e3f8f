package dev.aquatint.shell.script;

import dev.aquatint.layout.Column;
import dev.aquatint.layout.Viewable;
import dev.aquatint.server.App;
import dev.aquatint.shell.engine.Arguments;
import dev.aquatint.shell.engine.Failure;
import dev.aquatint.shell.engine.SnippetClasses;
import dev.aquatint.shell.engine.Succession;
import dev.aquatint.shell.script.Recorder.Step;
import dev.aquatint.spi.Display;
import dev.aquatint.spi.Sharing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// A script that is ready to run, again and again: each instance has classes and variables of its own, and shares only the data.
public final class CompiledScript implements App, AutoCloseable {
    private static final int REMEMBERED = 1000;

    private final Path file;
    private final String title;
    private final List<String> arguments;
    private final Map<String, byte[]> classes;
    private final List<Step> steps;
    private final List<Path> libraries;
    private final SortedMap<String, Path> files;
    private final List<String> runtimeOptions, warnings;
    private final ClassLoader classPath;
    private final SharedValues shared = new SharedValues();
    /// What has failed in its pages, and where.
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    /// The first instance stays, and with it the data that it has loaded: the next one finds it, even if nobody looked in between.
    private final AtomicReference<ClassLoader> first = new AtomicReference<>();

    /// @param source where it comes from, or null for one whose libraries and files are on the class path already
    /// @param classPath of its classes
    CompiledScript(Path file, String title, List<String> arguments, Map<String, byte[]> classes, List<Step> steps, ScriptSource source, List<String> warnings, ClassLoader classPath) {
        this.file = file;
        this.title = title;
        this.arguments = List.copyOf(arguments);
        this.classes = Map.copyOf(classes);
        this.steps = List.copyOf(steps);
        this.warnings = List.copyOf(warnings);
        this.classPath = classPath;
        libraries = source == null ? List.of() : List.copyOf(source.libraries());
        files = source == null ? new TreeMap<>() : new TreeMap<>(source.files());
        runtimeOptions = source == null ? List.of() : source.runtimeOptions();
    }

    /// What the classes of a script see besides one another: ours, its libraries, and the files it brings as resources.
    static ClassLoader loader(List<Path> libraries, SortedMap<String, Path> files) {
        ClassLoader ours = CompiledScript.class.getClassLoader();
        return libraries.isEmpty() && files.isEmpty() ? ours : new ScriptLibraries(libraries, files, ours);
    }

    public Path file() {
        return file;
    }

    /// The first comment of the script, else its name.
    public String title() {
        return title;
    }

    /// The same for the same text, in hexadecimal digits.
    public String fingerprint() {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            all.update(title.getBytes(StandardCharsets.UTF_8));
            new TreeMap<>(classes).forEach((name, bytes) -> {
                all.update(name.getBytes(StandardCharsets.UTF_8));
                all.update(bytes);
            });
            return HexFormat.of().formatHex(all.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All texts that stand in the script as literals, in order.
    public SortedSet<String> literals() {
        SortedSet<String> all = new TreeSet<>();
        for (byte[] bytes : classes.values()) {
            for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
                if (entry instanceof StringEntry text) all.add(text.stringValue());
            }
        }
        return all;
    }

    /// The jars of its `//DEPS`, in the order of the class path.
    public List<Path> libraries() {
        return libraries;
    }

    /// Its `//FILES`, by the names that they are found by as resources.
    public SortedMap<String, Path> files() {
        return files;
    }

    /// What it asks of the JVM.
    public List<String> runtimeOptions() {
        return runtimeOptions;
    }

    /// What in it was not understood and is left alone, a line each.
    public List<String> warnings() {
        return warnings;
    }

    Map<String, byte[]> classes() {
        return classes;
    }

    List<Step> steps() {
        return steps;
    }

    /// A fresh instance with the arguments the script was compiled with.
    @Override
    public Page open(Request request) throws ScriptFailed {
        return open(arguments);
    }

    /// Runs the script from its first line, on this thread.
    ///
    /// @param arguments what it sees as `args`
    /// @throws ScriptFailed if it throws, or if nothing in it was shown or could be
    public Page open(List<String> arguments) throws ScriptFailed {
        SnippetClasses loader = new SnippetClasses(classes, classPath);
        List<Viewable> shown = new ArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Viewable last = ScopedValue.where(Display.CURRENT, shown::add).where(Arguments.CURRENT, arguments).where(Sharing.CURRENT, shared).call(() -> run(loader));
            if (shown.isEmpty() && last == null) throw new ScriptFailed(name() + ": nothing to show: show(...) was never called", null);
            first.compareAndSet(null, loader);
            return new Opened(shown.isEmpty() ? last : shown.size() == 1 ? shown.getFirst() : new Column(shown));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// @return the last value that can be shown, or null
    private Viewable run(SnippetClasses loader) throws ScriptFailed {
        Viewable last = null;
        try {
            for (Step step : steps) {
                switch (step) {
                    case Step.Replace(String from, String to) -> Succession.handOn(loader.loadClass(from), loader.loadClass(to));
                    case Step.Invoke(String type, String method) -> {
                        Method snippet = loader.loadClass(type).getDeclaredMethod(method);
                        snippet.setAccessible(true);
                        if (snippet.invoke(null) instanceof Viewable v) last = v;
                    }
                }
            }
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw new ScriptFailed(line(cause).map(at -> at + ": ").orElse(name() + ": ") + Failure.describe(cause), cause);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new ScriptFailed(name() + " does not fit the class path it was compiled with: " + e, e);
        }
        return last;
    }

    /// Where in the script something was thrown, as in `nyc_taxi.jsh line 12`; empty if not from there.
    private Optional<String> line(Throwable error) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            for (StackTraceElement frame : t.getStackTrace()) {
                String of = String.valueOf(frame.getFileName());
                if (Succession.wrapperOf(frame.getClassName()).isPresent() && !of.startsWith("$") && frame.getLineNumber() > 0) {
                    return Optional.of(of + " line " + frame.getLineNumber());
                }
            }
        }
        return Optional.empty();
    }

    /// Lets go of the jars of its libraries. Pages that are open must be closed before.
    @Override
    public void close() {
        try {
            if (classPath instanceof ScriptLibraries libraries) libraries.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name() {
        return file.getFileName().toString();
    }

    private final class Opened implements Page {
        private final Viewable root;

        Opened(Viewable root) {
            this.root = root;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public Viewable root() {
            return root;
        }

        @Override
        public boolean ownsRoot() {
            return true;
        }

        @Override
        public Optional<String> locate(Throwable error) {
            return line(error);
        }

        /// Many people may look at a script that fails, each at a page of their own, and the first of all is the server: it is said once.
        @Override
        public void failed(String message, String where) {
            if (said.size() >= REMEMBERED) said.clear();
            if (said.add(where + message)) Page.super.failed(message, where);
        }
    }
}
