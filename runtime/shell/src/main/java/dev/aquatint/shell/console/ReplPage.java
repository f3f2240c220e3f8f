package dev.aquatint.shell.console;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.server.App;
import dev.aquatint.shell.engine.Printed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The page of a prompt: whatever was shown last, in every tab that has it open, and the last twenty views to go back to. A view that is pinned
/// stays beyond them; `?view=3` is a page of that view alone.
public final class ReplPage implements App {
    private static final Viewable NOTHING = new Text("Nothing shown yet: type show(...) at the prompt.");
    private static final int KEPT = 20;

    private final List<Consumer<Viewable>> tabs = new CopyOnWriteArrayList<>();
    private final List<Runnable> running = new CopyOnWriteArrayList<>();
    private final List<Runnable> offered = new CopyOnWriteArrayList<>();
    private final Prompt prompt;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final List<Shown> views = new ArrayList<>();
    private final Set<Integer> pinned = new HashSet<>();
    private Viewable shown = NOTHING;
    private int number;

    /// One of the last views.
    ///
    /// @param number counted from 1 since the prompt began
    /// @param label what lists call it, in one line
    record Shown(int number, Viewable what, String label) {}

    /// The prompt that this is the page of.
    public interface Prompt {

        /// Where in what was typed an error comes from.
        Optional<String> locate(Throwable error);

        /// What lists may call a view, the best first: one that no other view has is taken.
        default List<String> labels(Viewable view) {
            return List.of(Printed.of(view));
        }

        /// Told what fails in the page, once for all tabs.
        default void failed(String message, String where) {}
    }

    public ReplPage(Prompt prompt) {
        this.prompt = prompt;
    }

    /// Shows something else from now on.
    public void show(Viewable what) {
        told.clear();
        List<String> names = prompt.labels(what).stream().map(Printed::line).toList();
        synchronized (this) {
            shown = what;
            if (views.stream().noneMatch(v -> v.what == what)) views.add(new Shown(++number, what, label(names)));
            List<Shown> loose = views.stream().filter(v -> !pinned.contains(v.number)).toList();
            if (loose.size() > KEPT) views.remove(loose.getFirst());
        }
        tabs.forEach(tab -> tab.accept(what));
        offered.forEach(Runnable::run);
    }

    private String label(List<String> names) {
        Set<String> taken = views.stream().map(Shown::label).collect(Collectors.toSet());
        for (String name : names) if (!taken.contains(name)) return name;
        int again = 2;
        while (taken.contains(names.getLast() + " (" + again + ")")) again++;
        return names.getLast() + " (" + again + ")";
    }

    private void pin(int which, boolean on) {
        synchronized (this) {
            if (on) pinned.add(which);
            else pinned.remove(which);
        }
        offered.forEach(Runnable::run);
    }

    /// The last views, the oldest first.
    synchronized List<Shown> views() {
        return List.copyOf(views);
    }

    synchronized List<Views.Entry> entries() {
        return views.stream().map(v -> new Views.Entry(v.number, v.label, pinned.contains(v.number), v.what == shown)).toList();
    }

    Optional<Viewable> view(String which) {
        return views().stream().filter(v -> which.equals("" + v.number)).map(Shown::what).findFirst();
    }

    /// Calls the functions of what is shown again: their code was changed.
    public void codeChanged() {
        told.clear();
        running.forEach(Runnable::run);
    }

    synchronized Viewable shown() {
        return shown;
    }

    /// @throws IllegalArgumentException if a view is asked for that is not there any more
    @Override
    public Page open(Request request) {
        List<String> which = request.arguments().getOrDefault("view", List.of());
        if (which.isEmpty()) return new Latest();
        Viewable alone = view(which.getFirst()).orElseThrow(() -> new IllegalArgumentException("view %s is not kept any more: the last %d are".formatted(which.getFirst(), KEPT)));
        return new Live() {
            @Override
            public Viewable root() {
                return alone;
            }
        };
    }

    private static <T> Runnable listening(List<T> to, T listener) {
        to.add(listener);
        return () -> to.remove(listener);
    }

    /// A tab.
    private abstract class Live implements Page {
        @Override
        public String title() {
            return "Aquatint";
        }

        @Override
        public Runnable onCode(Runnable changed) {
            return listening(running, changed);
        }

        @Override
        public Optional<String> locate(Throwable error) {
            return prompt.locate(error);
        }

        @Override
        public void failed(String message, String where) {
            if (told.add(where + message)) prompt.failed(message, where);
        }
    }

    /// A tab that follows the prompt.
    private final class Latest extends Live implements Views {
        @Override
        public Viewable root() {
            return shown();
        }

        @Override
        public Runnable onRoot(Consumer<Viewable> tab) {
            return listening(tabs, tab);
        }

        @Override
        public Optional<Views> views() {
            return Optional.of(this);
        }

        @Override
        public List<Entry> entries() {
            return ReplPage.this.entries();
        }

        @Override
        public Runnable onChange(Runnable changed) {
            return listening(offered, changed);
        }

        @Override
        public void show(int which) {
            view("" + which).ifPresent(ReplPage.this::show);
        }

        @Override
        public void pin(int which, boolean on) {
            ReplPage.this.pin(which, on);
        }
    }
}
