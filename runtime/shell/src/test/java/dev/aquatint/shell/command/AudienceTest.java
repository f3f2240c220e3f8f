package dev.aquatint.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.aquatint.spi.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private final List<String> terminal = new ArrayList<>(), first = new ArrayList<>(), second = new ArrayList<>();
    private final Audience audience = new Audience((what, _) -> terminal.add(what));

    @Test
    void who_waits_hears_what_another_instance_tells_and_so_does_the_terminal() {
        listening(first, () -> listening(second, () -> Progress.tell("reading", 0.5)));

        assertThat(List.of(terminal, first, second)).containsOnly(List.of("reading"));
    }

    @Test
    void work_that_nobody_waits_for_is_told_to_the_terminal_and_to_who_waits_elsewhere() {
        listening(first, () -> ScopedValue.where(Progress.CURRENT, (_, _) -> { }).run(() -> during(() -> Progress.tell("reading", 0.5))));
        during(() -> Progress.tell("indexing", 0.5));

        assertThat(terminal).containsExactly("reading", "indexing");
        assertThat(first).containsExactly("reading");
    }

    @Test
    void nothing_is_heard_once_the_work_has_ended_or_failed() {
        assertThatIllegalStateException().isThrownBy(() -> listening(first, () -> {
            throw new IllegalStateException();
        }));
        during(() -> Progress.tell("reading", 0.5));

        assertThat(first).isEmpty();
        assertThat(terminal).containsExactly("reading");
    }

    private void listening(List<String> heard, Runnable work) {
        ScopedValue.where(Progress.CURRENT, (what, _) -> heard.add(what)).run(() -> during(work));
    }

    private void during(Runnable work) {
        audience.during(() -> {
            work.run();
            return null;
        });
    }
}
