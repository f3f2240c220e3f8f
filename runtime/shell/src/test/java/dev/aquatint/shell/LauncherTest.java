package dev.aquatint.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The script that people type: what it says where it cannot start.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LauncherTest {
    private static final Path LAUNCHER = Path.of("../../scripts/aquatint").toAbsolutePath().normalize();

    @Test
    void a_java_home_that_is_too_old_or_not_there_is_named() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell");
        ProcessBuilder line = new ProcessBuilder("/bin/sh", LAUNCHER.toString(), "--version");
        line.environment().put("AQUATINT_JAVA_HOME", "/no/such/jdk");
        Process process = line.start();
        process.getOutputStream().close();

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("AQUATINT_JAVA_HOME=/no/such/jdk is no JDK 25 or newer\n");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void the_launcher_is_a_script_that_any_posix_shell_reads() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell");

        assertThat(new ProcessBuilder("/bin/sh", "-n", LAUNCHER.toString()).inheritIO().start().waitFor()).isZero();
        assertThat(Files.isExecutable(LAUNCHER)).isTrue();
    }
}
