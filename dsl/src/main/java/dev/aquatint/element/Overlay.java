package dev.aquatint.element;

import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;

/// Elements on top of each other, the first at the bottom; map tiles always lie below everything else.
public record Overlay(List<Element<?>> elements, Style style) implements View, Styled<Overlay> {
    public Overlay {
        List<Element<?>> tilesFirst = new ArrayList<>(elements);
        tilesFirst.sort((a, b) -> Boolean.compare(b instanceof Tiles, a instanceof Tiles));
        elements = List.copyOf(tilesFirst);
        if (elements.isEmpty()) throw new IllegalArgumentException("an overlay needs at least one element");
    }

    public static Overlay of(View... views) {
        List<Element<?>> all = new ArrayList<>();
        Style style = Style.NONE;
        for (View v : views) {
            switch (v) {
                case Element<?> e -> all.add(e);
                case Overlay o -> {
                    all.addAll(o.elements);
                    style = style.or(o.style);
                }
                case DynamicMap d -> throw new IllegalArgumentException("a dynamic map goes first: write map.overlay(other), or let its function return the overlay");
            }
        }
        return new Overlay(all, style);
    }

    @Override
    public Overlay overlay(View other) {
        return of(this, other);
    }

    @Override
    public Overlay with(Style style) {
        return new Overlay(elements, style);
    }
}
