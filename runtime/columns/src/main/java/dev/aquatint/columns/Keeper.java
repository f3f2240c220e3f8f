package dev.aquatint.columns;

import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;

/// Keeps frames as spatial stores.
public interface Keeper {

    /// Writes a store where somebody wants it, unless it is there, and opens it.
    Frame keep(Frame frame, String path, Indexing how);

    /// Writes a store to the user's cache, unless it is there, and opens it. Only for frames of files: see [Batches#origin].
    Frame keep(Frame frame, Indexing how);
}
