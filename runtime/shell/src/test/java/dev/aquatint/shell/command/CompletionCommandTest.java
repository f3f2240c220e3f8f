package dev.aquatint.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();

    private int run(String form) {
        return new CommandLines(new PrintStream(out, true), new PrintStream(err, true), false).run("completion", form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish", "man"})
    void every_command_and_its_options_are_there_and_hidden_ones_are_not(String form) {
        assertThat(run(form)).isZero();
        String said = out.toString(StandardCharsets.UTF_8).replace("\\-", "-");
        assertThat(said).contains("run", "watch", "serve", "package", "index", "render", "bench", "no-browser", "port");
        if (!form.equals("bash") && !form.equals("zsh")) assertThat(said).doesNotContain("train");
    }

    @Test
    void another_shell_is_refused_by_name() {
        assertThat(run("tcsh")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("completion is for bash, zsh or fish, or man for the manual page, not for 'tcsh'");
    }
}
