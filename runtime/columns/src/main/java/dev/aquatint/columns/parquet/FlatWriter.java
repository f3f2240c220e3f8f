package dev.aquatint.columns.parquet;

import dev.aquatint.frame.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;
import org.xerial.snappy.Snappy;

/// Writes required 32-bit columns (FLOAT32, INT8, INT32) as snappy Parquet with dictionaries.
///
/// Row groups are encoded by pure functions, so that several threads may work ahead; they are appended in order.
public final class FlatWriter {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final int PAGE_ROWS = 1 << 15;
    private static final int MOST_DISTINCT = 1 << 17;

    private final OutputStream out;
    private final List<Column> columns;
    private final List<RowGroup> groups = new ArrayList<>();
    private long at;
    private long rows;

    public record Column(String name, ColumnType type) {}

    /// A row group as bytes: offsets in its metadata count from its own start.
    public record Group(int rows, List<byte[]> chunks, List<ColumnMetaData> meta) {}

    public FlatWriter(OutputStream out, List<Column> columns) throws IOException {
        this.out = out;
        this.columns = List.copyOf(columns);
        write(MAGIC);
    }

    /// @param values the 32 bits of each value, a row for each column
    public static Group encode(List<Column> columns, int[][] values, int rows) {
        var chunks = new ArrayList<byte[]>();
        var meta = new ArrayList<ColumnMetaData>();
        try {
            for (int c = 0; c < columns.size(); c++) chunks.add(chunk(columns.get(c), values[c], rows, meta));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Group(rows, chunks, meta);
    }

    public void append(Group group) throws IOException {
        var stored = new ArrayList<ColumnChunk>();
        long size = 0;
        for (int c = 0; c < columns.size(); c++) {
            ColumnMetaData m = group.meta.get(c);
            m.setData_page_offset(at + m.getData_page_offset());
            if (m.isSetDictionary_page_offset()) m.setDictionary_page_offset(at);
            var chunk = new ColumnChunk(at);
            chunk.setMeta_data(m);
            stored.add(chunk);
            size += m.getTotal_uncompressed_size();
            write(group.chunks.get(c));
        }
        groups.add(new RowGroup(stored, size, group.rows));
        rows += group.rows;
    }

    /// Writes the footer; the stream stays open.
    public void finish() throws IOException {
        var schema = new ArrayList<SchemaElement>();
        var root = new SchemaElement("schema");
        root.setNum_children(columns.size());
        schema.add(root);
        var orders = new ArrayList<ColumnOrder>();
        for (Column c : columns) {
            var e = new SchemaElement(c.name);
            e.setType(type(c));
            e.setRepetition_type(FieldRepetitionType.REQUIRED);
            if (c.type == ColumnType.INT8) e.setLogicalType(LogicalType.INTEGER(new IntType((byte) 8, true)));
            schema.add(e);
            orders.add(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
        }
        var meta = new FileMetaData(1, schema, rows, groups);
        meta.setCreated_by("Aquatint");
        meta.setColumn_orders(orders);
        var footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(meta, footer);
        write(footer.toByteArray());
        write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.size()).array());
        write(MAGIC);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        at += bytes.length;
    }

    private static Type type(Column c) {
        return switch (c.type) {
            case FLOAT32 -> Type.FLOAT;
            case INT8, INT32 -> Type.INT32;
            default -> throw new IllegalArgumentException("no writer for " + c.type);
        };
    }

    private static byte[] chunk(Column column, int[] values, int rows, List<ColumnMetaData> meta) throws IOException {
        var out = new ByteArrayOutputStream(rows);
        long uncompressed = 0;
        Distinct distinct = Distinct.of(values, rows, MOST_DISTINCT);
        var m = new ColumnMetaData(type(column), List.of(Encoding.PLAIN, Encoding.RLE_DICTIONARY), List.of(column.name), CompressionCodec.SNAPPY, rows, 0, 0, 0);
        if (distinct != null) {
            var header = new PageHeader(PageType.DICTIONARY_PAGE, 0, 0);
            header.setDictionary_page_header(new DictionaryPageHeader(distinct.values().length, Encoding.PLAIN));
            uncompressed += page(header, plain(distinct.values(), 0, distinct.values().length), out);
            m.setDictionary_page_offset(0);
        }
        m.setData_page_offset(out.size());
        for (int from = 0; from < rows; from += PAGE_ROWS) {
            int n = Math.min(PAGE_ROWS, rows - from);
            var header = new PageHeader(PageType.DATA_PAGE, 0, 0);
            header.setData_page_header(new DataPageHeader(n, distinct == null ? Encoding.PLAIN : Encoding.RLE_DICTIONARY, Encoding.RLE, Encoding.RLE));
            uncompressed += page(header, distinct == null ? plain(values, from, n) : packed(distinct, from, n), out);
        }
        m.setTotal_compressed_size(out.size());
        m.setTotal_uncompressed_size(uncompressed);
        Statistics s = statistics(column, distinct == null ? values : distinct.values(), distinct == null ? rows : distinct.values().length);
        if (s != null) m.setStatistics(s);
        meta.add(m);
        return out.toByteArray();
    }

    private static int page(PageHeader header, byte[] body, ByteArrayOutputStream out) throws IOException {
        byte[] compressed = Snappy.compress(body);
        header.setUncompressed_page_size(body.length);
        header.setCompressed_page_size(compressed.length);
        int before = out.size();
        Util.writePageHeader(header, out);
        int size = out.size() - before + body.length;
        out.write(compressed);
        return size;
    }

    private static byte[] plain(int[] values, int from, int n) {
        ByteBuffer b = ByteBuffer.allocate(n * 4).order(ByteOrder.LITTLE_ENDIAN);
        b.asIntBuffer().put(values, from, n);
        return b.array();
    }

    /// One bit-packed run of all indices, the last group filled up with zeros.
    private static byte[] packed(Distinct distinct, int from, int n) {
        int width = Math.max(1, 32 - Integer.numberOfLeadingZeros(distinct.values().length - 1)), groups = (n + 7) / 8;
        byte[] b = new byte[6 + groups * width + Bytes.SLACK];
        int p = 0;
        b[p++] = (byte) width;
        for (int header = groups << 1 | 1; ; header >>>= 7) {
            if (header < 0x80) {
                b[p++] = (byte) header;
                break;
            }
            b[p++] = (byte) (header & 0x7f | 0x80);
        }
        long bit = 0;
        for (int i = 0; i < n; i++, bit += width) {
            int at = p + (int) (bit >>> 3);
            Bytes.LONG.set(b, at, (long) Bytes.LONG.get(b, at) | (long) distinct.indices()[from + i] << (bit & 7));
        }
        return Arrays.copyOf(b, p + groups * width);
    }

    /// None when there is NaN, whose order is nobody's.
    private static Statistics statistics(Column column, int[] values, int n) {
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double v = column.type == ColumnType.FLOAT32 ? Float.intBitsToFloat(values[i]) : values[i];
            if (Double.isNaN(v)) return null;
            lo = Math.min(lo, v);
            hi = Math.max(hi, v);
        }
        if (n == 0) return null;
        var s = new Statistics();
        s.setNull_count(0);
        s.setMin_value(bytes(column, lo));
        s.setMax_value(bytes(column, hi));
        return s;
    }

    private static byte[] bytes(Column column, double v) {
        int bits = column.type == ColumnType.FLOAT32 ? Float.floatToRawIntBits((float) v) : (int) v;
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bits).array();
    }
}
