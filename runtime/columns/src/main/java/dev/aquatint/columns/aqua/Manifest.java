package dev.aquatint.columns.aqua;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aquatint.columns.Facts;
import dev.aquatint.columns.Ordered;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.exact.Grain;
import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// What a store says of itself: `manifest.json`, replaced as a whole, and with a checksum of its own.
///
/// @param generation the folder with the files
/// @param source what messages call the frame
/// @param origin what the store was built from, as it was then
/// @param x the column of the points' x coordinates, as `y`
/// @param rows all of them
/// @param points how many of them are points of the tree; they come first
/// @param nodes what is kept of nodes
/// @param overviews what is kept of cells
/// @param files the size of each file in bytes: of columns, boxes, and node arrays and overviews if there are any
/// @param checksums that of the file of checksums
record Manifest(String generation, String source, String origin, String x, String y, int rows, int points, List<Column> columns, List<Nodes> nodes, List<Overview> overviews, List<Long> files, int checksums) {
    /// Raised whenever an older Aquatint would misunderstand what is written.
    static final int VERSION = 2;

    static final String NAME = "manifest.json";

    private static final String FORMAT = "aquatint", SUM = "crc32c";

    /// @param data where values begin in the file
    /// @param validity where the bits begin that say which rows have a value; -1 when all have one
    /// @param least the smallest present value as Java writes it, null when there is none
    /// @param grain of its values: unit and bits, or null
    record Column(String name, ColumnType type, long data, long validity, String least, String most, List<Integer> grain) {
        Facts facts() {
            return new Facts(least == null ? null : new Range(Double.parseDouble(least), Double.parseDouble(most)), grain == null ? null : new Grain(grain.getFirst(), grain.getLast()));
        }

        private Map<String, Object> json() {
            return object("name", name, "type", type, "data", data, "validity", validity, "least", least, "most", most, "grain", grain);
        }

        private static Column of(Fields f) {
            return new Column(f.name("name"), f.one("type", ColumnType.class), f.number("data"), f.number("validity"), f.text("least"), f.text("most"), f.wholes("grain"));
        }
    }

    /// What nodes have of a column: an array for each level, one behind the other.
    ///
    /// @param leaf bytes of a leaf
    /// @param node bytes of a node of the other levels
    /// @param at where the array of the leaves begins
    record Nodes(Ordered.Kept kept, int column, int leaf, int node, long at) {
        private Map<String, Object> json() {
            return object("kept", kept, "column", column, "leaf", leaf, "node", node, "at", at);
        }

        private static Nodes of(Fields f) {
            return new Nodes(f.one("kept", Ordered.Kept.class), f.whole("column"), f.whole("leaf"), f.whole("node"), f.number("at"));
        }
    }

    /// Counts of points by cells.
    ///
    /// @param column by whose values; -1 for all points together
    /// @param at where they begin
    record Overview(int column, Pyramid.Form form, long at, long bytes) {
        /// The column of no column.
        static final int ALL = -1;

        private Map<String, Object> json() {
            Map<String, Object> lattice = object("x", form.lattice().x(), "y", form.lattice().y());
            return object("column", column, "form", object("lattice", lattice, "left", form.left(), "low", form.low(), "columns", form.columns(), "rows", form.rows(), "planes", form.planes()), "at", at, "bytes", bytes);
        }

        private static Overview of(Fields f) {
            Fields form = f.object("form"), lattice = form.object("lattice");
            return new Overview(f.whole("column"), new Pyramid.Form(new Lattice(lattice.whole("x"), lattice.whole("y")), form.number("left"), form.number("low"), form.whole("columns"), form.whole("rows"), form.whole("planes")), f.number("at"), f.number("bytes"));
        }
    }

    byte[] json() {
        Map<String, Object> all = object(FORMAT, VERSION, "generation", generation, "source", source, "origin", origin, "x", x, "y", y, "rows", rows, "points", points, "columns", columns.stream().map(Column::json).toList(),
                "nodes", nodes.stream().map(Nodes::json).toList(), "overviews", overviews.stream().map(Overview::json).toList(), "files", files, "checksums", checksums);
        all.put(SUM, sum(all));
        return (Json.pretty(all) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// @throws UnreadableFile when it is damaged, or of a newer format
    static Manifest of(byte[] json, Path store) {
        try {
            if (!(Json.read(json) instanceof Map<?, ?> all) || !(all.get(FORMAT) instanceof Long version)) throw damaged(store, "it does not say that it is one", null);
            if (version > VERSION) throw new UnreadableFile(store.toString(), "it was written by a newer Aquatint (format %d, and this one reads up to %d): update Aquatint, or build the store again".formatted(version, VERSION));
            Object told = all.remove(SUM);
            if (!Long.valueOf(sum(all)).equals(told)) throw damaged(store, "its checksum is wrong", null);
            return of(new Fields(all));
        } catch (JsonProcessingException e) {
            throw damaged(store, e.getOriginalMessage(), e);
        } catch (IOException | Fields.Missing | IllegalArgumentException e) {
            throw damaged(store, e.getMessage(), e);
        }
    }

    /// Stores of format 1 have no overviews.
    private static Manifest of(Fields f) {
        return new Manifest(f.name("generation"), f.name("source"), f.text("origin"), f.name("x"), f.name("y"), f.whole("rows"), f.whole("points"), f.objects("columns", Column::of), f.objects("nodes", Nodes::of),
                f.of().get("overviews") == null ? List.of() : f.objects("overviews", Overview::of), f.numbers("files"), f.whole("checksums"));
    }

    private static UnreadableFile damaged(Path store, String why, Exception cause) {
        return new UnreadableFile(store.toString(), "its %s is damaged (%s): build the store again".formatted(NAME, why), cause);
    }

    private static int sum(Map<?, ?> all) {
        var sum = new CRC32C();
        sum.update(Json.compact(all).getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }

    /// @param of names and values, in turn
    private static Map<String, Object> object(Object... of) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < of.length; i += 2) map.put((String) of[i], of[i + 1]);
        return map;
    }
}
