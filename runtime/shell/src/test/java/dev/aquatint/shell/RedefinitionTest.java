package dev.aquatint.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is declared again and again, in a JVM of its own with little memory. By default small; whole with
/// `mvn -pl runtime/shell -am verify -Dtest=RedefinitionTest -Dsurefire.failIfNoSpecifiedTests=false -Dredefinitions=1000 -Dheap=512m -Dmegabytes=100`.
class RedefinitionTest {
    private static final int TIMES = Integer.getInteger("redefinitions", 40), MEGABYTES = Integer.getInteger("megabytes", 32);
    private static final String HEAP = System.getProperty("heap", "160m");

    @TempDir
    private Path folder;

    private List<String> answers(List<String> command, String declaration) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write((declaration + "\n").repeat(TIMES).getBytes(StandardCharsets.UTF_8));
            in.write("df.rows()\n".getBytes(StandardCharsets.UTF_8));
        }
        List<String> answers = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith(" ")).toList();
        assertThat(process.waitFor()).isZero();
        return answers;
    }

    private List<String> java(boolean agent) throws Exception {
        List<String> line = new ArrayList<>(WithAgent.java(folder, "-Xmx" + HEAP, "-XX:MaxDirectMemorySize=" + HEAP, Main.class.getName()).command());
        if (!agent) line.removeIf(option -> option.startsWith("-javaagent:"));
        return line;
    }

    private static String frame() {
        return "var df = frame(Map.of(\"x\", new double[%d]))".formatted(MEGABYTES << 17);
    }

    @Test
    void a_frame_that_is_declared_again_and_again_lets_go_of_the_one_before() throws Exception {
        List<String> answers = answers(java(true), frame());

        assertThat(answers).endsWith("$%d ==> %d".formatted(TIMES + 1, MEGABYTES << 17)).noneMatch(a -> a.contains("OutOfMemory"));
    }

    @Test
    void so_it_does_without_the_agent() throws Exception {
        List<String> answers = answers(java(false), frame());

        assertThat(answers).endsWith("$%d ==> %d".formatted(TIMES + 1, MEGABYTES << 17)).noneMatch(a -> a.contains("OutOfMemory"));
    }
}
