package dev.aquatint.layout;

import java.util.ArrayList;
import java.util.List;

/// One at a time, chosen by a row of tabs.
public record Tabs(List<Tab> tabs) implements Viewable {
    public record Tab(String title, Viewable content) {}

    public Tabs {
        tabs = List.copyOf(tabs);
    }

    /// Another tab at the end.
    public Tabs tab(String title, Viewable content) {
        List<Tab> more = new ArrayList<>(tabs);
        more.add(new Tab(title, content));
        return new Tabs(more);
    }
}
