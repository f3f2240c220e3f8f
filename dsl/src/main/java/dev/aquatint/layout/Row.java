package dev.aquatint.layout;

import java.util.List;

/// Side by side, left to right.
public record Row(List<Viewable> children) implements Viewable {
    public Row {
        children = List.copyOf(children);
    }
}
