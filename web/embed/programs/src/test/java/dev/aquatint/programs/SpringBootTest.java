package dev.aquatint.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// [BootProgram], run from the jar that Spring Boot's plugin made: our jars are within it, and no file.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SpringBootTest {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final String SCRIPT = """
            import dev.aquatint.programs.BootProgram;
            class Explorer extends Parameterized {
                @Param(min = 0, max = 1) double alpha = 0.5;
                View view() { return points(trips.select("x", range(alpha, 3)), "x", "y").rasterize(); }
            }
            var trips = frame(Map.of("x", new double[] {1, 2, 3}, "y", BootProgram.heights()));
            var explorer = new Explorer();
            explorer.alpha = 0.25;
            show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
            """;

    private Process program;
    private String said = "", pages;

    @BeforeAll
    void starts(@TempDir Path folder) throws Exception {
        Path jar;
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            jar = built.filter(f -> f.toString().endsWith("-boot.jar")).findFirst().orElseThrow();
        }
        Path script = Files.writeString(folder.resolve("explorer.jsh"), SCRIPT);
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-jar", jar.toAbsolutePath().toString(), "--server.port=0", "--server.address=127.0.0.1", "--script=" + script).directory(folder.toFile()).redirectErrorStream(true);
        java.environment().put("AQUATINT_CACHE", folder.resolve("cache").toString());
        program = java.start();
        var out = program.inputReader();
        Matcher port = null;
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said += line + "\n";
            port = PORT.matcher(line);
            if (port.find()) break;
        }
        assertThat(said).containsPattern(PORT);
        try (HttpClient http = HttpClient.newHttpClient()) {
            pages = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/pages")).build(), BodyHandlers.ofString()).body();
        }
    }

    @AfterAll
    void stops() throws InterruptedException {
        program.destroy();
        program.waitFor();
    }

    @Test
    void its_view_is_drawn() throws Exception {
        assertThat(raster("view")).isGreaterThan(Visit.RASTER);
    }

    @Test
    void its_script_is_compiled_against_the_jars_within_the_jar_and_drawn() throws Exception {
        assertThat(raster("script")).isGreaterThan(Visit.RASTER);
    }

    @Test
    void its_logs_are_its_own_and_nothing_of_ours_comes_between() {
        assertThat(said).doesNotContain("SLF4J").doesNotContain("WARNING").contains(":: Spring Boot ::");
    }

    private int raster(String page) throws IOException, InterruptedException {
        Matcher address = Pattern.compile("\"" + page + "\":\"([^\"]+)\"").matcher(pages);
        assertThat(address.find()).as(pages).isTrue();
        return Visit.to(URI.create(address.group(1)));
    }
}
