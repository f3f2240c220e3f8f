package dev.aquatint.columns.parquet;

import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.ParquetKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.crypto.ParquetCryptoRuntimeException;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/// What the end of a Parquet file says about the rest.
///
/// @param modified when the file was changed last; it must not change between the footer and the data
/// @param skipped columns that are not read, with the reason
/// @param notes what else has to be said of its columns
/// @param writer what wrote it; empty when it does not say
/// @param doubted columns whose statistics were found to be wrong
/// @param library reads what is encrypted or unfamiliar
record Footer(Path path, long size, FileTime modified, List<Leaf> leaves, Map<String, String> skipped, List<String> notes, List<RowGroup> groups, String writer, Set<Leaf> doubted, Library library) {
    private static final int MAGIC = 0x31524150, ENCRYPTED = 0x45524150;        // PAR1, PARE
    private static final int TAIL = 8;
    /// The JDK keeps a buffer of the longest read for each thread, outside the heap.
    private static final int READ = 1 << 20;

    /// @param keys of an encrypted file; null when there are none
    static Footer of(Path path, ParquetKeys keys) {
        try (FileChannel channel = FileChannel.open(path)) {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            long size = channel.size();
            FileMetaData meta = read(channel, size, keys);
            var columns = new Columns(meta.getSchema(), GeoMetadata.of(meta));
            for (RowGroup g : meta.getRow_groups()) check(g, size);
            Library library = new Library(path, keys);
            List<Leaf> leaves = readable(columns, library, meta, keys);
            return new Footer(path, size, attributes.lastModifiedTime(), leaves, columns.skipped, columns.notes, meta.getRow_groups(),
                    meta.isSetCreated_by() ? meta.getCreated_by() : "", ConcurrentHashMap.newKeySet(), library);
        } catch (Corrupt e) {
            throw new UnreadableFile(path.toString(), e.getMessage(), e);
        } catch (UnreadableFile e) {
            throw e;
        } catch (ParquetCryptoRuntimeException e) {
            throw new UnreadableFile(path.toString(), "its footer cannot be decrypted with the keys that were given%s".formatted(UnreadableFile.said(e)), e);
        } catch (ClosedByInterruptException e) {
            throw new IllegalStateException("interrupted while opening " + path, e);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFile(path.toString(), "its footer is damaged; copy or write the file again" + UnreadableFile.said(e), e);
        }
    }

    /// Those that are not encrypted with a key that is not there.
    private static List<Leaf> readable(Columns columns, Library library, FileMetaData meta, ParquetKeys keys) throws IOException {
        List<ColumnChunk> first = meta.getRow_groups().isEmpty() ? List.of() : meta.getRow_groups().getFirst().getColumns();
        List<Integer> encrypted = IntStream.range(0, first.size()).filter(i -> first.get(i).isSetCrypto_metadata()).boxed().toList();
        if (keys == null && encrypted.isEmpty()) return List.copyOf(columns.leaves);
        Map<Integer, String> locked = keys == null ? encrypted.stream().collect(Collectors.toMap(i -> i, _ -> "encrypted: parquet(keys, ..) takes its key")) : library.locked(encrypted);
        for (Leaf leaf : columns.leaves) if (locked.containsKey(leaf.index())) columns.skipped.put(leaf.name(), locked.get(leaf.index()));
        return columns.leaves.stream().filter(l -> !locked.containsKey(l.index())).toList();
    }

    private static FileMetaData read(FileChannel channel, long size, ParquetKeys keys) throws IOException {
        if (size < 12) throw new Corrupt("it has %,d bytes, too few for a Parquet file".formatted(size));
        var tail = new Bytes(new byte[TAIL + Bytes.SLACK], 0, TAIL);
        fill(channel, size - TAIL, tail.array, 0, TAIL);
        int length = tail.i32(), magic = tail.i32();
        if (magic == ENCRYPTED && keys == null) throw new Corrupt("it is encrypted: parquet(keys, ..) takes its keys, keys = new ParquetKeys().footer(..).column(..)");
        if (magic != MAGIC && magic != ENCRYPTED) {
            var head = new Bytes(new byte[4 + Bytes.SLACK], 0, 4);
            fill(channel, 0, head.array, 0, 4);
            throw new Corrupt(head.i32() == MAGIC ? "it is truncated: a Parquet file ends with PAR1, and its end is missing" : "it is no Parquet file: it does not end with PAR1");
        }
        if (length <= 0 || length > size - 12) throw new Corrupt("its footer claims %,d of the file's %,d bytes".formatted(length & 0xffffffffL, size));
        var footer = new Bytes(new byte[length + Bytes.SLACK], 0, length);
        fill(channel, size - TAIL - length, footer.array, 0, length);
        int most = Math.max(length, 1024);
        FileMetaData meta = magic == ENCRYPTED ? Decryption.footer(footer, keys, most) : Util.readFileMetaData(footer.stream(), most);
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

    private static void check(RowGroup group, long size) {
        if (group.getNum_rows() < 0 || group.getNum_rows() > Integer.MAX_VALUE - 64) throw new Corrupt("a row group of %,d rows".formatted(group.getNum_rows()));
        if (group.getNum_rows() == 0) return;       // its offsets may be anything
        for (ColumnChunk c : group.getColumns()) {
            if (c.isSetFile_path()) throw new Corrupt("its data is in another file, '%s'".formatted(c.getFile_path()));
            if (!c.isSetMeta_data()) {
                if (c.isSetCrypto_metadata()) continue;         // encrypted too
                throw new Corrupt("a column chunk without metadata");
            }
            long start = start(c), length = c.getMeta_data().getTotal_compressed_size();
            if (start < 4 || length < 0 || start > size || length > size - start) {
                throw new Corrupt("column %s lies at bytes %,d to %,d of a file of %,d: the file is truncated or damaged".formatted(
                        String.join(".", c.getMeta_data().getPath_in_schema()), start, start + length, size));
            }
        }
    }

    /// Whether its second version of pages is compressed whatever it says: a fault of that library before its version 3 (ARROW-10353).
    boolean compressedAnyway() {
        return writer.startsWith("parquet-cpp version") || writer.matches("parquet-cpp-arrow version [012]\\..*");
    }

    /// Where the first page of a column chunk starts. Some writers set the dictionary's offset to 0 when there is none.
    static long start(ColumnChunk c) {
        var m = c.getMeta_data();
        return m.isSetDictionary_page_offset() && m.getDictionary_page_offset() > 0 ? Math.min(m.getDictionary_page_offset(), m.getData_page_offset()) : m.getData_page_offset();
    }
}
