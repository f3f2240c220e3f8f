package dev.aquatint.shell.engine;

import dev.aquatint.layout.Viewable;
import dev.aquatint.spi.Display;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/// Runs the snippets of a prompt in this process.
///
/// Differs from JShell's own engines in what it keeps: values stay objects, and stay, when what they depend on is declared
/// again. A class that can be changed in place is; where the JVM cannot, or was started without our agent, its successor
/// inherits the values of the variables.
public final class SnippetEngine extends DirectExecutionControl implements AutoCloseable {
    private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
    private final Extras classPath = new Extras(SnippetEngine.class.getClassLoader());
    private final SnippetClasses classes = new SnippetClasses(bytes, classPath);
    private final ParamWrites paramWrites = new ParamWrites(classPath);
    private final StopChecks stopChecks = new StopChecks(paramWrites.classFile());
    private final Succession succession = new Succession();
    private final SnippetThread thread = new SnippetThread();
    private final Optional<Instrumentation> instrumentation;
    private final Display display;
    private final Progress progress;
    private final Map<String, Set<String>> lost = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> live = new ConcurrentHashMap<>();
    private volatile Predicate<Replacement> consent = _ -> true;
    private volatile Consumer<String> beforeRun = _ -> { };
    private volatile Object value;
    private volatile Throwable error;
    private volatile boolean stopped, changed, replaced, reshaped, measuring, showed;
    private volatile Cost cost;
    private volatile List<String> arguments = List.of();

    /// What may be added to the class path later.
    private static final class Extras extends URLClassLoader {
        Extras(ClassLoader parent) {
            super("snippet class path", new URL[0], parent);
        }

        @Override
        protected void addURL(URL url) {
            super.addURL(url);
        }
    }

    /// @param display where `show` shows things
    /// @param progress who is told how far loading is
    public SnippetEngine(Display display, Progress progress) {
        this(display, progress, Agent.instrumentation());
    }

    SnippetEngine(Display display, Progress progress, Optional<Instrumentation> instrumentation) {
        this.display = display;
        this.progress = progress;
        this.instrumentation = instrumentation;
    }

    /// The value of the last snippet, once: whoever asks takes it.
    public Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /// What the last snippet threw, once; null if it did not.
    public Throwable takeError() {
        Throwable taken = error;
        error = null;
        return taken;
    }

    /// Whether the last snippet was stopped, once. If there is an error as well it did not react and goes on unattended.
    boolean takeStopped() {
        boolean taken = stopped;
        stopped = false;
        return taken;
    }

    private void show(Viewable what) {
        showed = true;
        display.show(what);
    }

    /// Whether a snippet has shown something since the last call.
    boolean takeShowed() {
        boolean taken = showed;
        showed = false;
        return taken;
    }

    /// Whether code that was there already was changed in place since the last call.
    boolean takeChanged() {
        boolean taken = changed;
        changed = false;
        return taken;
    }

    /// Whether classes came or changed since the last call in a way that matters to who is compiled against them.
    boolean takeReshaped() {
        boolean taken = reshaped;
        reshaped = false;
        return taken;
    }

    /// Names mean something else from now on.
    void reshaped() {
        reshaped = true;
    }

    /// Whether code was replaced since the last call because there is no agent: what was made before keeps the old.
    boolean takeReplaced() {
        boolean taken = replaced;
        replaced = false;
        return taken;
    }

    /// Who is asked before variables lose their values; if not, [Kept] is thrown out of JShell.
    void consent(Predicate<Replacement> asked) {
        consent = asked;
    }

    /// Who is told which wrapper class is about to run.
    void beforeRun(Consumer<String> told) {
        beforeRun = told;
    }

