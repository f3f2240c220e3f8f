package dev.aquatint.columns.union;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Store;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which columns several files have together, and what has to be said about it.
final class Plan {
    private static final int NAMED = 3;

    private final List<String> names;
    private final List<? extends Store> stores;
    private final Map<String, Found> columns = new LinkedHashMap<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /// @param at which column of each file it is; -1 where there is nothing to read
    record Found(String name, ColumnType type, int[] at) {}

    Plan(List<Path> files, List<? extends Store> stores) {
        this.names = names(files);
        this.stores = stores;
        var all = new LinkedHashMap<String, int[]>();
        for (int f = 0; f < stores.size(); f++) {
            Schema schema = stores.get(f).schema();
            for (int c = 0; c < schema.fields().size(); c++) {
                all.computeIfAbsent(schema.fields().get(c).name(), _ -> IntStream.generate(() -> -1).limit(stores.size()).toArray())[f] = c;
            }
            String name = names.get(f);
            schema.skipped().forEach((column, why) -> skipped.putIfAbsent(column, stores.size() == 1 ? why : "%s in %s".formatted(why, name)));
            for (String note : schema.notes()) notes.add(stores.size() == 1 ? note : "%s: %s".formatted(name, note));
        }
        boolean[] empty = new boolean[stores.size()];
        for (int f = 0; f < empty.length; f++) empty[f] = rows(stores.get(f)) == 0;
        all.forEach((column, at) -> {
            if (!skipped.containsKey(column)) column(column, at, empty);
        });
        if (stores.size() > 1) {
            cases();
            say("no rows in ", IntStream.range(0, empty.length).filter(f -> empty[f]).toArray());
        }
    }

    private static long rows(Store store) {
        return IntStream.range(0, store.chunks()).mapToLong(store::rows).sum();
    }

    private void column(String column, int[] at, boolean[] noRows) {
        boolean[] empty = noRows.clone();
        if (!meets(at, empty)) {
            for (int f = 0; f < at.length; f++) empty[f] = empty[f] || at[f] >= 0 && without(stores.get(f), at[f]);
        }
        ColumnType type = null, first = null;
        for (int f = 0; f < at.length; f++) {
            if (at[f] < 0) continue;
            ColumnType its = type(f, at[f]);
            if (first == null) first = its;
            if (empty[f] || stores.get(f).vacant(at[f])) continue;
            ColumnType both = type == null ? its : Widening.common(type, its);
            if (both == null) {
                skipped.put(column, kinds(column, at, empty));
                return;
            }
            type = both;
        }
        ColumnType whole = type == null ? first : type;
        int[] from = at.clone();
        for (int f = 0; f < at.length; f++) if (at[f] >= 0 && Widening.common(type(f, at[f]), whole) != whole) from[f] = -1;       // nothing in it
        if (IntStream.range(0, from.length).anyMatch(f -> from[f] >= 0 && type(f, from[f]) != whole)) {
            boolean rounded = IntStream.range(0, from.length).anyMatch(f -> from[f] >= 0 && Widening.rounds(type(f, from[f]), whole));
            notes.add("%s is %s: read as %s%s".formatted(column, kinds(column, at, empty), word(whole), rounded ? ", to which whole numbers beyond 2^53 are rounded" : ""));
        }
        say(column + " is missing in ", IntStream.range(0, at.length).filter(f -> at[f] < 0 && !noRows[f]).toArray());
        columns.put(column, new Found(column, whole, from));
    }

    /// Whether there is a type that holds the values of all files.
    private boolean meets(int[] at, boolean[] empty) {
        ColumnType type = null;
        for (int f = 0; f < at.length; f++) {
            if (at[f] < 0 || empty[f] || stores.get(f).vacant(at[f])) continue;
            type = type == null ? type(f, at[f]) : Widening.common(type, type(f, at[f]));
            if (type == null) return false;
        }
        return true;
    }

    /// Whether a column in memory has no value.
    private static boolean without(Store store, int column) {
        for (int c = 0; c < store.chunks(); c++) {
            if (store.cost(column, c) > 0) return false;
            Chunk values = store.read(column, c).chunk();
            for (int i = 0; i < values.rows(); i++) if (values.present(i)) return false;
        }
        return true;
    }

    private ColumnType type(int file, int column) {
        return stores.get(file).schema().fields().get(column).type();
    }

    private static String word(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /// "int32 in a.parquet, float64 in b.parquet", the first file of each.
    private String kinds(String column, int[] at, boolean[] empty) {
        var kinds = new LinkedHashMap<String, String>();
        for (int f = 0; f < at.length; f++) if (at[f] >= 0 && !empty[f] && !stores.get(f).vacant(at[f])) kinds.putIfAbsent(word(type(f, at[f])), names.get(f));
        return kinds.entrySet().stream().map(e -> "%s in %s".formatted(e.getKey(), e.getValue())).collect(Collectors.joining(", "));
    }

    private void cases() {
        var same = new LinkedHashMap<String, List<Found>>();
        for (Found c : columns.values()) same.computeIfAbsent(c.name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(c);
        for (List<Found> several : same.values()) {
            if (several.size() < 2) continue;
            notes.add("%s are columns of their own, for their case differs: %s".formatted(several.stream().map(Found::name).collect(Collectors.joining(" and ")),
                    several.stream().map(c -> "%s in %s".formatted(c.name, names.get(IntStream.range(0, c.at.length).filter(f -> c.at[f] >= 0).findFirst().orElse(0)))).collect(Collectors.joining(", "))));
        }
    }

    private void say(String what, int[] files) {
        if (files.length == 0) return;
        String some = Arrays.stream(files).limit(NAMED).mapToObj(names::get).collect(Collectors.joining(", "));
        notes.add(what + (files.length <= NAMED ? some : "%s and %,d more of %,d files".formatted(some, files.length - NAMED, names.size())));
    }

    /// Names of the files, with as many of their folders as tell them apart.
    private static List<String> names(List<Path> files) {
        for (int folders = 1; ; folders++) {
            int n = folders;
            List<String> names = files.stream().map(f -> f.getNameCount() <= n ? f.toString() : f.subpath(f.getNameCount() - n, f.getNameCount()).toString()).toList();
            if (Set.copyOf(names).size() == Set.copyOf(files).size() || folders > 20) return names;
        }
    }

    List<Found> columns() {
        return List.copyOf(columns.values());
    }

    boolean has(String column) {
        return columns.containsKey(column) || skipped.containsKey(column);
    }

    void note(String note) {
        notes.add(note);
    }

    Map<String, String> skipped() {
        return skipped;
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
