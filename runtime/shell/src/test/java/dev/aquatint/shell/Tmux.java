package dev.aquatint.shell;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// A terminal that a test types into and reads: a tmux server of its own with one window.
final class Tmux implements AutoCloseable {
    private static final long PATIENCE = 40_000_000_000L, APART = 50_000_000L;

    private final String socket;

    /// @param command what runs in it
    Tmux(Path folder, Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        socket = folder.resolve("tmux").toString();
        List<String> line = new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "40", "env"));
        environment.forEach((name, value) -> line.add(name + "=" + value));
        line.addAll(command);
        tmux(line.toArray(String[]::new));
    }

    static boolean present() {
        try {
            return new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException | InterruptedException _) {
            return false;
        }
    }

    String tmux(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("tmux", "-S", socket));
        line.addAll(List.of(words));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /// Types characters as they are.
    Tmux type(String text) throws IOException, InterruptedException {
        tmux("send-keys", "-l", "--", text);
        return this;
    }

    /// Presses keys by their names: `Enter`, `Tab`, `C-c`.
    Tmux press(String... keys) throws IOException, InterruptedException {
        for (String key : keys) tmux("send-keys", key);
        return this;
    }

    /// Pastes as a terminal emulator does: in brackets, if the program asked for them.
    Tmux paste(String text) throws IOException, InterruptedException {
        tmux("set-buffer", "--", text);
        tmux("paste-buffer", "-p", "-r");
        return this;
    }

    String screen() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-J", "-S", "-200").stripTrailing();
    }

    /// The screen with its colours as escape sequences.
    String colours() throws IOException, InterruptedException {
        return tmux("capture-pane", "-p", "-e");
    }

    /// Looks at the screen until it is as it should be.
    Tmux until(Predicate<String> screen) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE;
        for (String now = screen(); !screen.test(now); now = screen()) {
            if (System.nanoTime() > deadline) fail("the terminal still shows:\n" + now);
            LockSupport.parkNanos(APART);
        }
        return this;
    }

    /// Waits for a text.
    Tmux until(String text) throws IOException, InterruptedException {
        return until(screen -> screen.contains(text));
    }

    /// Waits for an empty prompt below all that was said.
    Tmux prompt() throws IOException, InterruptedException {
        return until(screen -> screen.endsWith("aquatint>"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tmux("kill-server");
    }
}