    /// Runs something on the thread of snippets, and waits for it.
    ///
    /// @return whether it was stopped
    boolean during(Runnable action) {
        try {
            thread.run(() -> {
                Thread.currentThread().setContextClassLoader(classes);
                action.run();
                return null;
            });
            return false;
        } catch (SnippetThread.Stopped _) {
            return true;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// A class stays as it was, for the sake of the values there are.
    static final class Kept extends RuntimeException {
        private static final long serialVersionUID = 1;

        Kept() {
            super("kept", null, false, false);
        }
    }

    /// Runs something while snippets see these arguments.
    void with(List<String> given, Runnable action) {
        arguments = given;
        action.run();
        arguments = List.of();
    }

    /// Variables that lost their values since the last call because their classes were replaced.
    public Set<String> takeLost() {
        Set<String> names = new LinkedHashSet<>();
        lost.values().forEach(names::addAll);
        lost.clear();
        return names;
    }

    @Override
    public void load(ClassBytecodes[] loaded) throws ClassInstallException {
        reshaped = true;
        boolean[] done = new boolean[loaded.length];
        try {
            List<byte[]> rewritten = rewritten(loaded);
            for (int i = 0; i < loaded.length; i++) bytes.put(loaded[i].name(), rewritten.get(i));
            for (int i = 0; i < loaded.length; i++) {
                Class<?> now = classes.loadClass(loaded[i].name());
                now.getDeclaredMethods();       // linked now, so that what is wrong is said for this snippet
                done[i] = true;
                live.put(loaded[i].name(), now);
                Optional<String> before = succession.replacedBy(loaded[i].name());
                if (before.isPresent()) inherit(classes.loadClass(before.get()), now);
            }
        } catch (ClassNotFoundException | LinkageError | IllegalArgumentException e) {
            throw new ClassInstallException("load: " + e, done);
        }
    }

    private List<byte[]> rewritten(ClassBytecodes[] given) {
        return paramWrites.rewritten(Arrays.stream(given).map(c -> PrivateMethods.madeFinal(c.bytecodes())).toList()).stream().map(stopChecks::added)
                .map(bytes -> ExitCalls.refused(bytes, paramWrites.classFile(), ExitCalls.Of.PROMPT)).toList();
    }

    private void inherit(Class<?> before, Class<?> now) throws ClassNotFoundException {
        Optional<String> outlived = succession.before(before.getName());
        if (outlived.isPresent()) Succession.clear(classes.loadClass(outlived.get()));      // only the last one may still be read by old lambdas
        live.keySet().removeIf(name -> Succession.wrapperOf(name).filter(before.getName()::equals).isPresent());
        Set<String> names = new LinkedHashSet<>(Succession.handOn(before, now));
        Set<String> earlier = lost.remove(before.getName());
        if (earlier != null) names.addAll(earlier);
        if (!names.isEmpty()) lost.put(now.getName(), names);
    }

    @Override
    public void redefine(ClassBytecodes[] changes) throws ClassInstallException, NotImplementedException {
        if (instrumentation.isEmpty()) {
            replaced = true;
            ask(changes, "started without Aquatint's agent");
            throw new NotImplementedException("started without the agent");
        }
        try {
            List<byte[]> rewritten = rewritten(changes);
            List<ClassDefinition> definitions = new ArrayList<>();
            for (int i = 0; i < changes.length; i++) definitions.add(new ClassDefinition(classes.loadClass(changes[i].name()), rewritten.get(i)));
            instrumentation.get().redefineClasses(definitions.toArray(ClassDefinition[]::new));
            for (int i = 0; i < changes.length; i++) {
                byte[] before = bytes.put(changes[i].name(), rewritten.get(i));
                reshaped |= !Outline.of(before).equals(Outline.of(rewritten.get(i)));
            }
            changed = true;
        } catch (UnsupportedOperationException | LinkageError | ClassNotFoundException | UnmodifiableClassException e) {
            ask(changes, Replacement.why(e));
            throw new ClassInstallException("redefine: " + e, new boolean[changes.length]);
        }
    }

    /// JShell is about to replace these classes.
    private void ask(ClassBytecodes[] changes, String why) {
        List<Class<?>> refused = Arrays.stream(changes).map(c -> live.get(c.name())).filter(Objects::nonNull).<Class<?>>map(c -> c).toList();
        Replacement replacement = Replacement.of(refused, live.values(), why);
        if (!replacement.refused().isEmpty() && !consent.test(replacement)) throw new Kept();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        return classes.loadClass(name);
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        value = null;
        error = null;
        stopped = false;
        lost.remove(snippet.getDeclaringClass().getName());
        beforeRun.accept(snippet.getDeclaringClass().getName());
        try {
            return (String) thread.run(() -> {
                Thread.currentThread().setContextClassLoader(classes);
                return ScopedValue.where(Display.CURRENT, this::show).where(Progress.CURRENT, progress).where(Arguments.CURRENT, arguments).call(() -> {
                    value = measuring ? measured(snippet) : snippet.invoke(null);
                    return Printed.of(value);
                });
            });
        } catch (SnippetThread.Stopped e) {
            value = null;
            stopped = true;
            error = e.leftBehind ? new IllegalStateException("the snippet does not react and was left running in the background") : null;
            throw new StoppedException();
        } catch (InvocationTargetException e) {
            error = e.getCause();
            throw e;
        } catch (RuntimeException | Error e) {
            error = e;                          // a toString of the user's own
            throw new InvocationTargetException(e);
        }
    }

    private Object measured(Method snippet) throws Exception {
        Cost.Measured measured = Cost.of(() -> snippet.invoke(null));
        cost = measured.cost();
        return measured.value();
    }

    /// Measures what snippets cost from now on, or not.
    void measure(boolean on) {
        measuring = on;
        cost = null;
    }

    /// What the last snippet cost that was measured and ran to its end, or null.
    Cost cost() {
        return cost;
    }

    @Override
    protected String throwConvertedInvocationException(Throwable cause) throws RunException, InternalException {
        if (!(cause instanceof SPIResolutionException)) error = cause;
        return super.throwConvertedInvocationException(cause);
    }

    @Override
    public String varValue(String className, String name) {
        return Printed.of(variable(className, name));
    }

    /// What a variable holds.
    Object variable(String className, String name) {
        try {
            var field = findClass(className).getDeclaredField(name);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException | RuntimeException _) {
            return null;        // declared, but never defined
        }
    }

    /// All classes of snippets as they are now.
    Collection<Class<?>> declared() {
        return live.values().stream().<Class<?>>map(c -> c).filter(Class::isMemberClass).toList();
    }

    /// Lets go of what the variables of a wrapper class hold.
    void forget(String className) {
        Class<?> wrapper = live.remove(className);
        if (wrapper != null) Succession.clear(wrapper);
    }

    /// Gives a variable a value without anybody's code.
    void variable(String className, String name, Object to) {
        try {
            var field = findClass(className).getDeclaredField(name);
            field.setAccessible(true);
            field.set(null, to);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        try {
            for (String each : path.split(java.io.File.pathSeparator)) classPath.addURL(Path.of(each).toUri().toURL());
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    /// A snippet is about to be compiled and run.
    void begin() {
        thread.begin();
    }

    /// Interrupts the running snippet; one that is still being compiled will not run.
    @Override
    public void stop() {
        thread.stop();
    }

    @Override
    public void close() {
        thread.close();
        try {
            classPath.close();
        } catch (IOException _) {
            // nothing is open any more that could be kept
        }
    }
}
