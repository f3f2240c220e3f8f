package dev.aquatint.element;

import dev.aquatint.stream.Stream;
import dev.aquatint.stream.Watchable;
import dev.aquatint.style.Style;
import java.util.List;
import java.util.function.Function;

/// A view made by a function, again whenever one of the things it depends on changes: once for each change.
///
/// @param function gets the values of `streams`, in order
/// @param watched parameterised objects whose changes call the function
public record DynamicMap(Function<List<Object>, ? extends View> function, List<Stream<?>> streams, List<Watchable> watched, Style style)
        implements View, Styled<DynamicMap> {
    public DynamicMap {
        streams = List.copyOf(streams);
        watched = List.copyOf(watched);
    }

    /// What the function makes, overlaid by another view each time.
    @Override
    public DynamicMap overlay(View other) {
        return new DynamicMap(function.andThen(v -> v.overlay(other)), streams, watched, style);
    }

    @Override
    public DynamicMap with(Style style) {
        return new DynamicMap(function, streams, watched, style);
    }

    @Override
    public boolean equals(Object o) {
        return this == o;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
