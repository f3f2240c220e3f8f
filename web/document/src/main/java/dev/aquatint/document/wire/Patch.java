package dev.aquatint.document.wire;

import dev.aquatint.document.model.Model;
import java.util.List;
import java.util.Map;

/// One change of a document, as Bokeh's protocol has it.
public sealed interface Patch {

    record ModelChanged(Model model, String attr, Object now) implements Patch {}

    /// @param cols the columns that are replaced while the others stay; null replaces all
    record ColumnDataChanged(Model model, Map<String, Object> data, List<String> cols) implements Patch {}

    /// @param rollover the most rows to keep, or null for all
    record ColumnsStreamed(Model model, Map<String, Object> data, Integer rollover) implements Patch {}

    /// @param patches for each column, pairs of an index or [Slice] and the new value or values
    record ColumnsPatched(Model model, Map<String, Object> patches) implements Patch {}

    record RootAdded(Model model) implements Patch {}

    record RootRemoved(Model model) implements Patch {}

    record TitleChanged(String title) implements Patch {}

    /// @param type `bokeh_event` for an [Event], else a name of one's own
    record MessageSent(String type, Object data) implements Patch {}

    /// What a browser tells of a model: the name of the event and its values.
    record Event(String name, Map<String, Object> values) {}

    /// A span of rows; null where it is open.
    record Slice(Integer start, Integer stop, Integer step) {}
}
