package dev.aquatint.shell.console;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.server.App;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// The page of a prompt: whatever was shown last, in every tab that has it open, and the last views to go back to.
public final class ReplPage implements App {
    private static final int KEPT = 20;
    private static final Viewable NOTHING = new Text("Nothing shown yet: type show(...) at the prompt.");

    private final List<Consumer<Viewable>> tabs = new CopyOnWriteArrayList<>();
    private final List<Runnable> running = new CopyOnWriteArrayList<>();
    private final Function<Throwable, Optional<String>> locator;
    private final List<Shown> views = new ArrayList<>();
    private Viewable shown = NOTHING;
    private int number;

    /// One of the last views.
    ///
    /// @param number counted from 1 since the prompt began
    record Shown(int number, Viewable what) {}

    /// @param locator where at the prompt an error comes from
    public ReplPage(Function<Throwable, Optional<String>> locator) {
        this.locator = locator;
    }

    /// Shows something else from now on.
    public void show(Viewable what) {
        synchronized (this) {
            shown = what;
            if (views.stream().noneMatch(v -> v.what == what)) views.add(new Shown(++number, what));
            if (views.size() > KEPT) views.removeFirst();
        }
        tabs.forEach(tab -> tab.accept(what));
    }

    /// The last views, the oldest first.
    synchronized List<Shown> views() {
        return List.copyOf(views);
    }

    /// Calls the functions of what is shown again: their code was changed.
    public void codeChanged() {
        running.forEach(Runnable::run);
    }

    synchronized Viewable shown() {
        return shown;
    }

    @Override
    public Page open(Request request) {
        return new Page() {
            @Override
            public String title() {
                return "Aquatint";
            }

            @Override
            public Viewable root() {
                return shown();
            }

            @Override
            public Runnable onRoot(Consumer<Viewable> tab) {
                tabs.add(tab);
                return () -> tabs.remove(tab);
            }

            @Override
            public Runnable onCode(Runnable changed) {
                running.add(changed);
                return () -> running.remove(changed);
            }

            @Override
            public Optional<String> locate(Throwable error) {
                return locator.apply(error);
            }
        };
    }
}
