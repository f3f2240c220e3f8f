package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Stores one behind the other: all columns that any of them has, by name. Rows of a store that does not have a column have no value of it.
///
/// Numbers of several types are widened to one that holds them all; a column of types that do not meet (text and numbers) is skipped, and the schema says where it is what.
public final class Appended implements Store {
    private final Schema schema;
    private final List<Store> stores;
    private final int[][] columns;
    private final int[] store, chunk;

    /// @param name what messages call the whole
    /// @param stores at least one
    public static Store of(String name, List<? extends Store> stores) {
        return stores.size() == 1 ? stores.getFirst() : new Appended(name, List.copyOf(stores));
    }

    private Appended(String name, List<Store> stores) {
        this.stores = stores;
        Set<String> names = new LinkedHashSet<>();
        Map<String, String> skipped = new LinkedHashMap<>();
        for (Store s : stores) {
            names.addAll(s.schema().names());
            s.schema().skipped().forEach((column, why) -> skipped.putIfAbsent(column, "%s, in %s".formatted(why, s.schema().source())));
        }
        List<Schema.Field> fields = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (String each : names) {
            if (skipped.containsKey(each)) continue;            // half of a column would pass for all of it
            int[] at = stores.stream().mapToInt(s -> s.schema().names().indexOf(each)).toArray();
            ColumnType type = type(at);
            if (type == null) type = type(withValues(at));
            if (type == null) skipped.put(each, types(at));
            else {
                fields.add(new Schema.Field(each, type));
                places.add(at);
            }
        }
        if (fields.isEmpty() && !skipped.isEmpty()) throw new UnreadableFile(name, "none of its columns can be read: " + skipped);
        schema = new Schema(name, fields, skipped);
        columns = places.toArray(int[][]::new);
        int all = stores.stream().mapToInt(Store::chunks).sum();
        store = new int[all];
        chunk = new int[all];
        for (int s = 0, c = 0; s < stores.size(); s++) {
            for (int i = 0; i < stores.get(s).chunks(); i++, c++) {
                store[c] = s;
                chunk[c] = i;
            }
        }
    }

    /// The type that holds a column of all stores; null where there is none.
    private ColumnType type(int[] at) {
        ColumnType all = null;
        for (int s = 0; s < at.length; s++) {
            if (at[s] < 0) continue;
            ColumnType its = stores.get(s).schema().fields().get(at[s]).type();
            all = all == null ? its : Widening.common(all, its);
            if (all == null) return null;
        }
        return all;
    }

    /// The same without stores in memory that have no value of it: what has no values has no type of its own.
    private int[] withValues(int[] at) {
        for (int s = 0; s < at.length; s++) if (at[s] >= 0 && empty(stores.get(s), at[s])) at[s] = -1;
        return at;
    }

    private static boolean empty(Store store, int column) {
        for (int c = 0; c < store.chunks(); c++) {
            if (store.cost(column, c) > 0) return false;
            Chunk values = store.read(column, c).chunk();
            for (int i = 0; i < values.rows(); i++) if (values.present(i)) return false;
        }
        return true;
    }

    private String types(int[] at) {
        Map<ColumnType, String> first = new LinkedHashMap<>();
        for (int s = 0; s < at.length; s++) if (at[s] >= 0) first.putIfAbsent(stores.get(s).schema().fields().get(at[s]).type(), stores.get(s).schema().source());
        return String.join(", ", first.entrySet().stream().map(e -> "%s in %s".formatted(e.getKey().name().toLowerCase(Locale.ROOT), e.getValue())).toList());
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int chunks() {
        return store.length;
    }

    @Override
    public int rows(int at) {
        return stores.get(store[at]).rows(chunk[at]);
    }

    @Override
    public Piece read(int column, int at) {
        ColumnType type = schema.fields().get(column).type();
        int from = columns[column][store[at]];
        if (from < 0) return Widening.missing(type, rows(at));
        Piece piece = stores.get(store[at]).read(from, chunk[at]);
        return piece.chunk().type() == type ? piece : new Piece(Widening.widen(piece.chunk(), type));
    }

    @Override
    public Range within(int column, int at) {
        int from = columns[column][store[at]];
        boolean same = from >= 0 && stores.get(store[at]).schema().fields().get(from).type() == schema.fields().get(column).type();
        return same ? stores.get(store[at]).within(from, chunk[at]) : null;
    }

    /// What is widened or filled is made, so it counts as read.
    @Override
    public long cost(int column, int at) {
        ColumnType type = schema.fields().get(column).type();
        int from = columns[column][store[at]];
        boolean same = from >= 0 && stores.get(store[at]).schema().fields().get(from).type() == type;
        return same ? stores.get(store[at]).cost(from, chunk[at]) : (long) rows(at) * type.bytes();
    }

    @Override
    public String toString() {
        return schema.source() + Arrays.toString(stores.stream().map(s -> s.schema().source()).toArray());
    }
}
