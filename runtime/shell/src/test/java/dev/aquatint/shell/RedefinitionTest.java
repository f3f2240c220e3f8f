package dev.aquatint.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.shell.engine.Agent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the agent, as the launcher starts it: the whole command in a JVM of its own.
class RedefinitionTest {
    @TempDir
    private Path folder;

    private String answers(String typed) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-javaagent:" + agent(), "-XX:-PrintWarnings",
                "-XX:+AllowRedefinitionToAddDeleteMethods", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Main.class.getName()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        }
        String answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return answers;
    }

    private Path agent() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Agent.class.getName());
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        Path jar = folder.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    @Test
    void what_is_declared_again_reaches_what_is_there_already() throws Exception {
        assertThat(answers("""
                int f() { return 1; }
                var v = f();
                Supplier<Integer> s = () -> f();
                int f() { return 2; }
                v + " " + s.get()
                int f() { return List.of(1, 2).stream().mapToInt(i -> 2 * i).sum(); }
                v + " " + s.get()
                class Q extends Parameterized { @Param(max = 9) int n = 1; int g() { return n; } void up() { n = n + 4; } }
                var q = new Q();
                class Q extends Parameterized { @Param(max = 9) int n = 1; int g() { return -n; } void up() { n += 7; } }
                q.up(); q.g()
                q.up();
                """).lines().filter(line -> line.matches("\\$.*|\\|  Q.*"))).containsExactly("$1 ==> \"1 2\"", "$2 ==> \"1 6\"", "$3 ==> -8", "|  Q.n must be at most 9, not 15");
    }
}
