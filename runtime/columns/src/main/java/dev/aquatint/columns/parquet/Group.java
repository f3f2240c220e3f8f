package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.Unwanted;
import dev.aquatint.frame.Range;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/// One row group of a file, whole or in parts of about the same number of rows. Thread-safe.
final class Group {
    /// Old writers left up to this many bytes of a column chunk uncounted.
    private static final int UNCOUNTED = 100;

    private final Footer file;
    private final int number;
    private final RowGroup group;
    private final int rows, parts;
    private final Map<Leaf, Pages> pages = new ConcurrentHashMap<>();

    /// @param number of the row group in the file
    /// @param most rows of a part
    Group(Footer file, int number, int most) {
        this.file = file;
        this.number = number;
        group = file.groups().get(number);
        rows = (int) group.getNum_rows();
        parts = Math.max(1, Math.ceilDiv(rows, most));
    }

    int rows() {
        return rows;
    }

    int parts() {
        return parts;
    }

    int rows(int part) {
        return Math.min(step(), rows - part * step());
    }

    private int step() {
        return Math.max(1, Math.ceilDiv(rows, parts));
    }

    /// @throws UnreadableFile naming file, column and row group
    /// @throws Unwanted between pages
    Piece read(int column, int part) {
        return read(file.leaves().get(column), step(), part);
    }

    /// @param step rows of a part
    private Piece read(Leaf leaf, int step, int part) {
        ColumnReader reader = null;
        try (FileChannel channel = FileChannel.open(file.path())) {
            if (channel.size() != file.size() || !Files.getLastModifiedTime(file.path()).equals(file.modified())) {
                throw new UnreadableFile(file.path().toString(), "it was changed since it was opened; call parquet(...) again");
            }
            ColumnChunk chunk = chunk(leaf);
            int from = part * step, n = Math.min(step, rows - from);
            Piece piece;
            if (chunk.isSetCrypto_metadata() || file.library().needed(leaf)) {
                piece = file.library().read(leaf, number, from, n);
            } else {
                Pages its = parts > 1 && step == step() ? pages.computeIfAbsent(leaf, l -> pages(l, step)) : pages(leaf, step);
                reader = new ColumnReader(leaf, chunk.getMeta_data().getCodec(), its, channel, file.compressedAnyway());
                piece = read(reader, leaf, part, from, n);
            }
            Range promised = file.doubted().contains(leaf) || !chunk.isSetMeta_data() ? null : Statistic.of(leaf, chunk.getMeta_data());
            if (promised != null && Statistic.contradicted(piece.chunk(), promised)) file.doubted().add(leaf);
            return piece;
        } catch (ClosedByInterruptException e) {
            throw new IllegalStateException("interrupted while reading " + file.path(), e);
        } catch (UnreadableFile | Unwanted e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {      // whatever a library makes of damaged bytes
            throw new UnreadableFile(file.path().toString(), "column '%s', row group %d%s: %s".formatted(
                    leaf.name(), number, reader == null || reader.pageAt() < 0 ? "" : ", page at byte %,d".formatted(reader.pageAt()), reason(e)), e);
        }
    }

    private Piece read(ColumnReader fast, Leaf leaf, int part, int from, int n) throws IOException {
        try {
            return fast.read(part);
        } catch (Unfamiliar what) {
            try {
                Piece piece = file.library().read(leaf, number, from, n);
                file.library().need(leaf);
                return piece;
            } catch (IOException | RuntimeException e) {
                if (e instanceof Unwanted) throw e;
                throw new Corrupt("%s: parquet-java cannot read it either%s".formatted(what.getMessage(), UnreadableFile.said(e)));
            }
        }
    }

    private static String reason(Throwable e) {
        return switch (e) {
            case Corrupt c -> c.getMessage();
            case ParquetCryptoRuntimeException _ -> "its bytes are not what was encrypted, or with another key" + UnreadableFile.said(e);
            case OutOfMemoryError _ -> "it needs more memory than the %,d MB that the heap may have: start with a larger -Xmx".formatted(Runtime.getRuntime().maxMemory() >> 20);
            case IndexOutOfBoundsException _ -> "damaged: a reference beyond its dictionary or page";
            case IllegalStateException memory -> memory.getMessage();
            default -> "damaged: its bytes are not what its header says; copy or write the file again" + UnreadableFile.said(e);
        };
    }

    private ColumnChunk chunk(Leaf leaf) {
        if (leaf.index() >= group.getColumnsSize()) throw new Corrupt("the row group has %d columns only".formatted(group.getColumnsSize()));
        return group.getColumns().get(leaf.index());
    }

    /// @param step rows of a part
    private Pages pages(Leaf leaf, int step) {
        ColumnChunk chunk = chunk(leaf);
        ColumnMetaData meta = chunk.getMeta_data();
        if (meta.getType() != leaf.stored()) throw new Corrupt("it is stored as %s and declared as %s".formatted(meta.getType(), leaf.stored()));
        if (meta.getNum_values() != rows) throw new Corrupt("it has %,d values for %,d rows".formatted(meta.getNum_values(), rows));
        if (meta.getCodec() == null) throw new Corrupt("its compression is unknown");
        long start = Footer.start(chunk);
        return new Pages(start, Math.min(start + meta.getTotal_compressed_size() + UNCOUNTED, file.size()), rows, Math.max(1, step));
    }

    private ColumnMetaData meta(int column) {
        int index = file.leaves().get(column).index();
        return index < group.getColumnsSize() && group.getColumns().get(index).isSetMeta_data() ? group.getColumns().get(index).getMeta_data() : null;
    }

    /// What its statistics say of all rows, so of those of a part too; null when they say nothing.
    Range within(int column) {
        ColumnMetaData meta = meta(column);
        Leaf leaf = file.leaves().get(column);
        return meta == null || rows == 0 || file.doubted().contains(leaf) ? null : Statistic.of(leaf, meta);
    }

    /// Compares the first values of a column with its statistics, which are not believed if they do not agree, nor where they cannot be compared.
    void probe(int column) {
        Leaf leaf = file.leaves().get(column);
        try {
            read(leaf, Math.min(rows, Statistic.LOOKED_AT), 0);
        } catch (UnreadableFile _) {
            file.doubted().add(leaf);               // who reads the column is told why
        }
    }

    /// A part's share of the compressed bytes.
    long cost(int column, int part) {
        ColumnMetaData meta = meta(column);
        return meta == null ? (long) rows(part) * file.leaves().get(column).type().bytes() : parts == 1 ? meta.getTotal_compressed_size() : Math.ceilDiv(meta.getTotal_compressed_size(), parts);
    }
}
