package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;

/// A plot on a page, and a browser that looks at it.
abstract class WithPlot {
    final Document document = new Document("Trips");
    final Heard heard = new Heard();
    final Layer.Levels levels = Pictures.levels(Pictures.UNIT);
    PlotFigure plot = new PlotFigure(document, Style.NONE, Axes.NUMBERS, Pictures.UNIT, t -> "/tiles/" + t.name() + "/{z}/{x}/{y}", heard);
    Browser browser;

    void open(Picture... pictures) {
        document.root(plot.model());
        for (Picture p : pictures) plot.show(p);
        browser = Browser.on(document);
    }

    void geographic() {
        plot = new PlotFigure(document, Style.NONE, Axes.MAP, Pictures.TOWN, t -> "/tiles/" + t.name() + "/{z}/{x}/{y}", heard);
    }

    Model figure() {
        return find(plot.model(), "Figure");
    }

    static Model find(Model in, String type) {
        if (in.type().equals(type)) return in;
        List<Model> inside = new ArrayList<>();
        in.attributes().values().forEach(v -> Model.eachModel(v, inside::add));
        for (Model m : inside) {
            if (m.type().equals("GlyphRenderer") && type.equals("Figure")) continue;
            Model found = find(m, type);
            if (found != null) return found;
        }
        return null;
    }
}
