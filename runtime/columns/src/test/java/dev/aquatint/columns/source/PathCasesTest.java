package dev.aquatint.columns.source;

import static dev.aquatint.Aquatint.arrow;
import static dev.aquatint.Aquatint.csv;
import static dev.aquatint.Aquatint.parquet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.arrow.ArrowFile;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Which files a path means.
@Timeout(20)
class PathCasesTest {
    @TempDir
    Path folder;

    private Path text(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Path arrowFile(String name, double... x) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            ArrowFile.write(out, new LinkedHashMap<>(Map.of("x", x)), Map.of());
        }
        return file;
    }

    private String in(String path) {
        return folder.resolve(path).toString();
    }

    private static List<Object> x(Frame frame) {
        return TestData.values(frame, "x");
    }

    @Test
    void a_glob_reads_all_files_that_it_matches_in_order_of_their_names() throws IOException {
        text("2.csv", "x", "2");
        text("1.csv", "x", "1");
        arrowFile("b.arrow", 4, 5);
        arrowFile("a.arrow", 3);

        assertThat(x(csv(in("*.csv")))).containsExactly(1.0, 2.0);
        assertThat(x(arrow(in("?.arrow")))).containsExactly(3.0, 4.0, 5.0);
        assertThat(x(arrow(in("{b,c}.arrow")))).containsExactly(4.0, 5.0);
    }

    @Test
    void a_folder_reads_its_files_by_their_endings_in_any_case() throws IOException {
        text("a.CSV", "x", "1");
        text("deep/b.tsv", "x", "2");
        text("notes.txt", "nothing");
        text("_tmp/c.csv", "x", "3");
        text(".hidden.csv", "x", "4");
        arrowFile("c.Feather", 7);

        assertThat(x(csv(folder.toString()))).containsExactly(1.0, 2.0);
        assertThat(x(arrow(folder.toString()))).containsExactly(7.0);
        assertThat(x(csv(in("*.csv")))).containsExactly(1.0);
        assertThat(List.of("a.parquet", "a.PARQ", "a.pq")).allMatch(name -> Format.PARQUET.named(Path.of(name)));
    }

    @Test
    void a_folder_reads_what_ends_as_the_word_says() throws IOException {
        List<String> packed = List.of("", ".gz", ".bz2", ".zst", ".zip"), kinds = List.of(".csv", ".tsv", ".tab", ".psv");
        for (String kind : kinds) {
            for (String pack : packed) {
                Path alone = text(kind.substring(1) + pack + "/a" + kind + pack, "x", "1").getParent();
                assertThat(csv(alone.toString()).rows()).as(kind + pack).isOne();
                assertThat(Format.byName(alone.resolve("A" + (kind + pack).toUpperCase(Locale.ROOT)))).as(kind + pack).contains(Format.CSV);
            }
        }
    }

    @Test
    void a_list_reads_its_files_in_its_order_and_twice_what_it_names_twice() throws IOException {
        String a = text("a.csv", "x", "1").toString(), b = text("b.csv", "x", "2").toString();

        assertThat(x(csv(b, a))).containsExactly(2.0, 1.0);
        assertThat(x(csv(List.of(a, b, a)))).containsExactly(1.0, 2.0, 1.0);
        assertThat(csv(a, b)).isEqualTo(csv(List.of(a, b))).hasToString("""
                   x
               int64
            0      1
            1      2
            2 rows × 1 column of a.csv and 1 more""");
        assertThatThrownBy(() -> csv()).hasMessage("csv() of no files: name at least one file, folder or glob");
    }

    @Test
    void columns_are_joined_by_name_and_numbers_widened() throws IOException {
        String a = text("a.csv", "x,name,when", "1,one,2020-01-01").toString(), b = text("b.csv", "more,x,name,when", "true,2.5,,2020-01-02 12:00").toString();

        Frame both = csv(a, b);

        assertThat(both.schema().names()).containsExactly("x", "name", "when", "more");
        assertThat(both.schema().typeOf("x")).isEqualTo(ColumnType.FLOAT64);
        assertThat(both.schema().typeOf("when")).isEqualTo(ColumnType.TIMESTAMP);
        assertThat(both.row(0)).containsEntry("x", 1.0).containsEntry("name", "one").containsEntry("more", null);
        assertThat(both.row(1)).containsEntry("x", 2.5).containsEntry("name", null).containsEntry("more", true);
        assertThat(both.row(1).get("when")).hasToString("2020-01-02T12:00:00Z");
        assertThat(both.select("x > 2").rows()).isEqualTo(1);
    }

    @Test
    void numbers_in_one_file_and_text_in_another_are_text_and_say_why() throws IOException {
        Frame both = csv(text("a.csv", "x,y", "1,1").toString(), text("b.csv", "x,y", "one,2").toString());

        assertThat(both.schema().names()).containsExactly("x", "y");
        assertThat(both.schema().typeOf("x")).isEqualTo(ColumnType.STRING);
        assertThat(both.schema().reasons().get("x")).contains("\"one\"", "b.csv");
    }

    @Test
    void a_glob_of_folders_reads_what_is_in_them() throws IOException {
        arrowFile("year=2014/month=1/a.arrow", 1);
        arrowFile("year=2015/month=1/a.arrow", 2);
        arrowFile("year=2015/month=2/a.arrow", 3);

        assertThat(x(arrow(in("year=*")))).containsExactly(1.0, 2.0, 3.0);
        assertThat(x(arrow(in("year=*/month=1")))).containsExactly(1.0, 2.0);
        assertThat(x(arrow(in("**/month=1/*.arrow")))).containsExactly(1.0, 2.0);
        assertThat(x(arrow(in("**")))).containsExactly(1.0, 2.0, 3.0);
        assertThatThrownBy(() -> csv(in("year=*"))).isInstanceOf(UnreadableFile.class).hasMessageContaining("it matches 2 folders, and no file in there ends with .csv");
    }

    @Test
    void a_folder_whose_name_looks_like_a_glob_is_a_folder() throws IOException {
        text("data [1]/a.csv", "x", "1");

        assertThat(x(csv(in("data [1]")))).containsExactly(1.0);
        assertThat(x(csv(in("data [1]/*.csv")))).containsExactly(1.0);
    }

    @Test
    void symbolic_links_are_followed_once_and_loops_are_not_for_ever() throws IOException {
        text("real/a.csv", "x", "1");
        text("elsewhere/b.csv", "x", "2");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("real/inside"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("real/latest.csv"), Path.of("a.csv"));
        Files.createSymbolicLink(folder.resolve("real/loop"), folder.resolve("real"));

        assertThat(x(csv(in("link")))).containsExactly(1.0, 2.0);
        assertThat(x(csv(in("real")))).containsExactly(1.0, 2.0);
        assertThat(x(csv(in("link/*.csv")))).containsExactly(1.0);
        assertThat(x(csv(in("link/**.csv")))).containsExactly(1.0, 2.0);
    }

    @Test
    void a_link_to_nothing_is_told() throws IOException {
        text("a.csv", "x", "1");
        Files.createSymbolicLink(folder.resolve("gone.csv"), Path.of("nowhere.csv"));

        assertThatThrownBy(() -> csv(folder.toString())).isInstanceOf(UnreadableFile.class).hasMessageEndingWith("gone.csv: it is a symbolic link, and nothing is there");
        assertThatThrownBy(() -> csv(in("gone.csv"))).hasMessageEndingWith("it is a symbolic link to nowhere.csv, and nothing is there");
    }

    @Test
    void an_address_of_a_file_is_a_path_and_others_say_how_data_comes_here() throws IOException {
        Path file = text("two words.csv", "x", "1");

        assertThat(x(csv(file.toUri().toString()))).containsExactly(1.0);
        assertThat(x(csv("file://" + file))).containsExactly(1.0);
        assertThatThrownBy(() -> csv("https://example.org/a.csv")).isInstanceOf(UnreadableFile.class)
                .hasMessage("cannot read https://example.org/a.csv: files of this machine are read (paths, folders, globs, file:///...), and https:// is elsewhere; download it first: curl -LO https://example.org/a.csv");
        assertThatThrownBy(() -> parquet("s3://bucket/year=*/a.parquet")).hasMessageEndingWith("and s3:// is elsewhere; copy it here first: aws s3 cp s3://bucket/year=*/a.parquet . (a folder: with --recursive)");
        assertThatThrownBy(() -> arrow("file://host name/%%")).hasMessageContaining("it is no address of a file");
    }

    @Test
    void an_empty_path_reads_nothing() {
        assertThatThrownBy(() -> parquet("")).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("no path is given: name a file, a folder");
        assertThatThrownBy(() -> csv("  ")).hasMessageStartingWith("no path is given");
        assertThatThrownBy(() -> arrow((String) null)).hasMessageStartingWith("no path is given");
    }

    @Test
    void the_wrong_word_names_the_right_one() throws IOException {
        String text = text("a.csv", "x", "1").toString(), arrow = arrowFile("b.arrow", 1).toString(), called = arrowFile("c.csv", 1).toString();

        assertThatThrownBy(() -> parquet(text)).isInstanceOf(UnreadableFile.class).hasMessage("cannot read %s: it is CSV, not Parquet: csv(\"%s\") reads it", text, text);
        assertThatThrownBy(() -> arrow(text)).hasMessageEndingWith("it is CSV, not Arrow: csv(\"%s\") reads it", text);
        assertThatThrownBy(() -> parquet(arrow)).hasMessageEndingWith("it is Arrow, not Parquet: arrow(\"%s\") reads it", arrow);
        assertThatThrownBy(() -> csv(called).rows()).hasMessageEndingWith("it is Arrow, not CSV: arrow(\"%s\") reads it", called);
        assertThatThrownBy(() -> parquet(folder.toString())).hasMessageContaining("no file in it ends with .parquet, .parq, .pq, but 1 of Arrow: arrow(\"%s\") reads it", folder);
    }

    @Test
    void open_goes_by_the_ending_and_else_by_the_first_bytes() throws IOException {
        String called = arrowFile("b.ARROW", 1).toString(), nameless = arrowFile("data", 2).toString();

        LocalSource source = new LocalSource();

        assertThat(x(source.open(called))).containsExactly(1.0);
        assertThat(x(source.open(nameless))).containsExactly(2.0);
        assertThat(source.open(folder.toString()).rows()).isEqualTo(1);
    }
}
