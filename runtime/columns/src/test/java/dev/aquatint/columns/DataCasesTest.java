package dev.aquatint.columns;

import static dev.aquatint.Aquatint.arrow;
import static dev.aquatint.Aquatint.csv;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.parquet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.columns.parquet.FrameWriter;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people really have, as public reports and files show it: one test for each of the kinds of fault that were found, D1 to D33, with the value that is right. The classes of each format say more.
class DataCasesTest {
    @TempDir
    Path folder;

    private static String at(String name) {
        return TestData.resource("cases/" + name).toAbsolutePath().toString();
    }

    private static Frame text(String name) {
        return csv(at("csv/" + name));
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void d1_spaces_after_commas() {
        assertThat(TestData.values(text("space_after_comma.csv"), "lat")).containsExactly(2.5, 4.5);
    }

    @Test
    void d2_globs_folders_and_lists_read_all_files() {
        assertThat(TestData.values(csv(at("csv_glob/*.csv")), "a")).containsExactly(1.0, 2.0).isEqualTo(TestData.values(csv(at("csv_glob")), "a"));
        assertThat(arrow(at("arrow_glob/*.arrow")).rows()).isEqualTo(arrow(at("arrow_glob/1.arrow")).rows() + arrow(at("arrow_glob/2.arrow")).rows()).isEqualTo(arrow(at("arrow_glob/1.arrow"), at("arrow_glob/2.arrow")).rows());
    }

    @Test
    void d3_pages_that_are_compressed_and_say_that_they_are_not() {
        assertThat(TestData.values(parquet(at("parquet/ARROW-17100.parquet")), "col1")).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void d4_a_quote_that_is_not_closed() {
        assertThatThrownBy(() -> text("unclosed.csv").rows()).isInstanceOf(UnreadableFile.class).hasMessageContaining("line 2, column 'note': a quote is opened and not closed");
    }

    @Test
    void d5_encodings() {
        assertThat(TestData.values(text("utf16.csv"), "lon")).containsExactly(1.5);
        assertThatThrownBy(() -> text("latin1_merge.csv").rows()).hasMessageContaining("encoding(\"windows-1252\")");
        assertThat(TestData.values(csv(at("csv/latin1_merge.csv")).encoding("windows-1252"), "city")).containsExactly("Müller", "Möller", "Maller");
    }

    @Test
    void d6_statistics_that_values_contradict() {
        Frame f = parquet(at("parquet/corrupt_stats.parquet"));
        assertThat(f.select("A", f.bounds("A")).rows()).isEqualTo(5);
    }

    @Test
    void d7_files_whose_columns_differ() {
        assertThat(TestData.values(parquet(at("parquet/added_column")), "y")).containsExactly(null, null, 1.0, 2.0);
        assertThat(parquet(at("parquet/name_case")).schema().names()).contains("Fare", "fare");
        assertThat(parquet(at("parquet/int_widths")).schema().typeOf("id")).isEqualTo(ColumnType.INT64);
        assertThat(TestData.values(parquet(at("parquet/null_then_int")), "v")).containsExactly(null, null, 3.0, 4.0);
        assertThat(TestData.values(parquet(at("parquet/int_double_only")), "v")).containsExactly(1.0, 2.0, 3.5, 4.0);
    }

    @Test
    void d8_files_are_known_by_their_first_bytes() {
        assertThat(TestData.values(text("gzip_named.csv"), "a")).startsWith(1.0);
        assertThat(TestData.values(text("x.csv.bz2"), "lon")).startsWith(1.0);
        assertThatThrownBy(() -> csv(at("parquet/dup.parquet")).rows()).hasMessageContaining("it is Parquet, not CSV: parquet(\"");
    }

    @Test
    void d9_the_table_in_an_archive() {
        assertThat(TestData.values(text("readme_first.zip"), "lon")).startsWith(1.0);
    }

    @Test
    void d10_a_byte_order_mark_before_a_quoted_name() {
        assertThat(text("bom_quoted.csv").schema().names()).containsExactly("lon", "lat");
    }

    @Test
    void d11_long_whole_numbers() {
        assertThat(text("uint64.csv").row(1)).containsEntry("cell", new BigInteger("9223372036854775809"));
        assertThat(text("long_codes.csv").row(1)).containsEntry("code", "12345678901234567890124");
    }

    @Test
    void d12_times_beyond_what_microseconds_hold() {
        assertThat(arrow(at("arrow/ts_far.arrow")).row(0)).containsEntry("s", Instant.parse("9999-12-31T23:59:59Z"));
    }

    @Test
    void d13_the_end_of_a_day_is_a_time() {
        assertThat(arrow(at("arrow/time_24h.arrow")).row(8)).containsEntry("f2", Duration.ofHours(24));
    }

    @Test
    void d14_geometry() {
        Frame f = parquet(at("parquet/geoparquet.parquet"));
        assertThat((String) f.row(1).get("geometry")).startsWith("POLYGON ((33.90371119710453 -0.9500000000000001");
    }

    @Test
    void d15_a_file_without_names() {
        Frame f = text("no_header.csv");
        assertThat(TestData.values(f, "column_1")).containsExactly(-73.98, -73.97, -73.96);
        assertThat(f.schema().notes()).anyMatch(n -> n.contains("header(true)"));
    }

    @Test
    void d16_symbolic_links_are_followed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of(at("parquet/added_column")));
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("b.parquet"), Path.of(at("parquet/added_column/b.parquet")));
        assertThat(parquet(folder.resolve("link").toString()).rows()).isEqualTo(4);
        assertThat(parquet(inside.toString()).rows()).isEqualTo(2);
    }

    @Test
    void d17_quotes_that_are_part_of_texts() {
        assertThat(TestData.values(text("imdb.tsv"), "title")).startsWith("\"Swing it\" magistern");
        assertThat(TestData.values(text("stray_quote2.csv"), "b")).containsExactly("xy", "z");
    }

    @Test
    void d18_separators_in_quotes() {
        assertThat(text("quoted_header.csv").schema().names()).containsExactly("lat;lon;alt", "name");
    }

    @Test
    void d19_the_width_of_offsets_of_a_dictionary() {
        assertThat(TestData.values(arrow(at("arrow/padded_dictionary_offsets.arrow")), "d")).containsExactly("a", "b", "a", null, "c");
    }

    @Test
    void d20_what_polars_and_pyarrow_write_by_default() {
        assertThat(arrow(at("arrow/polars_default.arrow")).row(0)).containsEntry("s", "a").containsEntry("c", "x");
        assertThat(TestData.values(arrow(at("arrow/feather_v2_default.feather")), "s")).containsExactly("a", null, "ccc").isEqualTo(TestData.values(arrow(at("arrow/stream.stream")), "s"));
    }

    @Test
    void d21_files_of_older_versions() {
        assertThatThrownBy(() -> arrow(at("arrow/feather_v1.feather"))).hasMessageContaining("it is Feather of version 1").hasMessageContaining("write it anew");
        assertThat(arrow(at("arrow/legacy_0.14.1.stream")).rows()).isEqualTo(37);
    }

    @Test
    void d22_a_file_that_is_cut_while_it_is_open() throws IOException {
        Path file = Files.copy(Path.of(at("arrow/time_24h.arrow")), folder.resolve("open.arrow"));
        Frame open = arrow(file.toString());
        try (var cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(100);
        }
        assertThatThrownBy(() -> Scan.of(open, open.schema().names())).isInstanceOf(UnreadableFile.class).hasMessageContaining(file + ": it was changed since it was opened");
    }

    @Test
    void d23_fields_without_a_name() {
        assertThat(arrow(at("arrow/a0162.arrow")).schema().names()).containsExactly("uuids", "column_2");
    }

    @Test
    void d24_two_columns_of_one_name() {
        Frame f = parquet(at("parquet/dup.parquet"));
        assertThat(f.schema().names()).containsExactly("a", "a_2");
        assertThat(f.schema().notes()).containsExactly("a second column is called a: it is read as a_2");
    }

    @Test
    void d25_errors_say_file_column_place_and_what_to_do() throws IOException {
        String path = folder.resolve("numbers.parquet").toString();
        WholeFile.write(path, out -> FrameWriter.write(out, frame(Map.of("x", new double[] {1, 2, 3, 4}, "s", new String[] {"a", "b", "c", "d"}))));
        byte[] whole = Files.readAllBytes(Path.of(path));
        for (int i = 4; i < whole.length - 8; i += 3) {
            byte[] bad = whole.clone();
            Arrays.fill(bad, i, Math.min(i + 4, whole.length - 8), (byte) 0xff);
            Path file = Files.write(folder.resolve("bad%d.parquet".formatted(i)), bad);
            try {
                Frame f = parquet(file.toString());
                Scan.of(f, f.schema().names());
            } catch (UnreadableFile e) {
                assertThat(e.getMessage()).startsWith("cannot read " + file + ": ").doesNotContainPattern("\\bnull\\b|@[0-9a-f]{5,}|_TO_|java\\.");
            }
        }
    }

    @Test
    void d26_paths_that_are_none() {
        assertThatThrownBy(() -> csv("https://example.org/a.csv")).hasMessageContaining("https:// is elsewhere; download it first");
        assertThatThrownBy(() -> parquet("s3://bucket/a.parquet")).hasMessageContaining("s3:// is elsewhere; copy it here first");
        assertThat(csv(Path.of(at("csv/sep.csv")).toUri().toString()).rows()).isOne();
        assertThatThrownBy(() -> parquet("")).hasMessageStartingWith("no path is given");
        assertThatThrownBy(() -> parquet(at("csv/sep.csv"))).hasMessageContaining("it is CSV, not Parquet: csv(\"");
    }

    @Test
    void d27_dates_and_times() throws IOException {
        assertThat(text("ampm.csv").row(0)).containsEntry("t", Instant.parse("2014-04-13T23:59:00Z"));
        assertThat(text("utc.csv").row(0)).containsEntry("t", Instant.parse("2014-04-01T12:00:00Z"));
        assertThat(text("time.csv").row(0)).containsEntry("t", LocalTime.of(12, 30, 45));
        for (String day : List.of("month.csv", "dots.csv")) assertThat(text(day).row(0)).as(day).containsEntry("t", LocalDate.of(2014, 4, 13));
        assertThat(text("slash_iso.csv").row(0)).containsEntry("t", LocalDate.of(2014, 4, 1));
        assertThat(csv(write("odd.csv", "t\n2014-02-27\n2014-02-30\n")).schema().reasons()).containsEntry("t", "\"2014-02-30\" in line 3 is not a date");
    }

    @Test
    void d28_numbers_and_missing_ones() {
        assertThat(text("decimal_comma.csv").row(0)).containsEntry("lon", 1.5).containsEntry("lat", 2.5);
        assertThat(TestData.values(text("inf.csv"), "x")).containsExactly(1.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(TestData.values(text("backslashN.csv"), "x")).containsExactly(1.5, null);
    }

    @Test
    void d29_separators_comments_and_spaces() throws IOException {
        assertThat(TestData.values(text("trailing_comma.csv"), "lat")).containsExactly(2.0, 4.0);
        assertThat(TestData.values(text("sep.csv"), "lat")).containsExactly(2.0);
        assertThat(TestData.values(text("comment.csv"), "lat")).containsExactly(2.0);
        assertThat(TestData.values(csv(write("spaces.csv", "lon   lat\n1.5   2.5\n3.5   4.5\n")), "lat")).containsExactly(2.5, 4.5);
    }

    @Test
    void d30_everything_can_be_said() throws IOException {
        String path = folder.resolve("all.csv").toString();
        Files.write(Path.of(path), "about\nmore\n#no\n1,5;13.04.2014;-99;ü\n".getBytes(StandardCharsets.ISO_8859_1));
        Frame f = csv(path).separator(";").decimal(",").header(false).skip(2).comment("#").nulls("-99").encoding("iso-8859-1").types("float32", "column_1").dates("dd.MM.yyyy");
        assertThat(f.row(0)).containsEntry("column_1", 1.5f).containsEntry("column_2", LocalDate.of(2014, 4, 13)).containsEntry("column_3", null).containsEntry("column_4", "ü");
    }

    @Test
    void d31_folders_named_by_key_and_value() throws IOException {
        assertThat(TestData.values(parquet(at("parquet/hive")), "year")).containsExactly(2014.0, 2014.0, 2014.0, 2015.0);
        assertThat(parquet(at("parquet/hive/year=*")).rows()).isEqualTo(4);
        Files.copy(Path.of(at("parquet/dup.parquet")), folder.resolve("A.PARQ"));
        assertThat(parquet(folder.toString()).rows()).isEqualTo(2);
    }

    @Test
    void d32_one_column_that_cannot_be_read() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(at("parquet/int_widths/b.parquet")));
        Arrays.fill(bytes, 4, 30, (byte) 0xff);
        Path file = Files.write(folder.resolve("broken.parquet"), bytes);
        assertThat(parquet(file.toString()).toString()).contains("2 rows").contains("\nid: cannot read ");
    }

    @Test
    void d33_members_of_groups() {
        assertThat(TestData.values(parquet(at("parquet/geoparquet.parquet")), "bbox.xmin")).startsWith(-180.0);
    }

    @Test
    void no_case_is_left_out() {
        assertThat(Stream.of(DataCasesTest.class.getDeclaredMethods()).map(m -> m.getName().split("_")[0]).filter(n -> n.matches("d\\d+"))).containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, 33).mapToObj(i -> "d" + i).toList());
    }
}
