package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.Unwanted;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.ParquetKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.parquet.HadoopFreeOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.PrimitiveConverter;

/// A file by parquet-java's own readers: what is encrypted, and whatever the fast path does not know. Slower, a value at a time. Thread-safe.
///
/// The compressed bytes of a column of a row group are in memory while some of its rows are read.
final class Library {
    private static final int ROWS = 8192;

    private final Path path;
    private final ParquetKeys keys;
    private final Set<Leaf> unfamiliar = ConcurrentHashMap.newKeySet();

    /// @param keys null for files that are not encrypted
    Library(Path path, ParquetKeys keys) {
        this.path = path;
        this.keys = keys;
    }

    /// Whether the fast path was found not to know how a column is written.
    boolean needed(Leaf leaf) {
        return unfamiliar.contains(leaf);
    }

    void need(Leaf leaf) {
        unfamiliar.add(leaf);
    }

    /// Why each encrypted column, by its number, cannot be read: its key is missing or wrong. Checks the footer's signature where it is not encrypted.
    Map<Integer, String> locked(List<Integer> encrypted) throws IOException {
        var locked = new HashMap<Integer, String>();
        try (ParquetFileReader reader = open()) {
            if (reader.getRowGroups().isEmpty()) return locked;
            List<ColumnChunkMetaData> columns = reader.getRowGroups().getFirst().getColumns();
            for (int c : encrypted) {
                try {
                    columns.get(c).getTotalSize();          // decrypted when it is asked for
                } catch (ParquetRuntimeException e) {
                    locked.put(c, keys.columns().containsKey(columns.get(c).getPath().toDotString()) ? "encrypted, with another key than was given" : "encrypted, with a key that was not given");
                }
            }
        }
        return locked;
    }

    private ParquetFileReader open() throws IOException {
        return ParquetFileReader.open(new LocalInputFile(path), new HadoopFreeOptions(new LibraryCodecs(), dev.aquatint.columns.parquet.ColumnReader.CHECKED, keys == null ? null : Decryption.properties(keys)));
    }

    /// Some rows of a column in a row group.
    Piece read(Leaf leaf, int group, int from, int rows) throws IOException {
        try (ParquetFileReader reader = open()) {
            var meta = reader.getFooter().getFileMetaData();
            ColumnDescriptor column = meta.getSchema().getColumns().get(leaf.index());
            reader.setRequestedSchema(List.of(column));
            try (PageReadStore pages = reader.readRowGroup(group)) {
                return read(leaf, new ColumnReaderImpl(column, pages.getPageReader(column), new PrimitiveConverter() {}, writer(meta.getCreatedBy())), from, rows);
            }
        }
    }

    /// Null where the file does not say, or not in the usual way.
    private static ParsedVersion writer(String createdBy) {
        try {
            return createdBy == null ? null : VersionParser.parse(createdBy);
        } catch (VersionParseException _) {
            return null;
        }
    }

    private static Piece read(Leaf leaf, ColumnReader in, int from, int rows) {
        Workspace work = Workspace.mine();
        Sink sink = new Sink(leaf.type(), rows);
        Dictionary texts = leaf.type() == ColumnType.STRING ? new Dictionary() : null;
        for (int row = 0; row < from; row++) {
            if (row % ROWS == 0) Unwanted.check();
            if (in.getCurrentDefinitionLevel() == leaf.levels()) in.skip();
            in.consume();
        }
        while (sink.missingRows() > 0) {
            Unwanted.check();
            int n = Math.min(ROWS, sink.missingRows());
            byte[] levels = work.levels(n);
            Stored stored = new Stored(leaf, work, n);
            for (int i = 0; i < n; i++) {
                levels[i] = (byte) (in.getCurrentDefinitionLevel() == leaf.levels() ? 1 : 0);
                if (levels[i] == 1) stored.add(in);
                in.consume();
            }
            stored.into(sink, n, leaf.optional() ? levels : null, texts);
        }
        return new Piece(sink.chunk(), texts);
    }

    /// Values as they are stored, before they are made values of a chunk.
    private static final class Stored {
        private final Leaf leaf;
        private final int[] ints;
        private final long[] longs;
        private final Slices slices;
        private int size;

        Stored(Leaf leaf, Workspace work, int rows) {
            this.leaf = leaf;
            ints = work.ints(rows);
            longs = work.longs(rows);
            slices = work.slices;
            slices.start(rows);
        }

        void add(ColumnReader in) {
            switch (leaf.stored()) {
                case BOOLEAN -> ints[size] = in.getBoolean() ? 1 : 0;
                case INT32 -> ints[size] = in.getInteger();
                case FLOAT -> ints[size] = Float.floatToRawIntBits(in.getFloat());
                case INT64 -> longs[size] = in.getLong();
                case DOUBLE -> longs[size] = Double.doubleToRawLongBits(in.getDouble());
                case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> slices.add(size, in.getBinary().getBytesUnsafe());
            }
            size++;
        }

        void into(Sink sink, int rows, byte[] levels, Dictionary texts) {
            boolean wide = leaf.type().bytes() == 8;
            switch (leaf.stored()) {
                case BOOLEAN, FLOAT -> { }
                case INT32 -> {
                    if (wide) Conversion.widen(leaf, ints, size, longs);
                }
                case INT64, DOUBLE -> Conversion.longs(leaf, longs, size);
                case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                    if (wide) Conversion.longs(leaf, slices, size, longs);
                    else Conversion.ints(leaf, slices, size, texts, ints);
                }
            }
            if (wide) sink.longs(rows, levels, size, longs);
            else sink.ints(rows, levels, size, ints);
        }
    }
}
