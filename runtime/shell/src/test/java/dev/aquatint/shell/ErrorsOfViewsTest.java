package dev.aquatint.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A view that fails says so where the command was typed, too: once, in however many tabs it is open.
@Timeout(120)
class ErrorsOfViewsTest {
    private static final String SCRIPT = """
            var df = frame(Map.of("x", new double[] {1, 2}, "y", new double[] {1, 2}));
            class Explorer extends Parameterized {
                @Param(min = 1, max = 9) int size = 4;
                Points view() {
                    return points(df, "nope", "y").size(size);
                }
            }
            var explorer = new Explorer();
            show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
            """;
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    @TempDir
    private Path folder;

    private Process aquatint(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(Main.class.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder process = WithAgent.java(folder, line.toArray(String[]::new)).redirectError(folder.resolve("errors").toFile());
        process.environment().put("AQUATINT_CACHE", folder.resolve("cache").toString());
        process.environment().put("BROWSER", "none");
        return process.start();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private static void seenTwice(URI page) throws Exception {
        try (Tab one = new Tab(page); Tab other = new Tab(page)) {
            one.until("nope");
            other.until("nope");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "watch", "serve"})
    void an_error_of_a_view_stands_in_the_terminal_once_with_its_line(String command) throws Exception {
        Path script = Files.writeString(folder.resolve("app.jsh"), SCRIPT);
        Process process = command.equals("serve") ? aquatint(command, script.toString(), "--port", "0") : aquatint(command, script.toString(), "--no-browser");
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            seenTwice(URI.create(out.readLine()));
        } finally {
            process.destroy();
            process.waitFor();
        }

        assertThat(errors().lines().filter(l -> l.contains("nope"))).as(errors()).singleElement().asString().contains("app.jsh line 5: no column 'nope' in frame");
    }

    @Test
    void an_error_of_a_view_stands_at_the_prompt_once_with_its_line() throws Exception {
        Process process = aquatint();
        try (var in = process.outputWriter(StandardCharsets.UTF_8); var out = process.inputReader(StandardCharsets.UTF_8)) {
            in.write(SCRIPT + "\n");
            in.flush();
            String page = "";
            for (Matcher m = ADDRESS.matcher(""); page.isEmpty(); Thread.onSpinWait()) {
                if (m.reset(Files.exists(folder.resolve("errors")) ? errors() : "").find()) page = m.group();
            }
            seenTwice(URI.create(page));
            in.close();
            String said = String.join("\n", out.lines().toList());

            assertThat(said.lines().filter(l -> l.contains("nope"))).as(said).satisfiesExactly(l -> assertThat(l).startsWith("|  no column 'nope' in frame"),
                    l -> assertThat(l).isEqualTo("|    line 5: return points(df, \"nope\", \"y\").size(size);"));
        }
    }
}
