package dev.aquatint.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program of embed's README, copied from there and built from scratch with the jars of this build, without network.
@Timeout(240)
class ReadmeTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String REPOSITORY = System.getProperty("repository");

    @Test
    void the_program_of_the_readme_builds_and_shows_its_page(@TempDir Path folder) throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator)).anyMatch(d -> Files.isExecutable(Path.of(d, "mvn"))), "there is no mvn on the PATH");
        String readme = Files.readString(Path.of("..", "README.md"));
        Path app = Files.createDirectory(folder.resolve("an app")), sources = Files.createDirectories(app.resolve("src/main/java/org/example"));
        Files.writeString(app.resolve("pom.xml"), block(readme, "xml"));
        Files.writeString(sources.resolve("Trips.java"), block(readme, "java"));
        Path classPath = folder.resolve("class-path"), repository = repository();
        String built = maven(app, "-Dmaven.repo.local=" + repository, "compiler:compile", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath", "-Dmdep.outputFile=" + classPath);
        assertThat(classPath).as(built).exists();

        Process program = new ProcessBuilder(JAVA.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-cp", app.resolve("target/classes") + File.pathSeparator + Files.readString(classPath), "org.example.Trips").redirectErrorStream(true).start();
        try (var out = program.inputReader()) {
            String first = out.readLine();
            assertThat(first).startsWith("http://");
            assertThat(Visit.to(URI.create(first))).isGreaterThan(Visit.RASTER);
            program.outputWriter().append('\n').flush();
            assertThat(out.lines().toList()).isEmpty();
            assertThat(program.waitFor()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    private static String block(String readme, String language) {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }

    /// What Maven has on this machine by links, and our jars of this build beside it: nothing of ours goes into the user's repository.
    private static Path repository() throws IOException {
        Path own = Files.createDirectories(Path.of("target/maven").toAbsolutePath()), users = Path.of(REPOSITORY);
        link(users, own, "dev");
        Path dev = Files.createDirectories(own.resolve("dev"));
        if (Files.isDirectory(users.resolve("dev"))) link(users.resolve("dev"), dev, "aquatint");
        link(Path.of("target/repository/dev/aquatint").toAbsolutePath(), dev);
        return own;
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path each : all.toList()) {
                if (!each.endsWith(except)) link(each, to);
            }
        }
    }

    private static void link(Path each, Path into) throws IOException {
        Files.deleteIfExists(into.resolve(each.getFileName()));
        Files.createSymbolicLink(into.resolve(each.getFileName()), each);
    }

    private static String maven(Path app, String... goals) throws IOException, InterruptedException {
        ProcessBuilder maven = new ProcessBuilder(Stream.concat(Stream.of("mvn", "-B", "-q", "-o"), List.of(goals).stream()).toList()).directory(app.toFile()).redirectErrorStream(true);
        maven.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        maven.environment().put("JAVA_HOME", JAVA.toString());
        maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = maven.start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        }
    }
}
