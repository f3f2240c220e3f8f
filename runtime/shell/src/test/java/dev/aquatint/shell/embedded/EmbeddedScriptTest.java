package dev.aquatint.shell.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Scripts in another program. A few times by default; whole with `mvn -pl runtime/shell -am verify -Dtest=EmbeddedScriptTest -Dsurefire.failIfNoSpecifiedTests=false -Dcycles=1000`.
class EmbeddedScriptTest {
    private static final int CYCLES = Integer.getInteger("cycles", 6), CLASSES_OF_THE_JDK = 200;

    /// The JVM holds the last types a method was called with until memory is short, classes of a program that has gone among them: memory is always short here.
    @Test
    @Timeout(3600)
    void scripts_that_were_stopped_leave_no_thread_no_port_and_no_class() throws Exception {
        Process host = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:SoftRefLRUPolicyMSPerMB=0",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", System.getProperty("java.class.path"), Host.class.getName(), String.valueOf(CYCLES)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> said = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

        assertThat(host.waitFor()).isZero();
        assertThat(said).hasSize(3).contains("threads: []", "loader: gone");
        assertThat(Integer.parseInt(said.getFirst().substring("classes: ".length()))).isLessThan(CLASSES_OF_THE_JDK);
    }
}
