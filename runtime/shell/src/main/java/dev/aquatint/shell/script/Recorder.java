package dev.aquatint.shell.script;

import dev.aquatint.shell.engine.ExitCalls;
import dev.aquatint.shell.engine.ParamWrites;
import dev.aquatint.shell.engine.StopChecks;
import dev.aquatint.shell.engine.Succession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.spi.ExecutionControl;

/// Writes down what JShell would have run, and runs nothing.
final class Recorder implements ExecutionControl {

    /// What is done, in order, to run a script.
    sealed interface Step {
        /// Call the code of a snippet.
        record Invoke(String className, String method) implements Step {}

        /// Go on with another class for the same snippet.
        record Replace(String before, String now) implements Step {}
    }

    final Map<String, byte[]> classes = new LinkedHashMap<>();
    final List<Step> steps = new ArrayList<>();
    private final ParamWrites paramWrites;
    private final StopChecks stopChecks;
    private final Succession succession = new Succession();

    Recorder(ClassLoader classPath) {
        paramWrites = new ParamWrites(classPath);
        stopChecks = new StopChecks(paramWrites.classFile());
    }

    @Override
    public void load(ClassBytecodes[] loaded) {
        List<byte[]> rewritten = paramWrites.rewritten(Arrays.stream(loaded).map(ClassBytecodes::bytecodes).toList());
        for (int i = 0; i < loaded.length; i++) {
            String name = loaded[i].name();
            classes.put(name, ExitCalls.refused(stopChecks.added(rewritten.get(i)), paramWrites.classFile(), ExitCalls.Of.APP));
            succession.replacedBy(name).ifPresent(before -> steps.add(new Step.Replace(before, name)));
        }
    }

    /// Never in place: code that was recorded earlier must find the class as it was.
    @Override
    public void redefine(ClassBytecodes[] changed) throws NotImplementedException {
        throw new NotImplementedException("a script is compiled before it is run");
    }

    @Override
    public String invoke(String className, String method) {
        steps.add(new Step.Invoke(className, method));
        return "";
    }

    @Override
    public String varValue(String className, String name) {
        return "";
    }

    /// Nothing is run here; the compiler knows the path already.
    @Override
    public void addToClasspath(String path) {}

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException(command);
    }

    @Override
    public void stop() {}

    @Override
    public void close() {}
}
