package dev.aquatint.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The prompt as a person sees it, in a real terminal.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TerminalTest {
    @TempDir
    private Path folder;

    private List<String> command() throws Exception {
        return WithAgent.java(folder, "-Xmx512m", Main.class.getName()).command();
    }

    /// @param with variables of the environment
    private Tmux opened(Map<String, String> with) throws Exception {
        assumeTrue(Tmux.present(), "no tmux here: apt install tmux");
        Map<String, String> environment = new LinkedHashMap<>(Map.of("BROWSER", "none", "XDG_STATE_HOME", folder.toString(), "AQUATINT_CACHE", folder.toString(), "NO_COLOR", "", "COLORTERM", ""));
        environment.putAll(with);
        return new Tmux(folder, environment, command()).until("The page is http").prompt();
    }

    @Test
    void a_person_completes_pastes_stops_resizes_and_looks() throws Exception {
        try (Tmux t = opened(Map.of("COLORTERM", "truecolor"))) {
            t.type("var df = frame(Map.of(\"pickup_x\", new double[] {1, 2}, \"pickup_y\", new double[] {1, 2}))").press("Enter").until("2 rows").prompt();

            // columns in a text, and how a call reads; a second Tab tells what it does
            t.type("points(df, \"").press("Tab").until(s -> s.contains("points(df, \"pickup_") && s.contains("pickup_x") && s.lines().anyMatch(l -> l.matches("pickup_x\\s+pickup_y.*")));
            t.press("C-u").type("curve(").press("Tab").until("Tab again: what it does").press("Tab").until("lineWidth: in pixels");
            t.press("C-u").until(s -> s.lines().toList().getLast().equals("aquatint>"));

            // a pasted block is one input, blank lines and chains and all
            t.paste("int twice(int x) {\n\n    return 2 * x;\n}\nvar n = List.of(1, 2)\n        .size();\ntwice(n)").press("Enter").until("$4 ==> 4").prompt();
            assertThat(t.screen()).contains("|  twice(int)", "n ==> 2");

            // Ctrl-C: what is typed, then what runs, and nothing else
            t.type("nonsense(").until("aquatint> nonsense(").press("C-c").prompt();
            t.type("System.out.println(\"be\" + \"gun\"); Thread.sleep(600_000)").press("Enter").until("begun").press("C-c").until("|  stopped").prompt();
            t.type("n + 40").press("Enter").until("==> 42").prompt();

            // the window changes while something is typed
            t.type("List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)").tmux("resize-window", "-x", "50", "-y", "30");
            t.type(".size() + 1000").press("Enter").until("==> 1017").prompt().tmux("resize-window", "-x", "100", "-y", "40");

            // what a class would lose is asked about: objects that nothing can make again
            t.type("class P { int x; P(int x) { this.x = x; } }").press("Enter").until("|  class P").prompt().type("var p = List.of(new P(1))").press("Enter").until("p ==> [P@").prompt();
            t.type("class P { int x, y; P(int x) { this.x = x; } }").press("Enter").until("replace it all the same? [y/N]").type("n").press("Enter").until("|  nothing was changed").prompt();
            t.type("p.get(0).x + 70").press("Enter").until("==> 71").prompt();
            int number = Pattern.compile("\\$(\\d+) ==> 71").matcher(t.screen()).results().mapToInt(m -> Integer.parseInt(m.group(1))).findFirst().orElseThrow();
            t.type("/list").press("Enter").until("%4d : class P { int x; P(int x) { this.x = x; } }\n%4d : var p".formatted(number - 2, number - 1)).until("%4d : p.get(0).x + 70".formatted(number)).prompt();

            // a raster is a picture, and what is typed has colours
            t.type("canvas(8, 4).xRange(0, 3).yRange(0, 3).points(df, \"pickup_x\", \"pickup_y\", count())").press("Enter").until("raster 8 x 4").until(s -> s.contains("▀") || s.contains("▄"));
            assertThat(t.colours()).contains("38;2;");
            t.press("C-d").until(s -> !s.endsWith("aquatint>") || s.isEmpty() || s.contains("no server running"));
        }
    }

    @Test
    void whoever_wants_no_colours_gets_none() throws Exception {
        try (Tmux t = opened(Map.of("NO_COLOR", "1"))) {
            t.type("var s = \"text\" + 1 // a comment").press("Enter").until("s ==> ").prompt();

            assertThat(t.colours()).doesNotContain("\033[3", "\033[9");
        }
    }

    @Test
    void a_dumb_terminal_gets_plain_text() throws Exception {
        try (Tmux t = opened(Map.of("TERM", "dumb"))) {
            t.type("int n = 20").press("Enter").until("n ==> 20").prompt().type("n + 1").press("Enter").until("$2 ==> 21").prompt();
            t.type("canvas(40, 10).xRange(0, 3).yRange(0, 3).points(frame(Map.of(\"x\", new double[] {1, 2}, \"y\", new double[] {1, 2})), \"x\", \"y\", count())").press("Enter").until("raster 40 x 10");

            assertThat(t.colours()).doesNotContain("\033[3");
        }
    }

    @Test
    void a_pipe_gets_answers_and_nothing_else() throws Exception {
        ProcessBuilder line = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD);
        line.environment().put("BROWSER", "none");
        Process process = line.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("var n = 20\n/vars\nList.of(n)\n    .size()\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("n ==> 20\n   int n = 20\n$2 ==> 1\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void where_no_locale_is_set_texts_are_utf_8() throws Exception {
        ProcessBuilder line = new ProcessBuilder(command()).redirectErrorStream(true);
        line.environment().putAll(Map.of("BROWSER", "none", "LC_ALL", "POSIX"));
        Process process = line.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("\"é\".length() + \" × ☃\"\nSystem.out.println(\"ß\")\nSystem.err.println(\"ü\")\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("$1 ==> \"1 × ☃\"\n", "ß\n", "ü\n");
    }

    @Test
    void a_terminal_without_a_locale_shows_what_is_typed() throws Exception {
        try (Tmux t = opened(Map.of("LC_ALL", "POSIX"))) {
            t.type("\"é\".length() + \" ×\"").press("Enter").until("$1 ==> \"1 ×\"");
        }
    }
}
