package dev.aquatint.columns.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Catalogue;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.Store.Piece;
import dev.aquatint.columns.Streamed;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.Unwanted;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Row groups that are read in parts, compared with the same read whole.
class PartsTest {
    private static final int WHOLE = Integer.MAX_VALUE, ONE_GROUP = 1 << 28, ONE_PAGE = 1 << 24;

    @TempDir
    Path folder;

    /// Values as doubles and codes, missing ones included, and the texts that the codes of all parts have together.
    private record Content(List<Double> values, List<String> texts) {
        static Content of(Store store, int column, Piece[] pieces) {
            boolean text = store.schema().fields().get(column).type() == ColumnType.STRING;
            var all = new Dictionary();
            var values = new ArrayList<Double>();
            for (Piece piece : pieces) {
                Chunk chunk = piece.chunk();
                double[] v = new double[chunk.rows()];
                chunk.doubles(0, v.length, v);
                int[] codes = text ? all.add(piece.dictionary()) : null;
                for (double d : v) values.add(text && d == d ? codes[(int) d] : d);
            }
            return new Content(values, List.copyOf(all.texts()));
        }

        static Content of(Store store, int column) {
            return of(store, column, IntStream.range(0, store.chunks()).mapToObj(c -> store.read(column, c)).toArray(Piece[]::new));
        }
    }

    private static void assertSameColumns(Path file, int... most) {
        Store whole = ParquetStore.open("whole", List.of(file), null, WHOLE);
        for (int c = 0; c < whole.schema().fields().size(); c++) {
            Content expected = Content.of(whole, c);
            for (int m : most) assertThat(Content.of(ParquetStore.open("parts", List.of(file), null, m), c)).as("%s in parts of %d", whole.schema().names().get(c), m).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,SNAPPY,PARQUET_1_0,true,false,1500", "2,ZSTD,PARQUET_1_0,false,true,1500", "3,UNCOMPRESSED,PARQUET_2_0,true,false,700", "4,LZ4_RAW,PARQUET_2_0,false,false,1500",
            "5,GZIP,PARQUET_2_0,false,true,9000", "6,SNAPPY,PARQUET_1_0,true,false," + ONE_PAGE, "7,UNCOMPRESSED,PARQUET_1_0,false,false," + ONE_PAGE, "8,ZSTD,PARQUET_2_0,false,false," + ONE_PAGE, "9,UNCOMPRESSED,PARQUET_2_0,true,true," + ONE_PAGE})
    void any_size_of_part_gives_the_columns_of_the_whole(long seed, CompressionCodecName codec, WriterVersion version, boolean dictionary, boolean split, int pageBytes) throws IOException {
        Path file = new Written(seed, 3001, codec, version, dictionary, split, ONE_GROUP, pageBytes).in(folder);
        assertThat(ParquetStore.open("whole", List.of(file), null, WHOLE).chunks()).isOne();
        assertSameColumns(file, 3000, 1501, 333, 64);
    }

