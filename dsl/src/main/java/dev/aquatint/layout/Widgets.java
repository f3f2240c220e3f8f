package dev.aquatint.layout;

import dev.aquatint.param.Parameterized;
import java.util.List;

/// A control for each parameter of an object; moving one changes the object, and the other way round.
///
/// @param names which parameters, in this order; empty for all
public record Widgets(Parameterized of, List<String> names) implements Viewable {
    public Widgets {
        names = List.copyOf(names);
        for (String n : names) of.parameter(n);
    }
}
