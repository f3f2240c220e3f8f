package dev.aquatint.columns;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whether there is memory for columns of a frame.
record Room(TableFrame frame) {
    private static final int NAMED = 4;

    /// Whether what of some columns is not in memory yet may be kept.
    boolean fits(Collection<Named> columns, int[] chunks) {
        return frame.table().catalogue.fits(missing(columns, chunks));
    }

    /// Better said before minutes of reading than behind them.
    ///
    /// @throws IllegalStateException when the process may not have as much memory as loading takes
    void require(Collection<Named> columns, int[] chunks) {
        long bytes = missing(columns, chunks);
        if (bytes > Memory.most()) throw new IllegalStateException(tooLarge(bytes));
    }

    /// What has to be loaded of columns, in bytes.
    long missing(Collection<Named> columns, int[] chunks) {
        long bytes = 0;
        for (Named column : columns) {
            for (int c : chunks) if (frame.table().cost(column.from(), c) > 0) bytes += (long) frame.rows(c) * column.type().bytes();
        }
        return bytes;
    }

    /// What the rows that count take by themselves, in bytes, as far as it matters: they are counted only where all rows would not fit.
    long selected() {
        long width = frame.columns().stream().mapToInt(c -> c.type().bytes()).sum(), most = width * IntStream.of(frame.chunks()).mapToLong(frame::rows).sum();
        return most <= Memory.most() ? most : width * frame.rows();
    }

    String takes(long bytes) {
        return "%s takes %,d MB in memory, and there may be %,d outside the heap".formatted(frame.name(), bytes >> 20, Memory.most() >> 20);
    }

    /// With what would do.
    String tooLarge(long bytes) {
        List<Place> places = Place.in(frame.schema());
        String how = places.isEmpty() ? new Place("x", "y").index("data.aqua") + ", of the columns that say where a row is"
                : places.stream().limit(NAMED).map(p -> p.index("data.aqua")).collect(Collectors.joining(" or ")) + (places.size() > NAMED ? " or one more of %d such pairs".formatted(places.size()) : "");
        return "%s: use fewer columns, or keep them on the disk, ordered by place: %s".formatted(takes(bytes), how);
    }
}
