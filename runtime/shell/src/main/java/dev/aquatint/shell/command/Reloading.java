package dev.aquatint.shell.command;

import dev.aquatint.layout.Viewable;
import dev.aquatint.server.App;
import dev.aquatint.server.Card;
import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.CompiledScript;
import dev.aquatint.shell.script.Script;
import dev.aquatint.shell.watch.SavedFile;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A served script that is compiled anew whenever its file is saved; each open page gets an instance of the new one in place.
final class Reloading implements App {
    private final Path file;
    private final LateScript first;
    private final List<String> arguments;
    private final Audience audience;
    private final Consumer<String> said;
    private final List<Open> pages = new CopyOnWriteArrayList<>();
    private volatile CompiledScript newest;

    /// @param said gets a line at each save
    Reloading(Path file, LateScript first, List<String> arguments, Progress progress, Consumer<String> said) {
        this.file = file;
        this.first = first;
        this.arguments = arguments;
        audience = new Audience(progress);
        this.said = said;
    }

    /// Follows the file on a thread of its own, for as long as this process lives.
    void follow() {
        Thread.ofVirtual().name("follow " + file.getFileName()).start(() -> {
            SavedFile saved = new SavedFile(file);
            try {
                for (boolean known = false; ; Thread.sleep(SavedFile.APART)) {
                    if (!saved.saved()) continue;
                    if (known) reload();
                    known = true;
                }
            } catch (InterruptedException _) {
                // nobody follows any more
            }
        });
    }

    /// Compiles what the file is now, and shows it.
    void reload() {
        try {
            newest = Script.compile(file, arguments);
            Set<String> failures = new LinkedHashSet<>();
            for (Open page : pages) page.renew().ifPresent(failures::add);
            said.accept("%s is compiled anew".formatted(file.getFileName()));
            failures.forEach(said);
        } catch (BadScript e) {
            trouble(e.getMessage(), new Trouble(e.errors().getFirst().message(), "%s line %d".formatted(file.getFileName(), e.errors().getFirst().line())));
        } catch (IOException e) {
            trouble(e.getMessage(), new Trouble(e.getMessage(), file.toString()));
        }
    }

    private void trouble(String text, Trouble trouble) {
        said.accept(text);
        pages.forEach(page -> page.told.accept(Optional.of(trouble)));
    }

    private Page instance() throws Exception {
        CompiledScript script = newest;
        return script == null ? first.open(new Request(Map.of())) : audience.during(() -> script.open(arguments));
    }

    @Override
    public Optional<Card> card() {
        return first.card();
    }

    @Override
    public Page open(Request request) throws Exception {
        Open page = new Open(instance());
        pages.add(page);
        return page;
    }

    private final class Open implements Page {
        private volatile Page now;
        private volatile Consumer<Viewable> shown = _ -> { };
        private volatile Consumer<Optional<Trouble>> told = _ -> { };

        Open(Page now) {
            this.now = now;
        }

        /// @return what the script threw; what was shown stays then
        private Optional<String> renew() {
            try {
                now = instance();
                shown.accept(now.root());
                told.accept(Optional.empty());
                return Optional.empty();
            } catch (Exception | LinkageError | StackOverflowError e) {
                String message = e.getMessage() == null ? e.toString() : e.getMessage();
                told.accept(Optional.of(new Trouble(message, file.getFileName().toString())));
                return Optional.of(message);
            }
        }

        @Override
        public String title() {
            return now.title();
        }

        @Override
        public Viewable root() {
            return now.root();
        }

        @Override
        public boolean ownsRoot() {
            return true;
        }

        @Override
        public Runnable onRoot(Consumer<Viewable> shown) {
            this.shown = shown;
            return () -> this.shown = _ -> { };
        }

        @Override
        public Runnable onTrouble(Consumer<Optional<Trouble>> told) {
            this.told = told;
            return () -> this.told = _ -> { };
        }

        @Override
        public Optional<String> locate(Throwable error) {
            return now.locate(error);
        }

        @Override
        public void failed(String message, String where) {
            now.failed(message, where);
        }

        @Override
        public void close() {
            pages.remove(this);
        }
    }
}
