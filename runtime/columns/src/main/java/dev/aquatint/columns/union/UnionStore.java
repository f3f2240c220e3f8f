package dev.aquatint.columns.union;

import dev.aquatint.columns.Store;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files one behind the other as one store. It has the columns of all of them, by name: a column is missing in the rows of a file that does not
/// have it, and of the type that holds what all files have. Folders named `key=value` right above the files are columns too.
///
/// What was filled, widened or left out is said by the [Schema#notes] and by [Schema#skipped].
public final class UnionStore implements Store {
    private final Schema schema;
    private final List<? extends Store> stores;
    private final List<Column> columns;
    private final int[] file, chunk;

    /// A column of the whole.
    ///
    /// @param at which column of each file it is; -1 where it has no values
    /// @param values what the folders of each file say, when it is not in the files; else null
    private record Column(String name, ColumnType type, int[] at, List<Object> values) {}

    private UnionStore(Schema schema, List<? extends Store> stores, List<Column> columns) {
        this.schema = schema;
        this.stores = stores;
        this.columns = columns;
        int chunks = stores.stream().mapToInt(Store::chunks).sum();
        file = new int[chunks];
        chunk = new int[chunks];
        for (int f = 0, n = 0; f < stores.size(); f++) {
            for (int c = 0; c < stores.get(f).chunks(); c++, n++) {
                file[n] = f;
                chunk[n] = c;
            }
        }
    }

    /// @param name what messages call the whole
    /// @param files as many as stores; their folders are looked at
    /// @param stores of the files, at least one; the only one itself is given back when folders have nothing to add
    public static Store of(String name, List<Path> files, List<? extends Store> stores) {
        var parts = Partitions.of(files);
        if (stores.size() == 1 && parts.columns().isEmpty()) return stores.getFirst();
        var plan = new Plan(files, stores);
        var columns = new ArrayList<Column>();
        for (Plan.Found found : plan.columns()) columns.add(new Column(found.name(), found.type(), found.at(), null));
        for (Partitions.Column p : parts.columns()) {
            if (plan.has(p.name())) plan.note("%s is read from the files, not from the names of their folders".formatted(p.name()));
            else columns.add(new Column(p.name(), p.type(), null, p.values()));
        }
        Map<String, String> skipped = plan.skipped();
        return new UnionStore(new Schema(name, columns.stream().map(c -> new Schema.Field(c.name, c.type)).toList(), skipped, plan.notes()), List.copyOf(stores), columns);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int chunks() {
        return file.length;
    }

    @Override
    public int rows(int chunk) {
        return stores.get(file[chunk]).rows(this.chunk[chunk]);
    }

    @Override
    public Piece read(int column, int chunk) {
        Column c = columns.get(column);
        if (c.values != null) {
            Object value = c.values.get(file[chunk]);
            return value == null ? Widening.missing(c.type, rows(chunk)) : Widening.constant(c.type, rows(chunk), value);
        }
        int at = c.at[file[chunk]];
        return at < 0 ? Widening.missing(c.type, rows(chunk)) : Widening.widened(stores.get(file[chunk]).read(at, this.chunk[chunk]), c.type);
    }

    @Override
    public Range within(int column, int chunk) {
        Column c = columns.get(column);
        if (c.values != null) return c.values.get(file[chunk]) instanceof Number n ? new Range(n.doubleValue(), n.doubleValue()) : null;
        int at = c.at[file[chunk]];
        Store store = stores.get(file[chunk]);
        boolean scaled = at >= 0 && c.type == ColumnType.TIMESTAMP && store.schema().fields().get(at).type() != c.type;
        return at < 0 || scaled ? null : store.within(at, this.chunk[chunk]);
    }

    @Override
    public String text(int column, int chunk) {
        Column c = columns.get(column);
        if (c.values != null) return c.values.get(file[chunk]) instanceof String s ? s : null;
        return c.at[file[chunk]] < 0 ? null : stores.get(file[chunk]).text(c.at[file[chunk]], this.chunk[chunk]);
    }

    @Override
    public long cost(int column, int chunk) {
        Column c = columns.get(column);
        return c.values != null || c.at[file[chunk]] < 0 ? 0 : stores.get(file[chunk]).cost(c.at[file[chunk]], this.chunk[chunk]);
    }
}
