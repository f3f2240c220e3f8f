package dev.aquatint.shell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.server.App;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.library.FileRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is typed, and what is answered.
class TranscriptTest {
    @TempDir
    private Path folder;
    private final List<Viewable> shown = new ArrayList<>();

    private String answers(String typed) {
        StringBuilder paper = new StringBuilder();
        Paper out = text -> paper.append(text).append('\n');
        try (Session session = new Session(() -> new Interpreter(shown::add, (_, _) -> { }, List.of()), shown::add, out)) {
            new Pipe(new BufferedReader(new StringReader(typed)), session, out, Transcript.desk(new ReplPage(_ -> Optional.empty()))).run();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return paper.toString();
    }

    @Test
    void values_are_answered_with_their_names() {
        assertThat(answers("1 + 1\nvar s = \"a\\n\"\nint n\nn = 3;\nn\n")).isEqualTo("""
                $1 ==> 2
                s ==> "a\\n"
                n ==> 0
                n ==> 3
                n ==> 3
                """);
    }

    @Test
    void a_value_of_several_lines_begins_on_its_own() {
        assertThat(answers("class T { public String toString() { return \"a b\\n1 2\"; } }\nnew T()\n")).isEqualTo("""
                |  class T
                $2 ==>
                a b
                1 2
                """);
    }

    @Test
    void declarations_are_named_and_statements_say_nothing() {
        assertThat(answers("int twice(int x) { return 2 * x; }\nrecord P(int x) { }\nimport java.util.zip.*;\nfor (int i = 0; i < 3; i++) { }\n;\n")).isEqualTo("""
                |  twice(int)
                |  record P
                """);
    }

    @Test
    void the_compilers_complaint_points_at_the_place() {
        assertThat(answers("int a = 1; int b = a + c;\n")).isEqualTo("""
                a ==> 1
                |  cannot find variable c
                |    int b = a + c;
                |                ^
                """);
    }

    @Test
    void an_error_is_its_message_and_its_line() {
        assertThat(answers("class TaxiExplorer extends Parameterized {\n    @Param(doc = \"Map tile opacity\", min = 0, max = 1) double alpha = 0.75;\n    void dim() {\n        alpha = -1;\n    }\n}\n"
                + "var e = new TaxiExplorer()\ne.alpha = 3\ne.dim()\ne.alpha\n")).isEqualTo("""
                |  class TaxiExplorer
                e ==> TaxiExplorer(alpha=0.75)
                |  TaxiExplorer.alpha (Map tile opacity) must be at most 1, not 3
                |  TaxiExplorer.alpha (Map tile opacity) must be at least 0, not -1
                |    line 4: alpha = -1;
                $5 ==> 0.75
                """);
    }

    @Test
    void the_trace_of_the_last_error_is_there_on_request() {
        assertThat(answers("/trace\nthrow new IllegalStateException(\"tired\");\n/trace\n")).startsWith("""
                |  nothing went wrong yet
                |  IllegalStateException: tired
                java.lang.IllegalStateException: tired
                \tat\s""").doesNotContain("dev.aquatint.shell");
    }

    @Test
    void views_are_shown_and_answered_in_their_source_form() {
        assertThat(answers("image(new double[2][3], extent(0, 1, 0, 1)).cmap(\"fire\").clim(0, 9)\nrow(text(\"a\"), text(\"b\"))\nshow(text(\"c\"))\n")).isEqualTo("""
                $1 ==> image(3 x 2).cmap("fire").clim(0, 9)
                $2 ==> row(text("a"), text("b"))
                """);
        assertThat(shown).hasSize(3).endsWith(new Text("c"));
    }

    @Test
    void what_is_missing_is_said() {
        assertThat(answers("int area() { return side * side; }\nint side = 3;\narea()\n")).isEqualTo("""
                |  area() cannot be used before there is variable side
                side ==> 3
                $3 ==> 9
                """);
    }

    @Test
    void commands_list_what_there_is() {
        assertThat(answers("var xs = List.of(1)\nint twice(int x) { return 2 * x; }\nenum E { A }\n/vars\n/methods\n/types\n/list\n/history\n")).endsWith("""
                   List<Integer> xs = [1]
                   int twice(int)
                   enum E
                   1 : var xs = List.of(1);
                   2 : int twice(int x) { return 2 * x; }
                   3 : enum E { A }
                   var xs = List.of(1)
                   int twice(int x) { return 2 * x; }
                   enum E { A }
                   /vars
                   /methods
                   /types
                   /list
                   /history
                """);
    }

    @Test
    void a_session_is_saved_and_opened_again() throws IOException {
        Path file = folder.resolve("saved.jsh");

        assertThat(answers("var x = 20;\nint twice(int y) { return 2 * y; }\nfoo()\n/save " + file + "\n/reset\nx\n/open " + file + "\ntwice(x)\n")).endsWith("""
                |  saved %s
                |  everything is forgotten; /reload -restore brings it back
                |  cannot find variable x
                |    x
                |    ^
                $3 ==> 40
                """.formatted(file));
        assertThat(Files.readString(file)).isEqualTo("var x = 20;\nint twice(int y) { return 2 * y; }\n");
    }

    @Test
    void what_is_added_to_the_class_path_is_used() throws IOException {
        FileRepository repository = new FileRepository(folder);
        repository.deploy("org.a:one:1", "org.a.One", "first");
        repository.deploy("org.b:two:1", "org.b.Two", "second");
        Path jar = folder.resolve("org/a/one/1/one-1.jar");
        Path classes;
        try (Stream<Path> all = Files.walk(folder)) {
            classes = all.filter(p -> p.endsWith("org/b/Two.class")).findFirst().orElseThrow().getParent().getParent().getParent();
        }

        assertThat(answers("org.a.One.said()\nint n = 20\n/env --class-path " + jar + "\nimport org.a.One;\nOne.said()\n/env -cp " + classes
                + "\nString say() { return One.said() + org.b.Two.said() + n; }\nsay()\n/reload -quiet\nsay()\n")).isEqualTo("""
                |  package org.a does not exist
                |    org.a.One.said()
                |         ^
                n ==> 20
                |  added %s
                $3 ==> "first"
                |  added %s
                |  say()
                $5 ==> "firstsecond20"
                $6 ==> "firstsecond20"
                """.formatted(jar, classes));
    }

    @Test
    void unknown_commands_suggest_the_nearest() {
        assertThat(answers("/vrs\n/h\n/open\n/open nowhere.jsh\n")).isEqualTo("""
                |  no command /vrs: did you mean /vars? /help lists them
                |  /h may be /help, /history
                |  say which one: /open FILE.jsh
                |  no file 'nowhere.jsh'
                """);
    }

    @Test
    void questions_are_answered() {
        assertThat(answers("?tiles\nclass E extends Parameterized { @Param(doc = \"How big\", min = 1, max = 9) int size = 3; }\nvar e = new E();\n?e\n?nothing\n")).isEqualTo("""
                   Tiles Aquatint.tiles(TileSource source)
                      A map under the data; its coordinates are Web Mercator metres, its axes degrees.
                   Tiles Aquatint.tiles(String url, String attribution)
                   for example   tiles(ESRI_IMAGERY)
                |  class E
                e ==> E(size=3)
                   E e = E(size=3)
                      int size = 3, from 1, up to 9: How big
                |  nothing is called nothing; /help lists all words
                """);
    }

    @Test
    void a_session_is_served_as_an_app() {
        assertThat(answers("var x = 20;\nshow(text(\"x\" + x))\n/serve\n/serve stop\n/serve stop\n/serve x\n")).matches("""
                x ==> 20
                \\|  served at http://127.0.0.1:\\d+/session\\?token=\\S+; /serve stop ends it
                \\|  no longer served
                \\|  nothing is served
                \\|  a port is a number: /serve 8080; /serve takes any free one, /serve stop ends it
                """);
        assertThat(answers("/serve 70000\n")).startsWith("|  cannot be served: ");
    }

    @Test
    void an_editor_changes_a_text() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sed")) || Files.isExecutable(Path.of("/usr/bin/sed")), "no sed");

        assertThat(new Editor(Map.of("EDITOR", "sed -i s/1/2/")).edit("int x = 1;\n")).contains("int x = 2;\n");
        assertThat(new Editor(Map.of("VISUAL", "false", "EDITOR", "sed")).edit("int x = 1;\n")).isEmpty();
        assertThatThrownBy(() -> new Editor(Map.of("EDITOR", "/no/such/editor")).edit("")).isInstanceOf(IOException.class);
    }

