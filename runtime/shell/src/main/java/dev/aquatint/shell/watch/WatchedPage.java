package dev.aquatint.shell.watch;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.server.App;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// The page of a watched script: the same in all its tabs.
final class WatchedPage implements App {
    private final String title;
    private final Function<Throwable, Optional<String>> locator;
    private final List<Consumer<Viewable>> roots = new CopyOnWriteArrayList<>();
    private final List<Consumer<Optional<Trouble>>> troubles = new CopyOnWriteArrayList<>();
    private final Consumer<String> out;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile Viewable root;
    private volatile Optional<Trouble> trouble = Optional.empty();

    /// @param locator where in the script an error comes from
    /// @param out gets what fails in the page, once for all tabs until the next save
    WatchedPage(String title, Function<Throwable, Optional<String>> locator, Consumer<String> out) {
        this.title = title;
        this.locator = locator;
        this.out = out;
        root = new Text(title + " runs for the first time …");
    }

    /// Shows something else from now on.
    void show(Viewable what) {
        if (what == root) return;
        root = what;
        roots.forEach(tab -> tab.accept(what));
    }

    /// Another version of the script is about to run: what fails in it is said again.
    void saved() {
        told.clear();
    }

    void trouble(Optional<Trouble> now) {
        trouble = now;
        troubles.forEach(tab -> tab.accept(now));
    }

    @Override
    public Page open(Request request) {
        return new Page() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public Viewable root() {
                return root;
            }

            @Override
            public Runnable onRoot(Consumer<Viewable> tab) {
                roots.add(tab);
                return () -> roots.remove(tab);
            }

            @Override
            public Runnable onTrouble(Consumer<Optional<Trouble>> tab) {
                troubles.add(tab);
                if (trouble.isPresent()) tab.accept(trouble);
                return () -> troubles.remove(tab);
            }

            @Override
            public void failed(String message, String where) {
                String said = where.isEmpty() ? message : where + ": " + message;
                if (told.add(said)) out.accept(said);
            }

            @Override
            public Optional<String> locate(Throwable error) {
                return locator.apply(error);
            }
        };
    }
}
