package dev.aquatint.columns.source;

import dev.aquatint.columns.Batches;
import dev.aquatint.columns.Keeper;
import dev.aquatint.columns.aqua.FrameStore;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;
import dev.aquatint.spi.CacheFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// Builds stores of frames, and opens them.
///
/// @param open gives the frame of a store
record StoreKeeper(Function<Path, Frame> open) implements Keeper {
    private static final int LONGEST_NAME = 50;
    private static final String SUFFIX = ".aqua";

    @Override
    public Frame keep(Frame frame, String path, Indexing how) {
        return keep(frame, Paths.path(path), how);
    }

    /// A store in the cache lies in a folder that is called by what stays when files change, so that one is replaced when they do; messages call it as its files, as those were called at first.
    @Override
    public Frame keep(Frame frame, Indexing how) {
        String what = "%s %s %s".formatted(Batches.of(frame).place(), how.x(), how.y());
        Path folder = CacheFolder.path().resolve("stores").resolve(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString());
        return keep(frame, known(folder).orElseGet(() -> folder.resolve(name(frame) + SUFFIX)), how);
    }

    private static Optional<Path> known(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.toString().endsWith(SUFFIX)).sorted().findFirst();
        } catch (IOException _) {
            return Optional.empty();        // none was built
        }
    }

    private static String name(Frame frame) {
        String name = frame.name().replaceAll("[^A-Za-z0-9._-]+", "_");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private Frame keep(Frame frame, Path store, Indexing how) {
        FrameStore.write(frame, store, how);
        return open.apply(store);
    }
}
