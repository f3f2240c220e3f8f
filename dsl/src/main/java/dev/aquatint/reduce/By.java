package dev.aquatint.reduce;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Another reduction for each group of rows; rows in no group count nowhere.
///
/// @param groups what tells rows apart
/// @param reduction what is done within a group: anything but another `By` or a `Summary`
public record By(Grouping groups, Reduction reduction) implements Reduction {
    public By {
        if (reduction instanceof By) throw new IllegalArgumentException("by(...) cannot hold another by(...): use one category column");
        if (reduction instanceof Summary) throw new IllegalArgumentException("by(...) cannot hold a summary(...): write summary(by(...), by(...))");
    }

    /// The categories of a text or boolean column.
    public By(String category, Reduction reduction) {
        this(new Grouping.Categories(category, Grouping.Categories.USUAL), reduction);
    }

    /// The column that tells rows apart.
    public String category() {
        return groups.column();
    }

    @Override
    public Optional<String> column() {
        return reduction.column();
    }

    @Override
    public List<String> columns() {
        return Stream.concat(reduction.columns().stream(), Stream.of(category())).distinct().toList();
    }

    @Override
    public Optional<String> shows() {
        return reduction.shows();
    }

    @Override
    public Combining combining() {
        return reduction.combining();
    }

    @Override
    public Optional<Reduction> weight() {
        return reduction.weight().map(w -> new By(groups, w));
    }

    @Override
    public String label() {
        return reduction.label() + " by " + category();
    }

    @Override
    public String source() {
        return "by(" + groups.source() + (reduction.equals(new Count(null)) ? ")" : ", " + reduction.source() + ")");
    }
}
