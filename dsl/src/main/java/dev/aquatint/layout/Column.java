package dev.aquatint.layout;

import java.util.List;

/// One above the other.
public record Column(List<Viewable> children) implements Viewable {
    public Column {
        children = List.copyOf(children);
    }
}