    private static Stream<Path> testing() throws IOException {
        try (Stream<Path> files = Files.list(TestData.resource("parquet-testing/data"))) {
            return files.filter(f -> f.toString().endsWith(".parquet") && !f.toString().contains("corrupt-checksum")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("testing")
    void files_of_every_writer_read_the_same_in_parts(Path file) {
        try {
            ParquetStore.open("whole", List.of(file), null, WHOLE);
        } catch (UnreadableFile _) {
            return;         // nested columns only
        }
        assertSameColumns(file, 1000, 37);
    }

    @Test
    void parts_read_in_any_order_by_several_threads_are_the_same() throws IOException {
        Path file = new Written(21, 4000, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true, false, ONE_GROUP, 1500).in(folder);
        Store whole = ParquetStore.open("whole", List.of(file), null, WHOLE), parts = ParquetStore.open("parts", List.of(file), null, 50);
        for (int c = 0; c < whole.schema().fields().size(); c++) {
            int column = c;
            var order = new ArrayList<>(IntStream.range(0, parts.chunks()).boxed().toList());
            Collections.shuffle(order, new Random(c));
            Piece[] pieces = new Piece[order.size()];
            Parallel.run(null, pieces.length, i -> pieces[order.get(i)] = parts.read(column, order.get(i)));
            assertThat(Content.of(parts, c, pieces)).isEqualTo(Content.of(whole, c));
        }
    }

    @Test
    void parts_are_of_about_the_same_size_and_within_what_the_group_says() throws IOException {
        Path file = ints(10, 1000);
        Store store = ParquetStore.open("parts", List.of(file), null, 400);
        assertThat(IntStream.range(0, store.chunks()).map(store::rows)).containsExactly(334, 334, 332);
        for (int c = 0; c < 3; c++) assertThat(store.within(0, c)).isEqualTo(Aquatint.range(10, 1009));
        assertThat(IntStream.range(0, 3).mapToLong(c -> store.cost(0, c)).sum()).isBetween(ParquetStore.open("whole", List.of(file), null, WHOLE).cost(0, 0), ParquetStore.open("whole", List.of(file), null, WHOLE).cost(0, 0) + 2);
        assertThat(ParquetStore.open("parts", List.of(file), null, 1000).chunks()).as("a row group that is not too large is a chunk").isOne();
    }

    @Test
    void a_row_group_of_millions_of_rows_is_several_chunks_and_rows_keep_their_numbers() throws IOException {
        int n = 2_500_000;
        Frame frame = Aquatint.parquet(ints(0, n).toString());
        Scan scan = Scan.of(frame, List.of("x"));
        assertThat(scan.chunks()).isEqualTo(3);
        assertThat(frame.row(1_700_001)).containsEntry("x", 1_700_001);
        assertThat(frame.select("x between 1700000 and 1700002").rows()).isEqualTo(3);
        assertThat(frame.head(1_000_001).bounds("x")).isEqualTo(Aquatint.range(0, 1_000_000));
    }

    private Path ints(int first, int n) throws IOException {
        Path file = folder.resolve("ints%d.parquet".formatted(n));
        var columns = List.of(new FlatWriter.Column("x", ColumnType.INT32));
        try (var out = Files.newOutputStream(file)) {
            var writer = new FlatWriter(out, columns);
            writer.append(FlatWriter.encode(columns, new int[][] {IntStream.range(first, first + n).toArray()}, n));
            writer.finish();
        }
        return file;
    }

    @Test
    void parts_share_the_texts_of_the_dictionary_and_add_theirs_to_a_copy() throws IOException {
        // the dictionary of 4,000 bytes is full before the end: pages behind it have their texts in them
        Path file = new Written(22, 3000, CompressionCodecName.ZSTD, WriterVersion.PARQUET_1_0, true, false, ONE_GROUP, 1500).in(folder);
        Store store = ParquetStore.open("parts", List.of(file), null, 60);
        int column = store.schema().names().indexOf("rs");
        Piece first = store.read(column, 0), second = store.read(column, 1), last = store.read(column, store.chunks() - 1);
        assertThat(second.dictionary()).isSameAs(first.dictionary());
        assertThat(last.dictionary().texts()).hasSizeGreaterThan(first.dictionary().size()).startsWith(first.dictionary().texts().toArray(String[]::new));
        assertThat(store.read(column, 2).dictionary().size()).isEqualTo(first.dictionary().size());
    }

    @Test
    void text_that_is_not_kept_has_the_codes_that_it_has_when_it_is() throws IOException {
        Path file = new Written(23, 3000, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true, false, ONE_GROUP, 1500).in(folder);
        Frame kept = new Catalogue(null, () -> Long.MAX_VALUE).frame("kept", () -> ParquetStore.open("parts", List.of(file), null, 70));
        Frame streamed = new Catalogue(null, () -> 0).frame("streamed", () -> ParquetStore.open("parts", List.of(file), null, 70));
        for (String column : List.of("rs", "s", "id")) {
            assertThat(Streamed.of(streamed, List.of(column)).outline().categories(column)).isEqualTo(Scan.of(kept, List.of(column)).categories(column))
                    .isEqualTo(Scan.of(Aquatint.parquet(file.toString()), List.of(column)).categories(column));
            assertThat(Scan.of(streamed, List.of(column)).frequencies(column)).isEqualTo(Scan.of(kept, List.of(column)).frequencies(column));
        }
    }

    @Test
    void reading_stops_between_pages_when_nobody_waits() throws IOException {
        Path file = new Written(25, 3000, CompressionCodecName.SNAPPY, WriterVersion.PARQUET_1_0, true, false, ONE_GROUP, 1500).in(folder);
        Streamed streamed = Streamed.of(new Catalogue(null, () -> 0).frame(new Object(), () -> ParquetStore.open("whole", List.of(file), null, WHOLE)), List.of("rs"));
        int[] looks = {0};
        assertThatThrownBy(() -> streamed.open(0, () -> {
            if (++looks[0] == 5) throw new Unwanted("nobody waits");
        })).isExactlyInstanceOf(Unwanted.class).hasMessage("nobody waits");
        assertThat(looks).containsExactly(5);
        try (Streamed.Opened opened = streamed.open(0, () -> { })) {
            assertThat(opened.scan().rows()).isEqualTo(3000);
        }
    }

    /// A file of one optional INT32 column in one page of runs: many rows in few bytes.
    private Path runs(int rows, int level) throws IOException {
        return runs(rows, level, 1);
    }

    private Path runs(int rows, int level, int dictionaries) throws IOException {
        var pages = new ByteArrayOutputStream();
        for (int i = 0; i < dictionaries; i++) {
            var dictionary = new PageHeader(PageType.DICTIONARY_PAGE, 4, 4);
            dictionary.setDictionary_page_header(new DictionaryPageHeader(1, Encoding.PLAIN));
            Util.writePageHeader(dictionary, pages);
            pages.write(new byte[] {7, 0, 0, 0});
        }
        int data = pages.size();
        var body = new ByteArrayOutputStream();
        byte[] run = varint(rows * 2L);
        body.write(new byte[] {(byte) (run.length + 1), 0, 0, 0});
        body.write(run);
        body.write(level);
        body.write(1);                  // bits an index
        body.write(run);
        body.write(0);
        var header = new PageHeader(PageType.DATA_PAGE, body.size(), body.size());
        header.setData_page_header(new DataPageHeader(rows, Encoding.RLE_DICTIONARY, Encoding.RLE, Encoding.RLE));
        Util.writePageHeader(header, pages);
        pages.write(body.toByteArray());

        var meta = new ColumnMetaData(Type.INT32, List.of(Encoding.RLE_DICTIONARY), List.of("x"), CompressionCodec.UNCOMPRESSED, rows, pages.size(), pages.size(), 4 + data);
        meta.setDictionary_page_offset(4);
        var chunk = new ColumnChunk(4);
        chunk.setMeta_data(meta);
        var root = new SchemaElement("schema");
        root.setNum_children(1);
        var x = new SchemaElement("x");
        x.setType(Type.INT32);
        x.setRepetition_type(FieldRepetitionType.OPTIONAL);
        var footer = new ByteArrayOutputStream();
        Util.writeFileMetaData(new FileMetaData(1, List.of(root, x), rows, List.of(new RowGroup(List.of(chunk), pages.size(), rows))), footer);
        Path file = folder.resolve("runs%d.parquet".formatted(level));
        try (var out = Files.newOutputStream(file)) {
            out.write("PAR1".getBytes());
            out.write(pages.toByteArray());
            out.write(footer.toByteArray());
            out.write(new byte[] {(byte) footer.size(), (byte) (footer.size() >> 8), 0, 0});
            out.write("PAR1".getBytes());
        }
        return file;
    }

    private static byte[] varint(long v) {
        var out = new ByteArrayOutputStream();
        for (; v >= 0x80; v >>>= 7) out.write((int) (v & 0x7f | 0x80));
        out.write((int) v);
        return out.toByteArray();
    }

    @Test
    void a_page_of_a_billion_rows_in_a_few_bytes_is_read_where_it_is_asked_for() throws IOException {
        Frame same = Aquatint.parquet(runs(1_000_000_000, 1).toString()), none = Aquatint.parquet(runs(1_000_000_000, 0).toString());
        assertThat(same.row(999_999_999)).containsEntry("x", 7);
        assertThat(none.row(876_543_210)).containsEntry("x", null);
    }

    @Test
    void a_second_dictionary_is_refused_in_any_part() throws IOException {
        Path file = runs(100, 1, 2);
        for (int most : new int[] {WHOLE, 40}) {
            Store store = ParquetStore.open("two", List.of(file), null, most);
            for (int c = 0; c < store.chunks(); c++) {
                int chunk = c;
                assertThatThrownBy(() -> store.read(0, chunk)).isInstanceOf(UnreadableFile.class).hasMessageMatching("cannot read %s: column 'x', row group 0(, page at byte 21)?: a dictionary behind the first page: parquet-java cannot read it either .more than one dictionary page in column.*".formatted(file));
            }
        }
    }

    @Test
    void a_file_damaged_anywhere_is_read_or_refused_in_parts_too() throws IOException {
        for (WriterVersion version : WriterVersion.values()) {
            CompressionCodecName codec = version == WriterVersion.PARQUET_1_0 ? CompressionCodecName.UNCOMPRESSED : CompressionCodecName.LZ4_RAW;
            Path file = new Written(24, 300, codec, version, true, false, ONE_GROUP, 700).in(folder);
            Damaged.isReadOrRefused(Files.readAllBytes(file), file, 24, 150, bad -> {
                Frame frame = new Catalogue(null).frame(new Object(), () -> ParquetStore.open("bad", List.of(bad), null, 90));
                if (frame.rows() < 10_000) Scan.of(frame, frame.schema().names());
            });
        }
    }

    @Test
    void pages_that_end_too_soon_are_refused_by_column_and_row_group() throws IOException {
        Path file = runs(100, 1);
        byte[] bytes = Files.readAllBytes(file);
        // 100 rows of the data page become 99: the varint of its header is zigzag, so twice as much
        int at = IntStream.range(0, bytes.length).filter(i -> bytes[i] == (byte) 200 && bytes[i + 1] == 1).findFirst().orElseThrow();
        bytes[at] = (byte) 198;
        Files.write(file, bytes);
        Store store = ParquetStore.open("parts", List.of(file), null, 30);
        assertThat(store.read(0, 0).chunk().rows()).isEqualTo(25);
        assertThatThrownBy(() -> store.read(0, 3)).isInstanceOf(UnreadableFile.class).hasMessageStartingWith("cannot read " + file).hasMessageContaining("column 'x', row group 0, page at byte ");
    }
}
