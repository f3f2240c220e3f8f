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
    private static final int LONGEST_NAME = 50;

    @Override
    public Frame keep(Frame frame, String path, Indexing how) {
        return keep(frame, Paths.path(path), how);
    }

    /// A store in the cache lies in a folder that is called by what stays when files change, so that one is replaced when they do; messages call it as its files.
    @Override
    public Frame keep(Frame frame, Indexing how) {
        String what = "%s %s %s".formatted(Batches.of(frame).place(), how.x(), how.y());
        return keep(frame, CacheFolder.path().resolve("stores").resolve(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString()).resolve(name(frame) + ".aqua"), how);
    }

    private static String name(Frame frame) {
        String name = frame.name().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private Frame keep(Frame frame, Path store, Indexing how) {
        FrameStore.write(frame, store, how);
        return open.apply(store);
    }
}
