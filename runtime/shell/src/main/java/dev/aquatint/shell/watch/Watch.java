package dev.aquatint.shell.watch;

import dev.aquatint.server.App;
import dev.aquatint.shell.script.Script;
import dev.aquatint.shell.watch.LiveScript.Update;
import dev.aquatint.shell.watch.LiveScript.Wrong;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A script and its page, brought up to date at every save by whatever editor.
public final class Watch implements AutoCloseable {
    private static final int APART = 20;

    private final Path file;
    private final LiveScript script;
    private final WatchedPage page;
    private final Consumer<String> out;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("watched script").daemon(true).factory());
    private volatile String text = "";

    /// @param arguments what the script sees as `args`
    /// @param out gets a line for each update, or what went wrong
    public Watch(Path file, List<String> arguments, Progress progress, Consumer<String> out) {
        this.file = file;
        this.out = out;
        String name = file.getFileName().toString();
        script = new LiveScript(name, arguments, progress);
        page = new WatchedPage(name.replaceFirst("\\.jsh$", ""), script::locate);
    }

    /// What browsers see.
    public App app() {
        return page;
    }

    /// Follows the file until the thread is interrupted.
    public void follow() throws InterruptedException {
        SavedFile saved = new SavedFile(file);
        while (true) {
            if (saved.saved()) take();
            Thread.sleep(APART);
        }
    }

    /// Has the runner bring all up to date. What runs for an older text is stopped.
    private void take() {
        String now;
        try {
            now = Script.read(file);
        } catch (IOException e) {
            report(Wrong.of("cannot be read: " + e.getMessage(), file.getFileName().toString()));
            return;
        }
        if (now.equals(text)) return;
        text = now;
        script.stop();
        runner.execute(() -> {
            if (now.equals(text)) update(now);
        });
    }

    private void update(String now) {
        long start = System.nanoTime();
        Update update = script.update(now);
        if (update.root() != null) page.show(update.root());
        update.wrong().ifPresentOrElse(this::report, () -> {
            page.trouble(Optional.empty());
            out.accept("%s: %s in %d ms".formatted(file.getFileName(), ran(update.ran()), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
        });
    }

    private static String ran(List<Integer> lines) {
        if (lines.isEmpty()) return "nothing to run";
        return "ran line" + (lines.size() > 1 ? "s " : " ") + lines.stream().limit(12).map(String::valueOf).collect(Collectors.joining(", ")) + (lines.size() > 12 ? " and %d more".formatted(lines.size() - 12) : "");
    }

    private void report(Wrong wrong) {
        page.trouble(Optional.of(wrong.trouble()));
        out.accept(wrong.said());
    }

    @Override
    public void close() {
        script.stop();
        runner.shutdownNow();
        script.close();
    }
}
