package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.plot.Room;
import dev.aquatint.document.widget.Controls;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Plotted;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Viewables to models; plots are made by the given function, so that nothing here knows of sessions.
///
/// What has no size of its own shares the page: plots grow with it, controls and text keep to theirs. Boxes and text that take the place of others of their kind are the
/// same models still: the browser leaves alone what is in them and did not change, such as a plot with its maps and the tab that is open.
public final class PageLayout {
    private static final int GAP = 12;
    /// Of controls beside a plot: a narrow page gives most of its room to the plot.
    private static final String NARROW = ":host { max-width: max(200px, 32%); }";

    private final Document document;
    private final Function<Plotted, Model> plot;
    private final List<AutoCloseable> toClose;
    /// Of models that may be on the page already.
    private final List<Runnable> changes = new ArrayList<>();

    private PageLayout(Document document, Function<Plotted, Model> plot, List<AutoCloseable> toClose) {
        this.document = document;
        this.plot = plot;
        this.toClose = toClose;
    }

    /// Shows it on the page instead of what was there, in one patch.
    ///
    /// @param before what was there, or null
    /// @param plot makes what shows a view, or gives again what shows another one so far
    /// @param toClose gets what has to be closed when the models are no longer shown
    public static Laid show(Viewable root, Laid before, Document document, Function<Plotted, Model> plot, List<AutoCloseable> toClose) {
        PageLayout layout = new PageLayout(document, plot, toClose);
        Laid laid = layout.lay(root, before);
        document.locked(() -> {
            layout.changes.forEach(Runnable::run);
            document.root(laid.model());
        });
        return laid;
    }

    private Laid lay(Viewable v, Laid before) {
        return switch (v) {
            case Row(var children) -> row(v, children, before != null && before.of() instanceof Row ? before : null);
            case Column(var children) -> box("Column", v, children, before != null && before.of() instanceof Column ? before : null);
            case Tabs tabs -> tabs(tabs, before != null && before.of() instanceof Tabs then && titles(then).equals(titles(tabs)) ? before : null);
            case Widgets w -> new Laid(v, widgets(w), List.of());
            case Text(var text) -> new Laid(v, text(text, before != null && before.of() instanceof Text ? before : null), List.of());
            case Plotted p -> new Laid(v, plot.apply(p), List.of());
        };
    }

    private Laid box(String type, Viewable of, List<Viewable> children, Laid before) {
        List<Laid> within = within(children, before);
        Model box = before != null ? before.model() : Model.of(type, "spacing", GAP);
        List<Model> models = within.stream().map(Laid::model).toList();
        changes.add(() -> around(box.set("children", models), models));
        return new Laid(of, box, within);
    }

    private Laid row(Viewable of, List<Viewable> children, Laid before) {
        Laid row = box("Row", of, children, before);
        changes.add(() -> {
            if (!Room.wide(row.model())) return;
            for (Laid each : row.within()) if (each.of() instanceof Widgets) each.model().set("stylesheets", List.of(NARROW));
        });
        return row;
    }

    private Laid tabs(Tabs tabs, Laid before) {
        List<Laid> within = within(tabs.tabs().stream().map(Tabs.Tab::content).toList(), before);
        List<Model> contents = within.stream().map(Laid::model).toList();
        Model box = before != null ? before.model() : Model.of("Tabs", "tabs", titles(tabs).stream().map(title -> Model.of("TabPanel", "title", title)).toList(),
                "stylesheets", List.of(document.theme().look().styleSheet()));
        changes.add(() -> {
            List<?> panels = (List<?>) box.get("tabs");
            for (int i = 0; i < panels.size(); i++) ((Model) panels.get(i)).set("child", contents.get(i));
            around(box, contents);
        });
        return new Laid(tabs, box, within);
    }

    private static List<String> titles(Tabs tabs) {
        return tabs.tabs().stream().map(Tabs.Tab::title).toList();
    }

    private List<Laid> within(List<Viewable> children, Laid before) {
        List<Laid> within = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) within.add(lay(children.get(i), before != null && i < before.within().size() ? before.within().get(i) : null));
        return within;
    }

    private Model text(String text, Laid before) {
        if (before == null) {
            return Room.of(Model.of("Div", "text", text, "render_as_text", true, "disable_math", true, "styles", Map.of("color", document.theme().look().text()),
                    "stylesheets", List.of(":host { font: 14px/1.45 system-ui, sans-serif; white-space: pre-wrap; overflow-wrap: anywhere; }")), true, false);
        }
        changes.add(() -> before.model().set("text", text));
        return before.model();
    }

    private Model widgets(Widgets w) {
        Controls controls = new Controls(w.of(), w.names(), document::locked, document.theme().look());
        toClose.add(controls);
        return controls.model();
    }

    /// A box grows the way something in it does.
    private static void around(Model box, List<Model> children) {
        Room.around(box, children.stream().anyMatch(Room::wide), children.stream().anyMatch(Room::high));
    }
}
