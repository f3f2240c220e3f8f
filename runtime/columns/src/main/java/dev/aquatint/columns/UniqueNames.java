package dev.aquatint.columns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Names of columns as a frame can have them.
public final class UniqueNames {
    private UniqueNames() {}

    /// The same names where they differ: a second `x` is `x_2`, and what has no name is called by its place, `column_1`.
    public static List<String> of(List<String> written) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String each : written) {
            String base = each == null || each.isBlank() ? "column_" + (names.size() + 1) : each, name = base;
            for (int n = 2; taken.contains(name) || !name.equals(each) && written.contains(name); n++) name = base + "_" + n;
            taken.add(name);
            names.add(name);
        }
        return names;
    }
}
