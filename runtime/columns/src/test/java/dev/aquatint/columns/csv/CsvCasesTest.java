package dev.aquatint.columns.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.aquatint.Aquatint;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Csv;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Text files as people have them.
class CsvCasesTest {
    @TempDir
    Path folder;
    private int files;

    private static Csv given(String name) {
        try {
            return Aquatint.csv(Path.of(CsvCasesTest.class.getResource("/cases/csv/" + name).toURI()).toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Csv csv(String text) throws IOException {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    private Csv csv(byte[] bytes) throws IOException {
        return Aquatint.csv(Files.write(folder.resolve("data" + files++ + ".csv"), bytes).toString());
    }

    private static List<Object> column(Frame frame, String name) {
        List<Object> values = new ArrayList<>();
        for (long row = 0; row < frame.rows(); row++) values.add(frame.row(row).get(name));
        return values;
    }

    private static List<String> notes(Frame frame) {
        return frame.schema().notes();
    }

    private static String reason(Frame frame, String column) {
        return frame.schema().reasons().get(column);
    }

    private static ColumnType type(Frame frame, String name) {
        return frame.schema().typeOf(name);
    }

    // values

    @Test
    void d1_spaces_after_commas_belong_to_no_value() throws IOException {
        assertThat(given("space_after_comma.csv").row(1)).containsEntry("lon", 3.5).containsEntry("lat", 4.5);
        assertThat(csv("a, b\nx , \"y, z \"\n").row(0)).containsEntry("a", "x").containsEntry("b", "y, z ");
    }

    @Test
    void d11_whole_numbers_keep_their_last_digit() throws IOException {
        assertThat(column(given("uint64.csv"), "cell")).containsExactly(new BigInteger("9223372036854775808"), new BigInteger("9223372036854775809"));
        Frame codes = given("long_codes.csv");
        assertThat(column(codes, "code")).containsExactly("12345678901234567890123", "12345678901234567890124");
        assertThat(reason(codes, "code")).isEqualTo("\"12345678901234567890123\" in line 2 has more digits than a number keeps");
        assertThat(column(csv("v\n9007199254740993\n1.5\n"), "v")).containsExactly("9007199254740993", "1.5");
        assertThat(column(csv("v\n1.5\n100000000000000000000\n"), "v")).containsExactly(1.5, 1e20);
    }

    @Test
    void d27_dates_and_times_are_read_as_people_write_them() throws IOException {
        assertThat(column(given("ampm.csv"), "t")).containsExactly(Instant.parse("2014-04-13T23:59:00Z"), Instant.parse("2014-04-14T00:05:00Z"));
        assertThat(column(given("utc.csv"), "t")).containsExactly(Instant.parse("2014-04-01T12:00:00Z"));
        assertThat(column(given("time.csv"), "t")).containsExactly(LocalTime.of(12, 30, 45));
        assertThat(column(given("month.csv"), "t")).containsExactly(LocalDate.of(2014, 4, 13));
        assertThat(column(given("slash_iso.csv"), "t")).containsExactly(LocalDate.of(2014, 4, 1));
        assertThat(column(given("dots.csv"), "t")).containsExactly(LocalDate.of(2014, 4, 13));
        assertThat(column(csv("t\n2014-04-01T12:00:00+0200\n"), "t")).containsExactly(Instant.parse("2014-04-01T10:00:00Z"));
        assertThat(column(csv("t\n4/13/14\n"), "t")).containsExactly(LocalDate.of(2014, 4, 13));
        assertThat(column(csv("t\n\"Apr 13, 2014\"\n\"Sept 1, 2014\"\n"), "t")).containsExactly(LocalDate.of(2014, 4, 13), LocalDate.of(2014, 9, 1));
        assertThat(column(csv("t\n\"Sun, 13 Apr 2014 08:05:06 GMT\"\n"), "t")).containsExactly(Instant.parse("2014-04-13T08:05:06Z"));
        assertThat(column(csv("t\n13/Apr/2014:12:00:00 +0100\n"), "t")).containsExactly(Instant.parse("2014-04-13T11:00:00Z"));
        assertThat(column(csv("t\n2014-04-01 12:00:00.1234567-03:30\n1969-12-31 23:59:59.9999999\n"), "t")).containsExactly(Instant.parse("2014-04-01T15:30:00.123456Z"), Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(column(csv("t\n12:00 AM\n12:00 PM\n1:05 pm\n"), "t")).containsExactly(LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.of(13, 5));
    }

    @Test
    void d27_what_is_no_date_or_may_be_two_stays_text_and_says_why() throws IOException {
        Frame either = csv("t\n4/1/2014 0:11\n4/2/2014 0:12\n");
        assertThat(type(either, "t")).isEqualTo(ColumnType.STRING);
        assertThat(reason(either, "t")).isEqualTo("\"4/1/2014 0:11\" in line 2 may be month/day or day/month; dates(\"M/d/yyyy H:mm\") or dates(\"d/M/yyyy H:mm\") says which");
        Frame odd = csv("t\n2014-02-27\n2014-02-28\n2014-02-30\n");
        assertThat(reason(odd, "t")).isEqualTo("\"2014-02-30\" in line 4 is not a date");
        assertThat(type(csv("version\n1.2.10\n1.2.11\n"), "version")).isEqualTo(ColumnType.STRING);
        assertThat(type(csv("length\n3:45\n2:10\n"), "length")).isEqualTo(ColumnType.STRING);
    }

    @Test
    void d28_decimal_commas_and_marks_between_thousands_are_numbers() throws IOException {
        assertThat(given("decimal_comma.csv").row(0)).containsEntry("lon", 1.5).containsEntry("lat", 2.5);
        assertThat(column(csv("a,v\nx,\"1,234\"\ny,\"1,234,567.5\"\n"), "v")).containsExactly(1234.0, 1_234_567.5);
        assertThat(csv("a;v\n1,5;1.234,5\n2,5;1.234\n").row(1)).containsEntry("a", 2.5).containsEntry("v", 1234.0);
        Frame either = csv("a;v\nx;1,234\n");
        assertThat(either.row(0)).containsEntry("v", "1,234");
        assertThat(reason(either, "v")).isEqualTo("\"1,234\" in line 2 may be a thousand or a fraction; decimal(\",\") or decimal(\".\") says which");
        assertThat(csv("a;v\nx;1,234\n").decimal(",").row(0)).containsEntry("v", 1.234);
        assertThat(csv("a;v\nx;1,234\n").decimal(".").row(0)).containsEntry("v", 1234.0);
    }

    @Test
    void marks_between_thousands_are_none_behind_a_fraction() throws IOException {
        assertThat(column(csv("v;w\n1.5,234;1\n9.5,120;2\n").separator(";").decimal("."), "v")).containsExactly("1.5,234", "9.5,120");
        assertThat(column(csv("v;w\n1,5.234;1\n").separator(";").decimal(","), "v")).containsExactly("1,5.234");
        assertThat(column(csv("v;w\n1,234.5;1\n").separator(";").decimal("."), "v")).containsExactly(1234.5);
    }

    @Test
    void d28_words_for_infinite_and_missing_numbers_are_known() throws IOException {
        assertThat(column(given("inf.csv"), "x")).containsExactly(1.5, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        assertThat(column(given("backslashN.csv"), "x")).containsExactly(1.5, null);
        for (String missing : List.of("-nan", "n/a", "-", "\\N", "NaT", "<NA>", "NULL", "#N/A", "-1.#IND", " ")) {
            assertThat(column(csv("x,y\n1.5,1\n" + missing + ",2\n"), "x")).as(missing).containsExactly(1.5, null);
        }
        assertThat(column(csv("x,y\nNA,1\nb,2\n\\N,3\n"), "x")).as("texts").containsExactly("NA", "b", null);
    }

    @Test
    void a_column_of_text_names_the_value_that_kept_it_from_being_numbers() throws IOException {
        Frame f = csv("n,zip,city\n1,10001,Bonn\n2,10002,Rom\nn.b.,00501,Ulm\n3,10003,Linz\n");
        assertThat(f.schema()).hasToString("""
                data0.csv
                  n string: "n.b." in line 4 is not a whole number
                  zip string: "00501" in line 4 starts with 0, as codes do
                  city string""");
        assertThat(f.toString()).endsWith("of data0.csv\nn is text: \"n.b.\" in line 4 is not a whole number\nzip is text: \"00501\" in line 4 starts with 0, as codes do");
        assertThat(f.columns("city").schema().reasons()).isEmpty();
        assertThat(reason(csv("v\n" + "1\n".repeat(200_000) + "x\n"), "v")).isEqualTo("\"x\" in line 200,002 is not a whole number");
    }

    // form

    @Test
    void d4_a_quote_that_is_not_closed_is_an_error_with_its_line() {
        assertThatThrownBy(() -> given("unclosed.csv").rows()).isInstanceOf(UnreadableFile.class).hasMessageEndingWith(
                "unclosed.csv: line 2, column 'note': a quote is opened and not closed; quote(null) takes quotes as part of the texts");
        assertThat(given("unclosed.csv").quote(null).row(0)).containsEntry("note", "\"hello");
    }

    @Test
    void a_quote_in_the_header_that_is_not_closed_is_an_error_with_its_line() {
        assertThatThrownBy(() -> csv("a,\"b\n1,2\n").rows()).isInstanceOf(UnreadableFile.class).hasMessageEndingWith(
                "line 1, value 2: a quote is opened and not closed; quote(null) takes quotes as part of the texts");
    }

    @Test
    void a_file_without_names_may_start_with_a_text_of_any_length_and_number_of_lines() throws IOException {
        String text = "a line\n".repeat(50_000);
        Frame long0 = csv("\"" + text + "\",1\nb,2\n").header(false);
        assertThat(column(long0, "column_1")).containsExactly(text, "b");
        Frame long9 = csv("a,1\n".repeat(9) + "\"" + text + "\",2\n").header(false);
        assertThat(column(long9, "column_2")).hasSize(10).endsWith(1L, 2L);
    }

    @Test
    void d9_the_table_in_an_archive_is_read_and_several_are_named() throws IOException {
        Frame f = given("readme_first.zip");
        assertThat(f.row(0)).containsEntry("lon", 1L);
        assertThat(notes(f)).containsExactly("not read of the archive: README.txt");
        Path two = folder.resolve("two.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(two))) {
            for (String name : List.of("a.csv", "b.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write((name + "\n1\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThatThrownBy(() -> Aquatint.csv(two.toString()).rows()).hasMessageEndingWith("it has 2 files, a.csv, b.csv: name the one to read, as in .entry(\"a.csv\")");
        assertThat(Aquatint.csv(two.toString()).entry("b.csv").schema().names()).containsExactly("b.csv");
        assertThatThrownBy(() -> Aquatint.csv(two.toString()).entry("c.csv").rows()).hasMessageEndingWith("there is no file \"c.csv\" in it, but a.csv, b.csv");
    }

    @Test
    void d10_a_mark_before_a_quoted_name_is_no_part_of_it() {
        assertThat(given("bom_quoted.csv").row(0)).containsEntry("lon", 1.5).containsEntry("lat", 2.5);
    }

    @Test
    void d15_a_file_without_names_keeps_its_first_row_and_says_so() throws IOException {
        Frame f = given("no_header.csv");
        assertThat(column(f, "column_1")).containsExactly(-73.98, -73.97, -73.96);
        assertThat(notes(f)).containsExactly("the first line has values like the others, so columns have made up names; header(true) takes it as names");
        assertThat(given("no_header.csv").header(true).schema().names()).containsExactly("-73.98", "40.75");
        assertThat(notes(given("no_header.csv").header(false))).isEmpty();
        assertThat(csv("country,2010,2011\nItaly,1.5,2.5\n").schema().names()).as("years").containsExactly("country", "2010", "2011");
        assertThat(csv("0,1\n1.5,2.5\n").schema().names()).as("counted").containsExactly("0", "1");
        assertThat(csv("2014-04-01,a\n2014-04-02,b\n").rows()).as("dates").isEqualTo(2);
        assertThat(csv("name,city\nx,y\n").schema().names()).as("texts").containsExactly("name", "city");
        assertThat(csv("lon,lat\n").rows()).isZero();
    }

    @Test
    void d17_text_behind_a_closing_quote_is_read_as_others_do() throws IOException {
        assertThat(column(given("imdb.tsv"), "title")).containsExactly("\"Swing it\" magistern", "x");
        assertThat(column(given("stray_quote2.csv"), "b")).containsExactly("xy", "z");
        assertThat(column(given("stray_quote2.csv").quote(null), "b")).containsExactly("\"x\"y", "z");
        String late = "a\tb\n" + "1\tx\n".repeat(100_000) + "2\t\"Swing it\" m\n3\t\"open\n";
        assertThat(csv(late).row(100_000)).containsEntry("b", "\"Swing it\" m");
        assertThatThrownBy(() -> csv("a,b\n1,\"x\n2,\"y\"\n3,z\n").rows()).hasMessageContaining("line 2").hasMessageContaining("quote(null)");
    }

    @Test
    void quotes_behind_a_backslash_are_part_of_the_text() throws IOException {
        assertThat(csv("a,b\n\"say \\\"yes\\\", twice\",1\n\"c:\\\\\",2\n").row(0)).as("as Spark writes it").containsEntry("a", "say \"yes\", twice").containsEntry("b", 1L);
        assertThat(column(csv("a,b\n\"say \\\"yes\\\", twice\",1\n\"c:\\\\\",2\n"), "a")).element(1).isEqualTo("c:\\");
        assertThat(column(csv("a\n\"c:\\\"\n\"d\"\n"), "a")).as("a backslash at the end of a text").containsExactly("c:\\", "d");
        assertThat(csv("a,b\n'it^'s',1\n").quote("'").escape("^").row(0)).containsEntry("a", "it's");
        String many = "a,b\n" + "\"x\\\"y\",1\n".repeat(20_000);
        assertThat(column(csv(many), "a")).hasSize(20_000).containsOnly("x\"y");
        assertThat(csv("a\n1\n").escape("\\").format()).hasToString(".escape(\"\\\\\")");
        assertThatThrownBy(() -> csv("a\n1\n").escape("no")).hasMessage("escape(..) takes one character, such as \"\\\\\", or null for none, not \"no\"");
    }

    @Test
    void d18_separators_in_quotes_separate_nothing() {
        assertThat(given("quoted_header.csv").schema().names()).containsExactly("lat;lon;alt", "name");
    }

    @Test
    void d29_trailing_commas_sep_lines_comments_and_spaces_are_read() throws IOException {
        assertThat(given("trailing_comma.csv").row(1)).containsEntry("lon", 3L).containsEntry("lat", 4L).hasSize(2);
        assertThat(given("sep.csv").row(0)).containsEntry("lon", 1L).containsEntry("lat", 2L);
        assertThat(given("comment.csv").row(0)).containsEntry("lon", 1L).containsEntry("lat", 2L);
        assertThat(notes(given("comment.csv"))).containsExactly("1 line left out that starts with #");
        assertThat(csv("#lon,lat\n1,2\n").schema().names()).as("a marked header").containsExactly("lon", "lat");
        assertThat(csv("  lon    lat name\n  1.5   2.5  \"a b\"\n -3.5\t4.5  c\n").row(0)).containsEntry("lon", 1.5).containsEntry("lat", 2.5).containsEntry("name", "a b");
        assertThat(csv("Station name\nNew York\nLos Angeles\n").schema().names()).as("one column of texts").containsExactly("Station name");
        Frame nameless = csv("lon,lat,\n1,2,\n3,4,\n");
        assertThat(nameless.schema().names()).containsExactly("lon", "lat");
        assertThat(nameless.schema().skipped()).containsEntry("column_3", "it has neither a name nor values");
        assertThat(csv(",\n,\n").rows()).as("nothing but separators").isEqualTo(1);
        assertThat(csv("a|b\r1|2\r3|4\r").rows()).as("lines that end as on old Macs").isEqualTo(2);
    }

    @Test
    void lines_that_are_too_long_are_refused_and_short_ones_told() throws IOException {
        assertThatThrownBy(() -> csv("a,b\n1,2\n1,2,3\n").rows()).hasMessageEndingWith("line 3 has more values than the 2 columns: \"3\" is number 3; a text that holds the separator , has to be in quotes");
        assertThatThrownBy(() -> csv("Report of May\nlon,lat\n1,2\n3,4\n").rows()).hasMessageContaining("skip(1)");
        assertThat(csv("Report of May\nlon,lat\n1,2\n3,4\n").skip(1).row(1)).containsEntry("lon", 3L).containsEntry("lat", 4L);
        assertThat(notes(csv("a,b\n1\n2,3\n4\n"))).containsExactly("2 lines have fewer values than there are columns, line 2 first: the last are missing");
    }

    // bytes

    @Test
    void d5_encodings_are_known_by_their_mark_or_refused_with_a_way_out() throws IOException {
        assertThat(given("utf16.csv").row(0)).containsEntry("lon", 1.5).containsEntry("lat", 2.5);
        assertThatThrownBy(() -> given("latin1_merge.csv").rows()).isInstanceOf(UnreadableFile.class)
                .hasMessageEndingWith("line 2 has the byte 0xFC, which is not UTF-8: encoding(\"windows-1252\") reads \"Müller,1\" there");
        assertThat(column(given("latin1_merge.csv").encoding("windows-1252"), "city")).containsExactly("Müller", "Möller", "Maller");
        assertThat(csv("größe\n1\n".getBytes(StandardCharsets.UTF_16LE)).schema().names()).as("without a mark").containsExactly("größe");
        assertThat(csv("\u20ac\n1\n".getBytes(Charset.forName("windows-1252"))).encoding("windows-1252").schema().names()).containsExactly("€");
        assertThatThrownBy(() -> csv("a\n1\n").encoding("latin-one")).hasMessageContaining("there is no encoding \"latin-one\"");
    }

    @Test
    void d8_files_are_known_by_their_first_bytes() throws IOException {
        assertThat(given("gzip_named.csv").row(0)).containsEntry("a", 1L);
        assertThat(given("really_gzip.csv").row(0)).containsEntry("lon", 1L);
        assertThat(given("x.csv.bz2").row(0)).containsEntry("lon", 1L);
        assertThat(csv(Zstd.compress("a\n1\n".getBytes(StandardCharsets.UTF_8))).row(0)).containsEntry("a", 1L);
        refused("PAR1\0\0", "it is Parquet, not CSV: parquet(\"");
        refused("ARROW1\0\0", "it is Arrow, not CSV: arrow(\"");
        refused("\u00fd7zXZ\0", "it is packed with xz, which is not read: unpack it first");
        refused("<!DOCTYPE html>\n<html>", "it is a web page: what was downloaded may be a page about the file");
        refused("{\"type\": \"FeatureCollection\"}", "it is JSON");
        refused("a,b\n1,\0\0\n", "it is no text: there are zero bytes in it");
        refused(" \n\n", "it is empty");
    }

    private void refused(String bytes, String why) throws IOException {
        Csv file = csv(bytes.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(file::rows).isInstanceOf(UnreadableFile.class).hasMessageContaining(why);
    }

    // options

    @Test
    void d30_everything_can_be_said() throws IOException {
        Csv f = csv("exported 2014\n\n// by hand\nx;1,5;-;13.04.2014;007;'a;b'\n".getBytes(StandardCharsets.UTF_16LE))
                .encoding("utf-16le").skip(3).separator(";").decimal(",").header(false).nulls("-", "x").dates("dd.MM.yyyy").quote("'").types("int32", "column_5");
        assertThat(f.row(0).values()).containsExactly(null, 1.5, null, LocalDate.of(2014, 4, 13), 7, "a;b");
        assertThat(f.typed()).endsWith(".csv\").encoding(\"utf-16le\").skip(3).separator(\";\").decimal(\",\").header(false).nulls(\"-\", \"x\").dates(\"dd.MM.yyyy\").quote(\"'\").types(\"int32\", \"column_5\")");
        assertThat(csv("a::b\n1::2\n").separator("::").row(0)).containsEntry("b", 2L);
        assertThat(csv("a b\n1  2\n").separator(" ").row(0)).containsEntry("b", 2L);
        assertThat(csv("%x\na\n%y\n1\n").comment("%").rows()).isEqualTo(1);
        assertThat(csv("d,n\n20140413,20140413\n").dates("yyyyMMdd").types("int64", "n").row(0)).containsEntry("d", LocalDate.of(2014, 4, 13)).containsEntry("n", 20140413L);
    }

    @Test
    void an_option_that_makes_no_sense_says_what_would() throws IOException {
        Csv f = csv("a,b\n1,x\n2,y\n");
        assertThatThrownBy(() -> f.decimal(";")).hasMessage("decimal(..) takes \",\" or \".\", not \";\"");
        assertThatThrownBy(() -> f.dates("%d.%m.%Y")).hasMessage("dates(..) takes patterns such as \"dd.MM.yyyy HH:mm\", not \"%d.%m.%Y\"");
        assertThatThrownBy(() -> f.types("integer", "a")).hasMessageStartingWith("there is no type \"integer\"; types are int8, int16");
        assertThatThrownBy(() -> f.types("int32", "aa").rows()).hasMessageContaining("types(..) names 'aa', which is no column").hasMessageContaining("a, b");
        assertThatThrownBy(() -> f.types("int32", "b").rows()).hasMessageContaining("column 'b': \"x\" in line 2 is no int32");
        assertThatThrownBy(() -> f.select("a", 1).separator(";")).hasMessageContaining("options of csv(..) come before steps such as select");
    }

    @Test
    void files_with_equal_options_are_equal_and_shared() throws IOException {
        Csv f = csv("a,b\n1,x\n");
        Csv same = Aquatint.csv(f.typed().substring(5, f.typed().length() - 2));
        assertThat(same).isEqualTo(f).hasSameHashCodeAs(f).isNotEqualTo(f.header(false));
        assertThat(same.header(true)).isEqualTo(f.header(true));
        assertThat(same.select("a", 1)).isEqualTo(f.select("a", 1)).isNotEqualTo(f.select("a", 2)).isNotEqualTo(f);
    }

    // several files

    @Test
    void a_column_that_some_files_lack_may_be_called_anything() throws IOException {
        Files.writeString(folder.resolve("1.csv"), "a,humidity %\n1,2\n");
        Files.writeString(folder.resolve("2.csv"), "a\n4\n");
        Frame f = Aquatint.csv(folder + "/*.csv");
        assertThat(column(f, "humidity %")).containsExactly(2L, null);
        assertThat(notes(f)).containsExactly("humidity % is missing in 2.csv");
    }

    @Test
    void columns_of_several_files_are_put_together_by_name_with_a_type_that_holds_all() throws IOException {
        Files.writeString(folder.resolve("1.csv"), "a,b,c\n1,2,3\n");
        Files.writeString(folder.resolve("2.csv"), "c,a,b\n6,4,5.5\n");
        Files.writeString(folder.resolve("3.csv"), "a;d;c\n7;8;x\n");
        Frame f = Aquatint.csv(folder + "/*.csv");
        assertThat(column(f, "a")).containsExactly(1L, 4L, 7L);
        assertThat(column(f, "b")).containsExactly(2.0, 5.5, null);
        assertThat(column(f, "c")).containsExactly("3", "6", "x");
        assertThat(column(f, "d")).containsExactly(null, null, 8L);
        assertThat(reason(f, "c")).isEqualTo("\"x\" in line 2 of 3.csv is not a whole number");
        assertThat(notes(f)).containsExactly("b is missing in 3.csv", "d is missing in 1.csv, 2.csv");
    }

    @Test
    void parts_of_which_the_first_only_has_names_go_on() throws IOException {
        Files.writeString(folder.resolve("part-0.csv"), "a,b\n1,2\n");
        Files.writeString(folder.resolve("part-1.csv"), "3,4\n5,6\n");
        assertThat(column(Aquatint.csv(folder + "/part-*.csv"), "a")).containsExactly(1L, 3L, 5L);
    }
}
