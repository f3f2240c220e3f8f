package dev.aquatint.columns;

import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// The selected rows of a frame copied together, so that the rest need not stay in memory.
final class Compact {

    /// Equal frames share the copy; the table itself is not kept alive by it.
    private record Identity(Object table, List<Named> columns, List<Selection> selections, long limit) implements Lasting {
        @Override
        public boolean lasts() {
            return table instanceof Lasting l && l.lasts();
        }

        @Override
        public String place() {
            return table instanceof Lasting l ? "%s %s %s".formatted(l.place(), columns, selections) : "";
        }
    }

    private Compact() {}

    static TableFrame of(TableFrame frame) {
        Table base = frame.table();
        Table copy = base.catalogue.table(new Identity(base.identity, frame.columns(), frame.selections(), frame.limit()), () -> store(frame));
        List<Named> columns = frame.columns().stream().map(c -> new Named(c.name(), c.type(), new Derivation.Stored(c.name()))).toList();
        copy.load(columns, IntStream.range(0, copy.store.chunks()).toArray());
        return new TableFrame(copy, columns, List.of(), copy.rows());
    }

    private static Store store(TableFrame frame) {
        Batches batches = Batches.of(frame);
        List<List<Piece>> read = new ArrayList<>(Collections.nCopies(batches.size(), null));
        Parallel.run("reading " + frame.name(), read.size(), c -> read.set(c, batches.read(c)));
        List<List<Piece>> filled = read.stream().filter(pieces -> pieces != null).toList();
        var columns = new ArrayList<List<Piece>>();
        for (int i = 0; i < frame.columns().size(); i++) {
            int column = i;
            columns.add(filled.stream().map(pieces -> pieces.get(column)).toList());
        }
        return new Pieces(new Schema(frame.name(), frame.schema().fields()), columns, filled.stream().mapToInt(pieces -> pieces.getFirst().chunk().rows()).toArray());
    }
}
