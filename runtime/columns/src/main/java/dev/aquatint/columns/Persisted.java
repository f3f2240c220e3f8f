package dev.aquatint.columns;

import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;
import java.util.List;

/// Keeps a frame: as its columns are, as a copy of the rows that count, or as a spatial store where neither fits into memory.
final class Persisted {
    private Persisted() {}

    /// @throws IllegalStateException when it fits nowhere: there is not the memory, and no one place to order rows by
    static Frame of(TableFrame frame) {
        boolean all = frame.selections().isEmpty() && frame.limit() >= frame.table().rows();
        Room room = new Room(frame);
        long bytes = all ? room.missing(frame.columns(), frame.chunks()) : room.selected();
        if (bytes > Memory.most()) return stored(frame, room, bytes);
        if (!all) return Compact.of(frame);
        frame.table().load(frame.columns(), frame.chunks());
        return frame;
    }

    /// The very store that `index(x, y)` makes of it in the cache.
    private static Frame stored(TableFrame frame, Room room, long bytes) {
        List<Place> places = Place.in(frame.schema());
        String origin = Batches.of(frame).origin();
        if (places.size() != 1 || origin == null) throw new IllegalStateException(room.tooLarge(bytes));
        Place by = places.getFirst();
        Catalogue catalogue = frame.table().catalogue;
        catalogue.hints.give(origin, "%s: it is written to the disk, as a spatial store ordered by %s and %s".formatted(room.takes(bytes), by.x(), by.y()));
        return catalogue.keeper.keep(frame, new Indexing(by.x(), by.y()));
    }
}
