package dev.aquatint.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Piece;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Tab offers at the end of what was typed.
class CompletionTest {
    private static final Interpreter INTERPRETER = new Interpreter(_ -> { }, (_, _) -> { }, List.of());

    private static final LineReader NOBODY = LineReaderBuilder.builder().terminal(dumb()).build();

    @TempDir
    private Path folder;
    private final SnippetCompleter completer = new SnippetCompleter(() -> INTERPRETER, new Manual());

    private static Terminal dumb() {
        try {
            return TerminalBuilder.builder().system(false).type("dumb").streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void declare() {
        for (String s : List.of("var taxi = frame(Map.of(\"pickup_x\", new double[1], \"pickup_y\", new double[1], \"fare (USD)\", new double[1]));",
                "var uber = frame(Map.of(\"lat\", new double[1], \"lon\", new double[1]));", "var trips = points(taxi, \"pickup_x\", \"pickup_y\");")) {
            INTERPRETER.eval(new Piece(s, 1, 1));
        }
    }

    @AfterAll
    static void close() {
        INTERPRETER.close();
    }

    /// The line as each choice would make it.
    private List<String> offered(String typed) {
        List<Candidate> all = new ArrayList<>();
        var line = new SnippetParser(INTERPRETER::analysis).parse(typed, typed.length(), ParseContext.COMPLETE);
        completer.complete(NOBODY, line, all);
        return all.stream().map(Candidate::value).filter(v -> v.startsWith(line.word())).map(v -> typed + v.substring(line.word().length())).sorted().toList();
    }

    @Test
    void words_of_the_language() {
        assertThat(offered("points")).containsExactly("points(");
        assertThat(offered("trips.raster")).containsExactly("trips.rasterize(");
    }

    @Test
    void columns_in_a_text() {
        assertThat(offered("points(taxi, \"pick")).containsExactly("points(taxi, \"pickup_x\"", "points(taxi, \"pickup_y\"");
        assertThat(offered("points(taxi, \"pickup_x\", \"")).containsExactly("points(taxi, \"pickup_x\", \"fare (USD)\"", "points(taxi, \"pickup_x\", \"pickup_x\"", "points(taxi, \"pickup_x\", \"pickup_y\"");
        assertThat(offered("taxi.select(\"fare (U")).containsExactly("taxi.select(\"fare (USD)\"");
    }

    @Test
    void columns_of_the_frame_that_is_named() {
        assertThat(offered("points(uber, \"")).containsExactly("points(uber, \"lat\"", "points(uber, \"lon\"");
        assertThat(offered("trips.vdims(\"f")).containsExactly("trips.vdims(\"fare (USD)\"");
        assertThat(offered("var a = taxi; points(uber, \"lo")).containsExactly("var a = taxi; points(uber, \"lon\"");
        assertThat(offered("mean(\"l")).containsExactly("mean(\"lat\"", "mean(\"lon\"");
    }

    @Test
    void colour_maps_and_norms() {
        assertThat(offered("trips.rasterize().cmap(\"fir")).containsExactly("trips.rasterize().cmap(\"fire\"");
        assertThat(offered("trips.rasterize().cnorm(\"")).hasSize(4);
    }

    @Test
    void files_of_the_kind_that_is_read() throws IOException {
        for (String name : List.of("taxi-2025.parquet", "taxi.csv", ".hidden.parquet")) Files.createFile(folder.resolve(name));
        Files.createDirectory(folder.resolve("trips"));

        assertThat(offered("parquet(\"" + folder + "/t")).containsExactly("parquet(\"" + folder + "/taxi-2025.parquet\"", "parquet(\"" + folder + "/trips/");
        assertThat(offered("csv(\"" + folder + "/taxi")).containsExactly("csv(\"" + folder + "/taxi.csv\"");
        assertThat(offered("parquet(\"/no/such/folder/")).isEmpty();
    }

    @Test
    void nothing_in_a_text_block_or_a_comment() {
        assertThat(Literal.at("text(\"\"\"\n  fo")).isEmpty();
        assertThat(Literal.at("f(\"a\", 'b', \"c\\\"d")).contains(new Literal("f", "c\\\"d", "f(\"a\", 'b', "));
        assertThat(Literal.at("// \"fo")).isEmpty();
        assertThat(Literal.at("f(\"a\")")).isEmpty();
        assertThat(Literal.at("f(g(\"a\"), \"b")).map(Literal::call).contains("f");
    }

    @Test
    void the_last_of_several_snippets_knows_the_ones_before() {
        assertThat(offered("var s = \"abc\"; s.lengt")).containsExactly("var s = \"abc\"; s.length()");
        assertThat(offered("int f() { return 1; }\ntax")).containsExactly("int f() { return 1; }\ntaxi");
    }

    @Test
    void members_of_ours_are_its_words_alone() {
        assertThat(offered("taxi.")).contains("taxi.select(", "taxi.persist()").noneMatch(o -> o.matches("taxi\\.(wait|notify|getClass|hashCode|made).*"));
        assertThat(offered("trips.")).contains("trips.rasterize(", "trips.title(").noneMatch(o -> o.matches("trips\\.(wait|require|usual|kdims|equals).*"));
        assertThat(offered("\"abc\".")).contains("\"abc\".length()").noneMatch(o -> o.contains(".wait") || o.contains("notify"));
        assertThat(offered("taxi.getC")).containsExactly("taxi.getClass()");
    }

    @Test
    void nothing_typed_lists_the_words_by_group() {
        assertThat(offered("")).isEmpty();
        assertThat(offered("   ")).isEmpty();
    }

    @Test
    void commands_and_what_they_take() throws IOException {
        Files.createFile(folder.resolve("a-b.jsh"));

        assertThat(offered("/re")).containsExactly("/reload", "/reset");
        assertThat(offered("/open " + folder + "/a-")).containsExactly("/open " + folder + "/a-b.jsh");
        assertThat(offered("/drop ub")).containsExactly("/drop uber");
    }

    @Test
    void brackets_tell_how_a_call_reads_and_a_second_tab_what_it_does() {
        assertThat(completer.explained("points(", false)).isEqualTo("   Points Aquatint.points(Frame frame, String x, String y)\n   (Tab again: what it does)");
        assertThat(completer.explained("points(", true)).contains("One point for each row, at its `x` and `y` columns.");
        assertThat(completer.explained("trips.rasterize", true)).contains("rasterize(");
        assertThat(completer.explained("1 + ", true)).isEmpty();
    }

    @Test
    void words_are_documented_where_they_live() {
        Manual manual = new Manual();

        assertThat(manual.about("Points Aquatint.points(Frame frame, String x, String y)")).get().asString().startsWith("One point for each row");
        assertThat(manual.about("Reduction Aquatint.mean(String of)")).get().asString().startsWith("The mean of a column");
        assertThat(manual.about("Frame Frame.persist()")).get().asString().startsWith("Loads what this frame describes");
        assertThat(manual.about("int String.length()")).isEmpty();
    }
}