    @Test
    void exit_ends_the_session() {
        assertThat(answers("1\n/exit\n2\n")).isEqualTo("$1 ==> 1\n");
    }

    @Test
    void what_is_left_open_at_the_end_is_tried() {
        assertThat(answers("class A {\n")).startsWith("|  reached end of file while parsing\n");
    }

    @Test
    void help_names_every_command() {
        assertThat(answers("/help\n")).contains(Arrays.stream(SlashCommand.values()).map(c -> c.usage).toList());
    }

    @Test
    void every_tab_draws_again_when_code_was_changed() {
        ReplPage page = new ReplPage(_ -> Optional.empty());
        List<String> drawn = new ArrayList<>();
        Runnable leave = page.open(new App.Request(Map.of())).onCode(() -> drawn.add("again"));
        page.codeChanged();
        leave.run();
        page.codeChanged();

        assertThat(drawn).containsExactly("again");
    }

    @Test
    void every_tab_of_the_page_shows_the_latest() {
        ReplPage page = new ReplPage(_ -> Optional.empty());
        List<Viewable> tab = new ArrayList<>();
        Runnable leave = page.open(new App.Request(Map.of())).onRoot(tab::add);
        page.show(new Text("a"));
        leave.run();
        page.show(new Text("b"));

        assertThat(tab).containsExactly(new Text("a"));
        assertThat(page.open(new App.Request(Map.of())).root()).isEqualTo(new Text("b"));
    }
}
