package dev.aquatint.shell.engine;

import java.lang.instrument.Instrumentation;
import java.util.Optional;

/// How a running JVM gets new code for a class it has: named in the jar's manifest, started with it.
public final class Agent {
    private static volatile Instrumentation instrumentation;

    private Agent() {}

    /// Called by the JVM for `Launcher-Agent-Class` and when attached later.
    public static void agentmain(@SuppressWarnings("unused") String options, Instrumentation given) {
        instrumentation = given;
    }

    /// Called by the JVM for `-javaagent`.
    public static void premain(String options, Instrumentation given) {
        agentmain(options, given);
    }

    /// Empty where the JVM was started without our agent: as a library in another program.
    static Optional<Instrumentation> instrumentation() {
        return Optional.ofNullable(instrumentation).filter(Instrumentation::isRedefineClassesSupported);
    }
}
