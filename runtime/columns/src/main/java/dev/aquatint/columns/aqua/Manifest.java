package dev.aquatint.columns.aqua;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aquatint.columns.Facts;
import dev.aquatint.columns.Ordered;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.exact.Grain;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Range;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// @param data where values begin in the file
    /// @param validity where the bits begin that say which rows have a value; -1 when all have one
    /// @param least the smallest present value as Java writes it, null when there is none
    /// @param grain of its values: unit and bits, or null
    record Column(String name, ColumnType type, long data, long validity, String least, String most, List<Integer> grain) {
        Facts facts() {
            return new Facts(least == null ? null : new Range(Double.parseDouble(least), Double.parseDouble(most)), grain == null ? null : new Grain(grain.getFirst(), grain.getLast()));
        }
    }

    /// What nodes have of a column: an array for each level, one behind the other.
    ///
    /// @param leaf bytes of a leaf
    /// @param node bytes of a node of the other levels
    /// @param at where the array of the leaves begins
    record Nodes(Ordered.Kept kept, int column, int leaf, int node, long at) {}

    /// Counts of points by cells.
    ///
    /// @param column by whose values; -1 for all points together
    /// @param at where they begin
    record Overview(int column, Pyramid.Form form, long at, long bytes) {
        /// The column of no column.
        static final int ALL = -1;
    }

    /// Stores of format 1 have no overviews.
    Manifest {
        overviews = overviews == null ? List.of() : overviews;
    }

    byte[] json() {
        ObjectNode all = JSON.createObjectNode();
        all.put(FORMAT, VERSION);
        all.setAll((ObjectNode) JSON.valueToTree(this));
        all.put(SUM, sum(all));
        return (all.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// @throws UnreadableFile when it is damaged, or of a newer format
    static Manifest of(byte[] json, Path store) {
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode all) || !all.path(FORMAT).isInt()) throw damaged(store, "it does not say that it is one", null);
            int version = all.get(FORMAT).intValue();
            if (version > VERSION) throw new UnreadableFile(store.toString(), "it was written by a newer Aquatint (format %d, and this one reads up to %d): update Aquatint, or build the store again".formatted(version, VERSION));
            int told = all.path(SUM).intValue();
            all.remove(SUM);
            if (told != sum(all)) throw damaged(store, "its checksum is wrong", null);
            all.remove(FORMAT);
            return JSON.treeToValue(all, Manifest.class);
        } catch (JsonProcessingException e) {
            throw damaged(store, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw damaged(store, e.getMessage(), e);
        }
    }

    private static UnreadableFile damaged(Path store, String why, Exception cause) {
        return new UnreadableFile(store.toString(), "its %s is damaged (%s): build the store again".formatted(NAME, why), cause);
    }

    private static int sum(ObjectNode all) {
        var sum = new CRC32C();
        sum.update(all.toString().getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
