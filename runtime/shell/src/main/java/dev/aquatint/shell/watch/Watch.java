package dev.aquatint.shell.watch;

import dev.aquatint.server.App;
import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.CompileError;
import dev.aquatint.shell.script.ScriptSource;
import dev.aquatint.shell.watch.LiveScript.Update;
import dev.aquatint.shell.watch.LiveScript.Wrong;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A script and its page, brought up to date at every save by whatever editor.
public final class Watch implements AutoCloseable {
    private final Path file;
    private final LiveScript script;
    private final WatchedPage page;
    private final Consumer<String> out;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("watched script").daemon(true).factory());
    private final Map<Path, SavedFile> files = new LinkedHashMap<>();
    private volatile List<String> code = List.of();

    /// @param arguments what the script sees as `args`
    /// @param out gets a line for each update, or what went wrong
    public Watch(Path file, List<String> arguments, Progress progress, Consumer<String> out) {
        this.file = file;
        this.out = out;
        String name = file.getFileName().toString();
        script = new LiveScript(name, arguments, progress);
        page = new WatchedPage(name.replaceFirst("\\.jsh$", ""), script::locate, out);
    }

    /// What browsers see.
    public App app() {
        return page;
    }

    /// Follows the file, and those of its `//SOURCES`, until the thread is interrupted.
    public void follow() throws InterruptedException {
        files.put(file, new SavedFile(file));
        while (true) {
            boolean saved = false;
            for (SavedFile each : files.values()) saved |= each.saved();
            if (saved) saved();
            Thread.sleep(SavedFile.APART);
        }
    }

    /// Has the runner bring all up to date. What runs for an older state is stopped.
    void saved() {
        ScriptSource now;
        try {
            now = ScriptSource.read(file);
        } catch (IOException e) {
            report(Wrong.of("cannot be read: " + e.getMessage(), file.getFileName().toString()));
            return;
        } catch (BadScript e) {
            CompileError first = e.errors().getFirst();
            report(new Wrong(new App.Trouble(first.message(), "%s line %d".formatted(first.file(), first.line())), e.getMessage()));
            return;
        }
        List<String> code = now.texts().stream().map(ScriptSource.Text::code).toList();
        if (code.equals(this.code)) return;
        this.code = code;
        now.warnings().forEach(out);
        for (ScriptSource.Text text : now.texts()) files.computeIfAbsent(text.file(), SavedFile::seen);
        script.stop();
        runner.execute(() -> {
            if (code.equals(this.code)) update(now);
        });
    }

    private void update(ScriptSource now) {
        long start = System.nanoTime();
        page.saved();
        Update update = script.update(now);
        if (update.root() != null) page.show(update.root());
        update.wrong().ifPresentOrElse(this::report, () -> {
            page.trouble(Optional.empty());
            Rehearsal.aside();
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
