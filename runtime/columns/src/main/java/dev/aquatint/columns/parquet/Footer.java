package dev.aquatint.columns.parquet;

import dev.aquatint.columns.UnreadableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/// What the end of a Parquet file says about the rest.
///
/// @param modified when the file was changed last; it must not change between the footer and the data
/// @param skipped columns that are not read, with the reason
record Footer(Path path, long size, FileTime modified, List<Leaf> leaves, Map<String, String> skipped, List<RowGroup> groups) {
    private static final int MAGIC = 0x31524150, ENCRYPTED = 0x45524150;        // PAR1, PARE
    private static final int TAIL = 8;
    /// The JDK keeps a buffer of the longest read for each thread, outside the heap.
    private static final int READ = 1 << 20;

    static Footer of(Path path) {
        try (FileChannel channel = FileChannel.open(path)) {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            long size = channel.size();
            FileMetaData meta = read(path, channel, size);
            var leaves = new ArrayList<Leaf>();
            var skipped = new LinkedHashMap<String, String>();
            schema(meta.getSchema(), leaves, skipped);
            for (RowGroup g : meta.getRow_groups()) check(g, size);
            return new Footer(path, size, attributes.lastModifiedTime(), List.copyOf(leaves), skipped, meta.getRow_groups());
        } catch (Corrupt e) {
            throw new UnreadableFile(path.toString(), e.getMessage(), e);
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile(path.toString(), "its footer is damaged (%s)".formatted(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("")), e);
        }
    }

    private static FileMetaData read(Path path, FileChannel channel, long size) throws IOException {
        if (size < 12) throw new Corrupt("it has %,d bytes, too few for a Parquet file".formatted(size));
        var tail = new Bytes(new byte[TAIL + Bytes.SLACK], 0, TAIL);
        fill(channel, size - TAIL, tail.array, 0, TAIL);
        int length = tail.i32(), magic = tail.i32();
        if (magic == ENCRYPTED) throw new Corrupt("it is encrypted");
        if (magic != MAGIC) {
            var head = new Bytes(new byte[4 + Bytes.SLACK], 0, 4);
            fill(channel, 0, head.array, 0, 4);
            throw new Corrupt(head.i32() == MAGIC ? "it is truncated: a Parquet file ends with PAR1, and its end is missing" : "it is no Parquet file: it does not end with PAR1");
        }
        if (length <= 0 || length > size - 12) throw new Corrupt("its footer claims %,d of the file's %,d bytes".formatted(length & 0xffffffffL, size));
        var footer = new Bytes(new byte[length + Bytes.SLACK], 0, length);
        fill(channel, size - TAIL - length, footer.array, 0, length);
        FileMetaData meta = Util.readFileMetaData(footer.stream(), Math.max(length, 1024));
        if (meta.isSetEncryption_algorithm()) throw new Corrupt("it is encrypted");
        if (!meta.isSetSchema() || meta.getSchemaSize() == 0 || !meta.isSetRow_groups()) throw new Corrupt("its footer has no schema");
        return meta;
    }

    static void fill(FileChannel channel, long position, byte[] into, int from, int length) throws IOException {
        ByteBuffer b = ByteBuffer.wrap(into);
        for (int at = from, end = from + length; at < end; at = b.position()) {
            b.limit(Math.min(end - at, READ) + at).position(at);
            if (channel.read(b, position + at - from) < 0) throw new Corrupt("it ends at byte %,d, inside what it should hold".formatted(position + at - from));
        }
    }

    private static void schema(List<SchemaElement> elements, List<Leaf> leaves, Map<String, String> skipped) {
        int root = elements.getFirst().getNum_children(), at = 1, chunk = 0;
        for (int i = 0; i < root; i++) {
            if (at >= elements.size()) throw new Corrupt("its schema names %d columns and lists fewer".formatted(root));
            SchemaElement e = elements.get(at);
            int leavesBefore = chunk;
            int[] next = skip(elements, at, chunk);
            at = next[0];
            chunk = next[1];
            if (e.getNum_children() > 0 || !e.isSetType()) skipped.put(e.getName(), "nested: " + nesting(e));
            else if (e.getRepetition_type() == FieldRepetitionType.REPEATED) skipped.put(e.getName(), "nested: a repeated value");
            else {
                try {
                    leaves.add(Leaf.of(e, leavesBefore));
                } catch (Leaf.Skipped s) {
                    skipped.put(e.getName(), s.getMessage());
                }
            }
        }
    }

    /// The element and the leaf behind a subtree. Iterative, for a file may nest as deep as it likes.
    private static int[] skip(List<SchemaElement> elements, int at, int leaf) {
        long open = 1;
        while (open > 0) {
            if (at >= elements.size()) throw new Corrupt("its schema ends inside a group");
            SchemaElement e = elements.get(at++);
            int children = e.isSetNum_children() ? e.getNum_children() : 0;
            if (children < 0) throw new Corrupt("a group of %d columns".formatted(children));
            if (children == 0 && e.isSetType()) leaf++;
            open += children - 1;
        }
        return new int[] {at, leaf};
    }

    private static String nesting(SchemaElement e) {
        LogicalType t = e.isSetLogicalType() ? e.getLogicalType() : null;
        if (t != null && t.isSetLIST()) return "a list";
        if (t != null && t.isSetMAP()) return "a map";
        if (t != null && t.isSetVARIANT()) return "a variant";
        if (!e.isSetConverted_type()) return e.getRepetition_type() == FieldRepetitionType.REPEATED ? "a repeated group" : "a group";
        return switch (e.getConverted_type()) {
            case LIST -> "a list";
            case MAP, MAP_KEY_VALUE -> "a map";
            default -> "a group";
        };
    }

    private static void check(RowGroup group, long size) {
        if (group.getNum_rows() < 0 || group.getNum_rows() > Integer.MAX_VALUE - 64) throw new Corrupt("a row group of %,d rows".formatted(group.getNum_rows()));
        if (group.getNum_rows() == 0) return;       // its offsets may be anything
        for (ColumnChunk c : group.getColumns()) {
            if (c.isSetFile_path()) throw new Corrupt("its data is in another file, '%s'".formatted(c.getFile_path()));
            if (!c.isSetMeta_data()) {
                if (c.isSetCrypto_metadata() || c.isSetEncrypted_column_metadata()) continue;       // refused when it is read
                throw new Corrupt("a column chunk without metadata");
            }
            long start = start(c), length = c.getMeta_data().getTotal_compressed_size();
            if (start < 4 || length < 0 || start > size || length > size - start) {
                throw new Corrupt("column %s lies at bytes %,d to %,d of a file of %,d: the file is truncated or damaged".formatted(
                        String.join(".", c.getMeta_data().getPath_in_schema()), start, start + length, size));
            }
        }
    }

    /// Where the first page of a column chunk starts. Some writers set the dictionary's offset to 0 when there is none.
    static long start(ColumnChunk c) {
        var m = c.getMeta_data();
        return m.isSetDictionary_page_offset() && m.getDictionary_page_offset() > 0 ? Math.min(m.getDictionary_page_offset(), m.getData_page_offset()) : m.getData_page_offset();
    }
}
