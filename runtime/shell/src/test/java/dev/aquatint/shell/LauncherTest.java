package dev.aquatint.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The script that people type: what it says where it cannot start.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LauncherTest {
    private static final List<String> TOOLS = List.of("sh", "sed", "grep", "head", "sort", "tail", "find", "id", "dirname", "basename", "readlink", "mkdir", "cat", "rm", "touch", "sleep", "env");
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

    @Test
    void a_maven_that_is_too_old_is_named_with_its_version(@TempDir Path folder) throws Exception {
        Path checkout = checkout(folder), old = tool(folder, "mvn", "echo 'Apache Maven 3.6.3 (cecedd3)'");

        assertThat(said(checkout, folder)).isEqualTo("aquatint is not built yet, and cannot be: " + old + " is Maven 3.6.3: install Maven 3.8.7 or newer\n");
    }

    @Test
    void a_machine_without_maven_is_told_what_to_install(@TempDir Path folder) throws Exception {
        assertThat(said(checkout(folder), folder)).isEqualTo("aquatint is not built yet, and cannot be: there is no mvn on the PATH: install Maven 3.8.7 or newer\n");
    }

    @Test
    void a_first_build_without_npm_is_told_what_for(@TempDir Path folder) throws Exception {
        Path checkout = checkout(folder);
        tool(folder, "mvn", "echo 'Apache Maven 3.10.0 (x)'");

        assertThat(said(checkout, folder)).isEqualTo("aquatint is not built yet, and cannot be: there is no npm on the PATH, which the first build takes BokehJS and coastlines from: install Node.js\n");
    }

    @Test
    void a_build_that_reaches_no_repository_says_so_in_place_of_what_maven_says(@TempDir Path folder) throws Exception {
        Path checkout = checkout(folder);
        tool(folder, "npm", "exit 0");
        tool(folder, "mvn", "[ \"$1\" = -version ] && echo 'Apache Maven 3.9.9 (x)' && exit\necho '[ERROR] transfer failed: Unknown host repo.example.org'\nexit 1");

        assertThat(said(checkout, folder)).startsWith("building Aquatint").contains("could not reach them").contains("all of it is in " + checkout).doesNotContain("[ERROR]");
    }

    @Test
    void a_checkout_of_somebody_else_is_not_waited_for(@TempDir Path folder) throws Exception {
        boolean root = System.getProperty("user.name").equals("root");
        assumeTrue(!root || Files.isExecutable(Path.of("/usr/bin/setpriv")), "root may write everywhere, and there is no setpriv");
        Path checkout = checkout(folder), home = checkout.resolve("dsl");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(checkout, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(said(checkout, folder, root ? new String[] {"/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"} : new String[0]))
                    .matches("aquatint is not built yet, and cannot be: \\S.* may not write to " + Pattern.quote(checkout.toString()) + "\n");
        } finally {
            Files.setPosixFilePermissions(checkout, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /// As much of a checkout as the launcher looks at, in a folder with spaces.
    private static Path checkout(Path folder) throws IOException {
        Path checkout = Files.createDirectories(folder.toRealPath().resolve("a check out"));
        for (String each : List.of("dsl", "runtime/shell", "web/document", "web/server", "scripts")) Files.createDirectories(checkout.resolve(each));
        Files.createFile(checkout.resolve("pom.xml"));
        Files.copy(LAUNCHER, checkout.resolve("scripts/aquatint"));
        tool(folder, "true", "");
        return checkout;
    }

    private static Path tool(Path folder, String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.toRealPath().resolve("bin"));
        for (String each : TOOLS) {
            Path there = Stream.of("/usr/bin", "/bin").map(d -> Path.of(d, each)).filter(Files::isExecutable).findFirst().orElseThrow();
            if (!Files.exists(bin.resolve(each))) script(bin.resolve(each), "exec " + there + " \"$@\"");
        }
        return script(bin.resolve(name), script);
    }

    private static Path script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private static String said(Path checkout, Path folder, String... as) throws Exception {
        List<String> words = new ArrayList<>(List.of(as));
        words.addAll(List.of("/bin/sh", checkout.resolve("scripts/aquatint").toString(), "--version"));
        ProcessBuilder line = new ProcessBuilder(words);
        line.environment().put("AQUATINT_JAVA_HOME", System.getProperty("java.home"));
        line.environment().put("PATH", folder.toRealPath().resolve("bin").toString());
        Process process = line.start();
        process.getOutputStream().close();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return said;
    }
}
