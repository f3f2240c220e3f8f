package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.Pieces;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.union.UnionStore;
import dev.aquatint.frame.ParquetKeys;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A Parquet file; a chunk is a row group, or a part of a large one.
///
/// Reading a chunk takes memory in proportion to its rows, and to the pages that it has rows of. Pages are decompressed whole: those of writers that make one page of a column
/// take memory in proportion to the row group.
public final class ParquetStore implements Store {
    /// Row groups of more rows are read in parts.
    private static final int MOST_ROWS = Pieces.ROWS;
    /// What damage makes of row counts is not to fill the memory with parts.
    private static final long MOST_IN_ALL = 1L << 40;

    private final Schema schema;
    private final Footer file;
    private final List<Part> parts;
    private final Set<Integer> probed = ConcurrentHashMap.newKeySet();

    private record Part(Group group, int at) {}

    private ParquetStore(Schema schema, Footer file, List<Part> parts) {
        this.schema = schema;
        this.file = file;
        this.parts = parts;
    }

    /// @param name what messages call the whole
    /// @param files at least one; several are one frame as [UnionStore] says
    /// @throws UnreadableFile naming the file and the reason
    public static Store open(String name, List<Path> files) {
        return open(name, files, null);
    }

    /// @param keys of encrypted files; null when there are none
    public static Store open(String name, List<Path> files, ParquetKeys keys) {
        return open(name, files, keys, MOST_ROWS);
    }

    /// @param mostRows row groups of more are read in parts
    static Store open(String name, List<Path> files, ParquetKeys keys, int mostRows) {
        ParquetStore[] stores = new ParquetStore[files.size()];
        Parallel.run(null, stores.length, i -> stores[i] = open(name, files.get(i), keys, mostRows));
        return UnionStore.of(name, files, List.of(stores));
    }

    private static ParquetStore open(String name, Path path, ParquetKeys keys, int mostRows) {
        Footer file = Footer.of(path, keys);
        if (file.leaves().isEmpty() && !file.skipped().isEmpty()) {
            throw new UnreadableFile(path.toString(), "none of its columns can be read: "
                    + String.join(", ", file.skipped().entrySet().stream().map(e -> "%s (%s)".formatted(e.getKey(), e.getValue())).toList()));
        }
        var parts = new ArrayList<Part>();
        long rows = 0;
        for (int g = 0; g < file.groups().size(); g++) {
            Group group = new Group(file, g, mostRows);
            if ((rows += group.rows()) > MOST_IN_ALL) throw new UnreadableFile(path.toString(), "its row groups claim %,d rows, and there may be %,d".formatted(rows, MOST_IN_ALL));
            for (int p = 0; p < group.parts(); p++) parts.add(new Part(group, p));
        }
        var fields = file.leaves().stream().map(l -> new Schema.Field(l.name(), l.type())).toList();
        return new ParquetStore(new Schema(name, fields, file.skipped(), file.notes()), file, List.copyOf(parts));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int chunks() {
        return parts.size();
    }

    @Override
    public int rows(int chunk) {
        Part part = parts.get(chunk);
        return part.group.rows(part.at);
    }

    @Override
    public Piece read(int column, int chunk) {
        Part part = parts.get(chunk);
        return part.group.read(column, part.at);
    }

    @Override
    public Range within(int column, int chunk) {
        Range said = parts.get(chunk).group.within(column);
        if (said == null || probed.contains(column)) return said;
        // wrong statistics are the fault of a writer, so the first values tell
        parts.stream().filter(p -> p.group.within(column) != null).findFirst().ifPresent(p -> p.group.probe(column));
        probed.add(column);
        return parts.get(chunk).group.within(column);
    }

    @Override
    public boolean vacant(int column) {
        return file.leaves().get(column).vacant();
    }

    @Override
    public long cost(int column, int chunk) {
        Part part = parts.get(chunk);
        return part.group.cost(column, part.at);
    }
}
