package dev.aquatint.shell.watch;

import dev.aquatint.shell.script.ScriptSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A script that nobody sees, saved a few times: what the compiler and the JVM need for it is warm when a person saves for the first time.
public final class Rehearsal {
    private static final String SCRIPT = """
            var rows = frame(Map.of("x", new double[] {1, 2}, "y", new double[] {1, 2}));
            class Explorer extends Parameterized {
                @Param(doc = "Opacity", min = 0, max = 1) double alpha = 0.75;
                @Param(doc = "Colours") Palette cmap = Palette.%s;
                Overlay view() {
                    return points(rows, "x", "y").rasterize().cmap(cmap).overlay(tiles(OFFLINE).alpha(alpha));
                }
            }
            var explorer = new Explorer();
            show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
            """;

    private static final int SAVES = 8;
    /// The first picture comes first.
    private static final Duration WHILE = Duration.ofSeconds(1);

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Rehearsal() {}

    /// Rehearses in the background, once in a process.
    static void aside() {
        if (BEGUN.getAndSet(true)) return;
        Thread.ofPlatform().name("rehearsal").daemon(true).start(() -> {
            try {
                Thread.sleep(WHILE);
                run();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public static void run() {
        Path file = Path.of("rehearsal.jsh");
        try (LiveScript script = new LiveScript(file.toString(), List.of(), (_, _) -> { })) {
            for (int i = 0; i < SAVES; i++) script.update(List.of(ScriptSource.text(file, SCRIPT.formatted(i % 2 == 0 ? "FIRE" : "VIRIDIS"))));
        }
    }
}
