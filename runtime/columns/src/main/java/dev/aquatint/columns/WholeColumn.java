package dev.aquatint.columns;

import dev.aquatint.columns.Derivation.Stored;
import dev.aquatint.columns.exact.Grain;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Range;
import java.util.List;
import java.util.function.Consumer;

/// What is known of all values of a column of a table, whatever a frame asks of its rows: looked for once, chunk by chunk.
record WholeColumn(Table table, Named column) {
    private static final int BLOCK = 4096;

    /// Up to here doubles hold all whole numbers.
    private static final double EXACT = 0x1p53;

    /// What the store says of it without being read; null where it does not.
    Facts facts() {
        return column.from() instanceof Stored(var name) ? table.store.facts(table.store.schema().indexOf(name)) : null;
    }

    /// Its smallest and largest present value; null when there is none.
    Range bounds() {
        return frame().bounds(column.name());
    }

    /// How often each code of text is there.
    long[] frequencies() {
        record Frequencies(Derivation of) {}
        return table.once(new Frequencies(column.from()), () -> {
            TableFrame all = frame();
            Streamed streamed = Streamed.of(all, names());
            long[] sum = new long[(streamed == null ? new Scans(all).scan(names()) : streamed.outline()).categories(column.name()).size()];
            all.visit(streamed, names(), (_, scan, c) -> {
                long[] counts = frequencies(scan.chunk(c, column.name()), sum.length);
                synchronized (sum) {
                    for (int i = 0; i < sum.length; i++) sum[i] += counts[i];
                }
            });
            return sum;
        });
    }

    /// What all numbers are multiples of, or null. Chunks that are not loaded are looked at, and not kept.
    Grain grain() {
        record Grains(Derivation of) {}
        Facts facts = column.type() == ColumnType.STRING ? null : facts();
        if (facts != null) return facts.grain();
        return switch (column.type()) {
            case INT8, INT16, INT32, UINT8, UINT16, UINT32, BOOLEAN, DATE -> Grain.OF_SMALL_INTEGERS;
            case INT64, UINT64, TIME, TIMESTAMP, FLOAT32, FLOAT64 -> table.once(new Grains(column.from()), () -> {
                var all = new Grain.Search();
                TableFrame frame = frame();
                Streamed streamed = Streamed.of(frame, names());
                Consumer<Chunk> look = chunk -> {
                    Grain.Search one = search(chunk);
                    synchronized (all) {
                        all.add(one);
                    }
                };
                if (streamed != null) frame.visit(streamed, names(), (_, scan, c) -> look.accept(scan.chunk(c, column.name())));
                else Parallel.run(null, table.store.chunks(), c -> look.accept(table.peek(column.from(), c).chunk()));
                return all.found();
            });
            case STRING -> throw new IllegalStateException("text is not added up: " + column.name());
        };
    }

    /// Whether it has whole numbers beyond 2^53, and none beyond 2^63.
    boolean wide() {
        if (column.type() != ColumnType.INT64 && column.type() != ColumnType.UINT64) return false;
        Range of = bounds();
        return of != null && (of.lo() <= -EXACT || of.hi() >= EXACT) && (column.type() == ColumnType.INT64 || of.hi() < 0x1p63);
    }

    /// It alone, of all rows.
    private TableFrame frame() {
        return new TableFrame(table, List.of(column), List.of(), table.rows());
    }

    private List<String> names() {
        return List.of(column.name());
    }

    private static Grain.Search search(Chunk chunk) {
        var search = new Grain.Search();
        double[] block = new double[Math.min(chunk.rows(), BLOCK)];
        for (int from = 0; from < chunk.rows(); from += block.length) {
            int n = Math.min(block.length, chunk.rows() - from);
            chunk.doubles(from, n, block);
            search.add(block, n);
        }
        return search;
    }

    private static long[] frequencies(Chunk chunk, int codes) {
        long[] counts = new long[codes];
        int[] block = new int[Math.min(chunk.rows(), BLOCK)];
        for (int from = 0; from < chunk.rows(); from += block.length) {
            int n = Math.min(block.length, chunk.rows() - from);
            chunk.codes(from, n, block);
            for (int i = 0; i < n; i++) if (block[i] >= 0) counts[block[i]]++;
        }
        return counts;
    }
}
