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
/// What has no size of its own shares the page: plots grow with it, controls and text keep to theirs.
public final class PageLayout {
    private static final int GAP = 12;
    /// What stands side by side stands one below the other on a phone.
    private static final String NARROW_ROW = "@media (max-width: 640px) { :host { flex-direction: column !important; } }";
    /// Of controls beside a plot: a narrow page gives most of its room to the plot.
    private static final String NARROW_CONTROLS = "@media (min-width: 640.01px) { :host { max-width: max(200px, 32%); } } @media (max-width: 640px) { :host { flex-basis: auto !important; } }";

    private final Document document;
    private final Function<Plotted, Model> plot;
    private final List<AutoCloseable> toClose;

    private PageLayout(Document document, Function<Plotted, Model> plot, List<AutoCloseable> toClose) {
        this.document = document;
        this.plot = plot;
        this.toClose = toClose;
    }

    /// @param plot makes what shows a view
    /// @param toClose gets what has to be closed when the models are no longer shown
    public static Model of(Viewable root, Document document, Function<Plotted, Model> plot, List<AutoCloseable> toClose) {
        return new PageLayout(document, plot, toClose).model(root);
    }

    private Model model(Viewable v) {
        return switch (v) {
            case Row(var children) -> row(children);
            case Column(var children) -> box("Column", children);
            case Tabs(var tabs) -> tabs(tabs);
            case Widgets w -> widgets(w);
            case Text(var text) -> Room.of(Model.of("Div", "text", text, "render_as_text", true, "disable_math", true, "styles", Map.of("color", document.theme().look().text()),
                    "stylesheets", List.of(":host { font: 14px/1.45 system-ui, sans-serif; white-space: pre-wrap; overflow-wrap: anywhere; }")), true, false);
            case Plotted p -> plot.apply(p);
        };
    }

    private Model box(String type, List<Viewable> children) {
        List<Model> models = children.stream().map(this::model).toList();
        return around(Model.of(type, "children", models, "spacing", GAP), models);
    }

    private Model row(List<Viewable> children) {
        Model row = box("Row", children).set("stylesheets", List.of(NARROW_ROW));
        List<?> models = (List<?>) row.get("children");
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof Widgets && Room.wide(row)) ((Model) models.get(i)).set("stylesheets", List.of(NARROW_CONTROLS));
        }
        return row;
    }

    private Model tabs(List<Tabs.Tab> tabs) {
        List<Model> contents = tabs.stream().map(t -> model(t.content())).toList();
        List<Model> panels = new ArrayList<>();
        for (int i = 0; i < tabs.size(); i++) panels.add(Model.of("TabPanel", "title", tabs.get(i).title(), "child", contents.get(i)));
        return around(Model.of("Tabs", "tabs", panels, "stylesheets", List.of(document.theme().look().styleSheet())), contents);
    }

    private Model widgets(Widgets w) {
        Controls controls = new Controls(w.of(), w.names(), document::locked, document.theme().look());
        toClose.add(controls);
        return controls.model();
    }

    /// A box grows the way something in it does.
    private static Model around(Model box, List<Model> children) {
        return Room.around(box, children.stream().anyMatch(Room::wide), children.stream().anyMatch(Room::high));
    }
}
