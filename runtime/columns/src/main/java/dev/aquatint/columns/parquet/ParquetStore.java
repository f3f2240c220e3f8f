package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.RowGroup;

/// One or more Parquet files of the same columns, one behind the other; a chunk is a row group.
public final class ParquetStore implements Store {
    private final Schema schema;
    private final List<Part> parts;

    /// @param leaves the file's column for each of the schema
    private record Part(Footer file, List<Leaf> leaves, RowGroup group) {}

    private ParquetStore(Schema schema, List<Part> parts) {
        this.schema = schema;
        this.parts = parts;
    }

    /// @param name what messages call the whole
    /// @param files at least one
    /// @throws UnreadableFile naming the file and the reason
    public static ParquetStore open(String name, List<Path> files) {
        Footer[] footers = new Footer[files.size()];
        Parallel.run(null, footers.length, i -> footers[i] = Footer.of(files.get(i)));
        Map<String, String> skipped = new LinkedHashMap<>();
        List<Leaf> first = new ArrayList<>(footers[0].leaves());
        for (Footer f : footers) {
            skipped.putAll(f.skipped());
            first.removeIf(leaf -> {
                Leaf other = leaf(f, leaf.name());
                if (other != null && other.type() == leaf.type()) return false;
                skipped.putIfAbsent(leaf.name(), other == null ? "%s does not have it".formatted(f.path().getFileName())
                        : "%s in %s, %s in %s".formatted(leaf.type(), footers[0].path().getFileName(), other.type(), f.path().getFileName()));
                return true;
            });
        }
        if (first.isEmpty() && !skipped.isEmpty()) {
            throw new UnreadableFile(files.getFirst().toString(), "none of its columns can be read: "
                    + String.join(", ", skipped.entrySet().stream().map(e -> "%s (%s)".formatted(e.getKey(), e.getValue())).toList()));
        }
        var parts = new ArrayList<Part>();
        for (Footer f : footers) {
            List<Leaf> leaves = first.stream().map(l -> leaf(f, l.name())).toList();
            for (RowGroup g : f.groups()) parts.add(new Part(f, leaves, g));
        }
        var fields = first.stream().map(l -> new Schema.Field(l.name(), l.type())).toList();
        return new ParquetStore(new Schema(name, fields, skipped), List.copyOf(parts));
    }

    private static Leaf leaf(Footer file, String name) {
        return file.leaves().stream().filter(l -> l.name().equals(name)).findFirst().orElse(null);
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
        return (int) parts.get(chunk).group.getNum_rows();
    }

    @Override
    public Piece read(int column, int chunk) {
        Part part = parts.get(chunk);
        Leaf leaf = part.leaves.get(column);
        Footer file = part.file;
        try (FileChannel channel = FileChannel.open(file.path())) {
            if (channel.size() != file.size() || !Files.getLastModifiedTime(file.path()).equals(file.modified())) {
                throw new UnreadableFile(file.path().toString(), "it was changed since it was opened; call parquet(...) again");
            }
            return new ColumnReader(leaf).read(channel, file.size(), chunk(part, leaf), rows(chunk));
        } catch (ClosedByInterruptException e) {
            throw new IllegalStateException("interrupted while reading " + file.path(), e);
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {      // whatever a library makes of damaged bytes
            throw new UnreadableFile(file.path().toString(), "column '%s', row group %d: %s".formatted(leaf.name(), part.file.groups().indexOf(part.group), reason(e)), e);
        }
    }

    private static String reason(Throwable e) {
        return switch (e) {
            case Corrupt c -> c.getMessage();
            case OutOfMemoryError _ -> "it needs more memory than there is";
            case IOException io -> "damaged: " + io.getMessage();
            case IndexOutOfBoundsException _ -> "damaged: a reference beyond its dictionary or page";
            case IllegalStateException memory -> memory.getMessage();
            default -> "damaged (%s)".formatted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse(""));
        };
    }

    private static ColumnChunk chunk(Part part, Leaf leaf) {
        if (leaf.index() >= part.group.getColumnsSize()) throw new Corrupt("the row group has %d columns only".formatted(part.group.getColumnsSize()));
        return part.group.getColumns().get(leaf.index());
    }

    @Override
    public Range within(int column, int chunk) {
        Part part = parts.get(chunk);
        Leaf leaf = part.leaves.get(column);
        if (leaf.index() >= part.group.getColumnsSize()) return null;
        ColumnChunk c = part.group.getColumns().get(leaf.index());
        return c.isSetMeta_data() ? Statistic.of(leaf, c.getMeta_data()) : null;
    }

    @Override
    public long cost(int column, int chunk) {
        Part part = parts.get(chunk);
        int index = part.leaves.get(column).index();
        return index < part.group.getColumnsSize() && part.group.getColumns().get(index).isSetMeta_data()
                ? part.group.getColumns().get(index).getMeta_data().getTotal_compressed_size() : 0;
    }
}
