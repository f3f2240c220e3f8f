package dev.aquatint.columns;

/// An identity whose text says in any process what data it is, as path, size and time of files do.
public interface Lasting {

    default boolean lasts() {
        return true;
    }

    /// What stays the same when the data changes, as paths do.
    String place();
}
