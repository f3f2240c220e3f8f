package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Layer;
import java.util.List;
import java.util.Map;

/// One layer as models. Showing another layer of the same sort changes only what differs.
sealed interface Drawn permits DrawnLevels, DrawnColours, DrawnMap, DrawnBars, DrawnMarks {

    static Drawn of(Layer layer, TileSite site) {
        return switch (layer) {
            case Layer.Levels l -> new DrawnLevels(l);
            case Layer.Colours l -> new DrawnColours(l);
            case Layer.Map l -> new DrawnMap(l, site);
            case Layer.Bars l -> new DrawnBars(l);
            case Layer.Marks l -> new DrawnMarks(l);
        };
    }

    /// @return false, and nothing is changed, if the layer is of another sort
    boolean show(Layer layer);

    Model renderer();

    /// Whether no data of it is to be seen there.
    boolean empty(Extent seen);

    /// Sends what is needed to tell values under the cursor, if this layer is what is shown.
    default void values(Layer layer) {}

    /// Whether there are values to tell that have not been sent.
    default boolean waits() {
        return false;
    }

    /// What the tooltip says, as pairs of a label and a template; empty while there is nothing to say.
    ///
    /// @param name of the values
    List<List<String>> tooltips(String name);

    /// Says who reads those templates, as far as they are not of plain numbers.
    default void formatters(Map<String, String> all) {}

    static Model source(Map<String, Object> columns) {
        return Model.of("ColumnDataSource", "data", columns, "selected", Model.of("Selection", "indices", List.of(), "line_indices", List.of()),
                "selection_policy", Model.of("UnionRenderers"));
    }

    /// The same glyph for every state, so that the browser maps an image to colours once.
    static Model renderer(Model source, Model glyph) {
        return Model.of("GlyphRenderer", "data_source", source, "view", Model.of("CDSView", "filter", Model.of("AllIndices")), "glyph", glyph,
                "selection_glyph", glyph, "nonselection_glyph", glyph, "muted_glyph", glyph);
    }
}
