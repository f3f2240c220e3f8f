package dev.aquatint.shell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.layout.Column;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.param.Parameterized;
import dev.aquatint.shell.script.BadScript;
import dev.aquatint.shell.script.Script;
import dev.aquatint.shell.script.ScriptFailed;
import dev.aquatint.shell.script.ScriptSource;
import dev.aquatint.shell.watch.LiveScript.Update;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveScriptTest {
    private static final String EXPLORER = """
            class Explorer extends Parameterized {
                @Param(min = 0, max = 1) double alpha = 0.75;
                @Param int zoom = 3;
                String said() { return "alpha " + alpha; }
            }
            var explorer = new Explorer();
            show(row(widgets(explorer), text(explorer.said())));
            """;
    private final LiveScript script = new LiveScript("taxi.jsh", List.of("a", "b"), (_, _) -> { });
    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        script.close();
    }

    private Update update(String text) {
        return script.update(List.of(ScriptSource.text(Path.of("taxi.jsh"), text)));
    }

    private static Viewable shown(Update update) {
        assertThat(update.wrong()).isEmpty();
        return update.root();
    }

    private static String wrong(Update update) {
        return update.wrong().orElseThrow().said();
    }

    private Parameterized explorer(Update update) {
        return ((Widgets) ((Row) shown(update)).children().getFirst()).of();
    }

    @Test
    void the_first_time_all_of_it_runs() {
        Update update = update("#!/usr/bin/env aquatint\n// Title\nint n = 2\nshow(text(\"n\" + n + args.length));\n\ntext(\"not shown\")\n/exit\nrubbish");

        assertThat(shown(update)).isEqualTo(new Text("n22"));
        assertThat(update.ran()).containsExactly(3, 4, 6);
    }

    @Test
    void without_show_the_last_view_is_the_page() {
        assertThat(shown(update("text(\"a\")\ntext(\"b\")\n1 + 1"))).isEqualTo(new Text("b"));
        assertThat(shown(update("text(\"a\")\n1 + 1"))).isEqualTo(new Text("a"));
    }

    @Test
    void nothing_runs_where_only_a_comment_has_changed() {
        Update first = update("int n = 2;\nshow(text(\"\" + n));");
        Update second = update("// why\n\nint n = 2;\n// so\nshow(text(\"\" + n));");

        assertThat(second.ran()).isEmpty();
        assertThat(shown(second)).isSameAs(first.root());
    }

    @Test
    void values_that_nothing_touches_stay_the_same_objects() {
        shown(update("var data = new Object();\nint size = 1;\nshow(text(System.identityHashCode(data) + \" \" + size));"));
        String before = ((Text) update("var data = new Object();\nint size = 2;\nshow(text(System.identityHashCode(data) + \" \" + size));").root()).text();
        String after = ((Text) update("var data = new Object();\nint size = 3;\nshow(text(System.identityHashCode(data) + \" \" + size));").root()).text();

        assertThat(before.split(" ")[0]).isEqualTo(after.split(" ")[0]);
        assertThat(after).endsWith(" 3");
    }

    @Test
    void several_shows_stay_in_the_order_of_the_script() {
        update("show(text(\"a\"));\nshow(text(\"b\"));");

        assertThat(shown(update("show(text(\"c\"));\nshow(text(\"b\"));"))).isEqualTo(new Column(List.of(new Text("c"), new Text("b"))));
        assertThat(shown(update("show(text(\"b\"));"))).isEqualTo(new Text("b"));
    }

    @Test
    void what_a_class_says_now_is_shown_now() {
        update(EXPLORER);
        Update update = update(EXPLORER.replace("\"alpha \"", "\"opacity \""));

        assertThat(shown(update).toString()).contains("opacity 0.75");
        assertThat(update.ran()).containsExactly(1, 6, 7);
    }

    @Test
    void a_class_may_gain_a_parameter() {
        update(EXPLORER);

        assertThat(explorer(update(EXPLORER.replace("@Param int zoom", "@Param boolean dark = true;\n    @Param int zoom"))).get("dark")).isEqualTo(true);
    }

    @Test
    void what_a_person_has_set_stays_unless_the_script_says_otherwise_now() {
        Parameterized first = explorer(update(EXPLORER));
        first.set("alpha", 0.5);
        first.set("zoom", 9);
        Parameterized second = explorer(update(EXPLORER.replace("\"alpha \"", "\"opacity \"").replace("zoom = 3", "zoom = 4")));

        assertThat(second).isNotSameAs(first);
        assertThat(second.get("alpha")).isEqualTo(0.5);
        assertThat(second.get("zoom")).isEqualTo(4);
        assertThat(explorer(update(EXPLORER.replace("max = 1", "max = 0.8"))).get("alpha")).isEqualTo(0.5);
    }

    @Test
    void what_a_person_has_set_outlives_errors_of_the_compiler() {
        for (String broken : List.of(EXPLORER.replace("class Explorer extends Parameterized {", "class Explorer extends Parameterized { {"), EXPLORER.replace("double alpha", "dubble alpha"),
                EXPLORER.replace("new Explorer()", "new Explor()"))) {
            explorer(update(EXPLORER)).set("alpha", 0.5);
            assertThat(update(broken).wrong()).as(broken).isPresent();

            assertThat(explorer(update(EXPLORER)).get("alpha")).as(broken).isEqualTo(0.5);
        }
    }

    @Test
    void an_error_of_the_compiler_keeps_the_last_view_until_it_is_put_right() {
        Update good = update("int n = 2;\nshow(text(\"\" + n));");
        Update bad = update("int n = 3;\nshow(txt(\"\" + n));\nint later = 1;");

        assertThat(wrong(bad)).startsWith("taxi.jsh:2:6: cannot find method txt(String); did you mean 'text'?").contains("    show(txt(\"\" + n));");
        assertThat(bad.wrong().orElseThrow().trouble().where()).isEqualTo("taxi.jsh line 2");
        assertThat(bad.root()).isSameAs(good.root());
        Update again = update("int n = 3;\nshow(text(\"\" + n));\nint later = 1;");
        assertThat(shown(again)).isEqualTo(new Text("3"));
        assertThat(again.ran()).containsExactly(2, 3);
    }

    @Test
    void what_throws_is_told_with_its_line_and_runs_again_at_the_next_save() {
        assertThat(wrong(update("int n = 0;\n\nshow(text(\"\" + 1 / n));"))).isEqualTo("taxi.jsh line 3: ArithmeticException: / by zero");
        assertThat(shown(update("int n = 1;\n\nshow(text(\"\" + 1 / n));"))).isEqualTo(new Text("1"));
    }

    @Test
    void what_is_deleted_is_gone() {
        update("int n = 2;\nint f(int x) { return 1; }\nint f(long x) { return 2; }\nshow(text(\"\" + n + f(1)));");

        assertThat(shown(update("int n = 2;\nint f(long x) { return 2; }\nshow(text(\"\" + n + f(1)));"))).isEqualTo(new Text("22"));
        assertThat(wrong(update("int f(long x) { return 2; }\nshow(text(\"\" + n + f(1)));"))).contains("cannot find variable n");
    }

    @Test
    void a_method_that_uses_what_is_nowhere_is_an_error() {
        assertThat(wrong(update("int f() { return scale; }\nshow(text(\"a\"));"))).startsWith("taxi.jsh:1:18: cannot find variable scale");
    }

    @Test
    void a_script_that_shows_nothing_any_more_says_so() {
        Update before = update("show(text(\"a\"));");
        Update update = update("int a = 1;");

        assertThat(wrong(update)).isEqualTo("taxi.jsh: nothing to show: show(...) was never called");
        assertThat(before.root()).isEqualTo(new Text("a"));
    }

    @Test
    void an_error_of_a_view_is_found_at_the_place_where_it_stands_now() {
        update("String f() {\n    throw new IllegalStateException(\"late\");\n}\nSupplier<String> s = () -> f();\nshow(text(\"a\"));");
        Update moved = update("// more\n// lines\nString f() {\n    throw new IllegalStateException(\"late\");\n}\nSupplier<String> s = () -> f();\nshow(text(\"a\"));\ns.get();");

        assertThat(wrong(moved)).isEqualTo("taxi.jsh line 4: late");
    }

    @Test
    void what_is_compiled_against_something_else_now_is_compiled_again() {
        String text = "class K {\n    static final int N = 1;\n    long n() { return 2; }\n}\nvar k = K.N;\nvar n = new K().n();\nshow(text(k + \" \" + n));";
        update(text);

        assertThat(shown(update(text.replace("return 2", "return 3")))).isEqualTo(new Text("1 3"));
        assertThat(shown(update(text.replace("N = 1", "N = 4")))).isEqualTo(new Text("4 2"));
        assertThat(shown(update(text.replace("long n() { return 2", "String n() { return \"s\"")))).isEqualTo(new Text("1 s"));
    }

    @Test
    void what_could_not_run_after_a_class_had_changed_is_compiled_against_the_class_as_it_is() {
        String text = "class K {\n    static final int N = 1;\n}\nvar k = K.N;\nif (k == 2) throw new Error();\nshow(text(\"\" + K.N));";
        update(text);

        assertThat(wrong(update(text.replace("N = 1", "N = 2")))).isEqualTo("taxi.jsh line 5: Error");
        assertThat(shown(update(text.replace("N = 1", "N = 2").replace("k == 2", "k == 3")))).isEqualTo(new Text("2"));
    }

    /// The slow twin of an update is a run of the whole script.
    @Test
    void after_any_edit_all_is_as_if_the_script_had_run_from_its_first_line() throws Exception {
        edited(List.of("var list = new ArrayList<Object>();", "int n = %d;", "list.add(n + %d);", "int f() { return n + %d; }", "var v = f();", "list.add(v);", "n += %d;",
                "String g(int x) { return x + \":\" + list + v + n + %d; }", "record P(int x) { int twice() { return 2 * x + %d; } }", "var p = new P(n);", "list.add(p.twice());", "v++;",
                "for (int i = 0; i < 2; i++) list.add(i * %d);", "show(text(g(%d)));", "int f() { return -n; }", "show(text(list + \" \" + n + v));"));
    }

    @Test
    void after_any_edit_of_what_others_are_compiled_against_it_is_so_too() throws Exception {
        edited(List.of("import static java.lang.Integer.MAX_VALUE;", "class K { static final int N = %d; int n() { return %1$d; } }", "interface Named { String name(); }", "int m;", "m += %d;",
                "String h(long x) { return \"long\" + x; }", "String h(int x) { return \"int\" + x + %d; }", "var w = h(K.N);", "var k = new K().n() + K.N;", "int MAX_VALUE = %d;", "record R(int x) implements Named { public String name() { return \"r\" + x + %d; } }",
                "Named r = new R(m);", "1 + k", "int a = %d, b = a + 1;", "show(text(w + k + m + r.name() + a + b));", "import static java.lang.Long.MIN_VALUE;", "show(text(\"\" + MIN_VALUE + MAX_VALUE + K.N));"));
    }

    private void edited(List<String> lines) throws Exception {
        Random random = new Random(42);
        List<Integer> numbers = lines.stream().map(_ -> 1).collect(Collectors.toCollection(ArrayList::new));
        List<Boolean> there = lines.stream().map(_ -> true).collect(Collectors.toCollection(ArrayList::new));
        for (int step = 0; step < 25; step++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                if (there.get(i)) text.append(lines.get(i).formatted(numbers.get(i))).append('\n');
            }
            Update update = update(text.toString());
            Viewable whole = null;
            try {
                whole = Script.compile(Files.writeString(folder.resolve("whole.jsh"), text)).open(List.of()).root();
            } catch (BadScript | ScriptFailed _) {
                // then the update must have said so, too
            }
            if (whole == null) assertThat(update.wrong()).as("%s", text).isPresent();
            else assertThat(update).as("%s", text).satisfies(u -> assertThat(u.wrong()).isEmpty()).extracting(Update::root).isEqualTo(whole);
            int edited = random.nextInt(lines.size());
            if (random.nextInt(4) == 0) there.set(edited, !there.get(edited));
            else numbers.set(edited, random.nextInt(100));
        }
    }
}
