package dev.aquatint.reduce;

import java.util.Optional;

/// Another reduction for each category of a text or boolean column; rows without a category count nowhere.
///
/// @param category the column that tells rows apart
/// @param reduction what is done within a category: anything but another `By`
public record By(String category, Reduction reduction) implements Reduction {
    public By {
        if (reduction instanceof By) throw new IllegalArgumentException("by(...) cannot hold another by(...): use one category column");
    }

    @Override
    public Optional<String> column() {
        return reduction.column();
    }
}
