package dev.aquatint.columns.source;

import dev.aquatint.columns.Batches;
import dev.aquatint.columns.Keeper;
import dev.aquatint.columns.aqua.FrameStore;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;
import dev.aquatint.spi.CacheFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Function;

/// Builds stores of frames, and opens them.
///
/// @param open gives the frame of a store
record StoreKeeper(Function<Path, Frame> open) implements Keeper {

    @Override
    public Frame keep(Frame frame, String path, Indexing how) {
        return keep(frame, Paths.path(path), how);
    }

    /// A store in the cache is called by what stays when files change, so that one is replaced when they do.
    @Override
    public Frame keep(Frame frame, Indexing how) {
        String what = "%s %s %s".formatted(Batches.of(frame).place(), how.x(), how.y());
        return keep(frame, CacheFolder.path().resolve("stores").resolve(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)) + ".aqua"), how);
    }

    private Frame keep(Frame frame, Path store, Indexing how) {
        FrameStore.write(frame, store, how);
        return open.apply(store);
    }
}
