package dev.aquatint.shell;

import dev.aquatint.shell.engine.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A JVM that was started with our agent, as the launcher does it.
public final class WithAgent {
    private WithAgent() {}

    /// @param folder where the agent's jar may lie
    /// @param line options, main class and arguments
    public static ProcessBuilder java(Path folder, String... line) throws IOException {
        List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-javaagent:" + agent(folder), "-XX:-PrintWarnings",
                "-XX:+AllowRedefinitionToAddDeleteMethods", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
        all.addAll(List.of(line));
        return new ProcessBuilder(all);
    }

    private static Path agent(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Agent.class.getName());
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        Path jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
