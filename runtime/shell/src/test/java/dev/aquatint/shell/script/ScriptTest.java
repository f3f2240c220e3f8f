package dev.aquatint.shell.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.aquatint.element.DynamicMap;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.param.Change;
import dev.aquatint.server.App;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
    private static final String EXPLORER = """
            // Where the taxis go
            class TaxiExplorer extends Parameterized {
                @Param(doc = "Map tile opacity", min = 0, max = 1) double alpha = 0.75;
                @Param int zoom = 3;

                Image view() {
                    return image(new double[][] {{1, 2}, {3, 4}}, extent(0, 1, 0, 1)).cmap(Palette.FIRE).alpha(alpha);
                }
            }

            var explorer = new TaxiExplorer();
            """;

    @TempDir
    private Path folder;

    private CompiledScript compiled(String source, String... arguments) throws IOException, BadScript {
        return Script.compile(Files.writeString(folder.resolve("taxi.jsh"), source), arguments);
    }

    private Viewable shown(String source, String... arguments) throws Exception {
        return compiled(source, arguments).open(List.of(arguments)).root();
    }

    private List<CompileError> errors(String source) {
        return catchThrowableOfType(BadScript.class, () -> compiled(source)).errors();
    }

    @Test
    void compiling_runs_nothing() throws Exception {
        CompiledScript script = compiled("throw new IllegalStateException(\"ran\");");

        assertThatThrownBy(() -> script.open(List.of())).hasMessage("taxi.jsh line 1: ran");
    }

    @Test
    void a_script_cannot_end_the_server() throws Exception {
        for (String call : List.of("System.exit(3);", "Runtime.getRuntime().exit(3);", "Runtime.getRuntime().halt(3);", "java.util.function.IntConsumer end = System::exit; end.accept(3);",
                "java.util.function.IntConsumer end = Runtime.getRuntime()::halt; end.accept(3);")) {
            CompiledScript script = compiled(call + "\nshow(text(\"a\"));");
            assertThatThrownBy(() -> script.open(List.of())).as(call).hasMessageContaining("taxi.jsh line 1").hasMessageContaining("System.exit(3) would end this program");
        }
    }

    @Test
    void what_is_shown_is_the_page() throws Exception {
        assertThat(shown(EXPLORER + "show(widgets(explorer));\n")).isInstanceOf(Widgets.class);
    }

    @Test
    void several_shows_stand_one_above_the_other() throws Exception {
        assertThat(shown("show(text(\"a\")); show(text(\"b\"));")).isEqualTo(new Column(List.of(new Text("a"), new Text("b"))));
    }

    @Test
    void without_show_the_last_view_is_the_page() throws Exception {
        assertThat(shown("text(\"a\")\nvar x = 3;\ntext(\"b\")\n1 + 1\n")).isEqualTo(new Text("b"));
    }

    @Test
    void a_script_that_shows_nothing_says_so() throws Exception {
        CompiledScript script = compiled("int x = 1;");

        assertThatThrownBy(() -> script.open(List.of())).isInstanceOf(ScriptFailed.class).hasMessage("taxi.jsh: nothing to show: show(...) was never called");
    }

    @Test
    void a_title_has_neither_marks_nor_numbers_nor_how_to_run_it() {
        assertThat(Title.of(new String[] {"// # 7. Deploy", "//"}, "07-deploy.jsh")).isEqualTo("Deploy");
        assertThat(Title.of(new String[] {"int x;"}, "07-deploy.jsh")).isEqualTo("Deploy");
        assertThat(Title.of(new String[] {"int x;"}, "taxi_zones.jsh")).isEqualTo("Taxi zones");
        assertThat(Title.of(new String[] {"int x;"}, "2014.jsh")).isEqualTo("2014");
        assertThat(Title.of(new String[] {"// Uber pickups in New York, April 2014: aquatint run scripts/uber.jsh -- FILE"}, "uber.jsh")).isEqualTo("Uber pickups in New York, April 2014");
        assertThat(Title.of(new String[] {"// 3.5 million flights"}, "x.jsh")).isEqualTo("3.5 million flights");
    }

    @Test
    void the_title_is_the_first_comment_else_the_name() throws Exception {
        assertThat(compiled("///usr/bin/env aquatint \"$0\" \"$@\" ; exit $?\n//DESCRIPTION a b\n\n// Where the taxis go\nint x;").title()).isEqualTo("Where the taxis go");
        assertThat(compiled("int x = 1; // no title").title()).isEqualTo("taxi");
    }

    @Test
    void a_first_line_for_the_system_is_no_code() throws Exception {
        assertThat(shown("#!/usr/bin/env aquatint\nshow(text(\"a\"));")).isEqualTo(new Text("a"));
    }

    @Test
    void a_chain_of_calls_may_go_on_in_the_next_line() throws Exception {
        assertThat(shown("var s = \"a,b\"\n        .toUpperCase()   // loudly\n        // and then\n        .replace(',', ';');\nshow(text(s))\n")).isEqualTo(new Text("A;B"));
    }

    @Test
    void statements_need_no_semicolon_and_may_share_a_line() throws Exception {
        assertThat(shown("int a = 1; int b = 2\nint c = a + b\nif (c > 2) { c++; }\nelse { c--; }\nshow(text(\"\" + c))")).isEqualTo(new Text("4"));
    }

    @Test
    void a_value_without_a_name_has_the_number_of_its_snippet() throws Exception {
        assertThat(shown("int a = 20;\na + 1\nargs.length\nshow(text($2 + \" \" + $3));", "x")).isEqualTo(new Text("21 1"));
    }

    @Test
    void arguments_are_args() throws Exception {
        assertThat(shown("show(text(String.join(\"+\", args)));", "a", "b")).isEqualTo(new Text("a+b"));
    }

    @Test
    void exit_ends_a_script() throws Exception {
        assertThat(shown("show(text(\"a\"));\n/exit\nthis is not Java")).isEqualTo(new Text("a"));
    }

    @Test
    void plain_jshell_names_keep_their_meaning() throws Exception {
        assertThat(shown("var s = Stream.of(1, 2).map(i -> i * 2).collect(Collectors.toList());\nshow(text(s + \" \" + List.of(Path.of(\"a\"))));"))
                .isEqualTo(new Text("[2, 4] [a]"));
    }

    @Test
    void methods_and_variables_may_be_used_before_they_are_declared() throws Exception {
        assertThat(shown("double scaled(double v) { return v / UNIT; }\nfinal double UNIT = 2;\nshow(text(\"\" + scaled(3)));")).isEqualTo(new Text("1.5"));
    }

    @Test
    void declaring_a_method_again_leaves_values_alone() throws Exception {
        assertThat(shown("int f() { return 1; }\nvar v = f();\nint f() { return 2; }\nshow(text(v + \" \" + f()));")).isEqualTo(new Text("1 2"));
    }

    @Test
    void assignment_validates_and_tells() throws Exception {
        String source = EXPLORER + """
                var told = new ArrayList<Object>();
                explorer.watch(told::addAll);
                explorer.alpha = 0.3;
                explorer.alpha += 0.5;
                explorer.zoom++;
                Runnable later = () -> explorer.alpha = 0.25;
                later.run();
                void reset() { explorer.alpha = 1; }
                reset();
                show(text(told.toString()));
                """;

        assertThat(shown(source)).isEqualTo(new Text(List.of(new Change("alpha", 0.75, 0.3), new Change("alpha", 0.3, 0.8), new Change("zoom", 3, 4),
                new Change("alpha", 0.8, 0.25), new Change("alpha", 0.25, 1.0)).toString()));
    }

    @Test
    void a_bad_value_is_an_error_in_its_line() throws Exception {
        CompiledScript script = compiled(EXPLORER + "\nexplorer.alpha = 3;\n");

        assertThatThrownBy(() -> script.open(List.of())).hasMessage("taxi.jsh line 13: TaxiExplorer.alpha (Map tile opacity) must be at most 1, not 3");
    }

    @Test
    void an_error_inside_a_method_names_the_line_of_the_method() throws Exception {
        CompiledScript script = compiled("""
                // title
                int half(int x) {
                    if (x < 0) {
                        throw new IllegalArgumentException("no halves of " + x);
                    }
                    return x / 2;
                }
                int half(long x) {
                    return half((int) x);
                }
                show(text("" + half(-3L)));
                """);

        assertThatThrownBy(() -> script.open(List.of())).hasMessage("taxi.jsh line 4: no halves of -3")
                .extracting(t -> Arrays.stream(t.getCause().getStackTrace()).filter(f -> f.getClassName().startsWith("REPL")).map(StackTraceElement::getLineNumber).toList())
                .isEqualTo(List.of(4, 9, 11));
    }

    @Test
    void an_error_that_comes_later_is_located_as_well() throws Exception {
        App.Page page = compiled("class Bad {\n    Image view() {\n        throw new IllegalStateException(\"late\");\n    }\n}\nvar bad = new Bad();\nshow(dynamicMap(bad::view));")
                .open(new App.Request(Map.of()));
        Throwable late = catchThrowableOfType(IllegalStateException.class, () -> ((DynamicMap) page.root()).function().apply(List.of()));

        assertThat(page.locate(late)).hasValue("taxi.jsh line 3");
    }

    @Test
    void all_errors_of_the_compiler_are_told_with_their_lines() {
        assertThat(errors("int x = \"a\";\n\nvar y = new Strin();\nint z = x +;\n")).extracting(CompileError::line).containsExactly(1, 3, 4);
    }

    @Test
    void an_error_shows_its_line_and_a_caret() {
        assertThat(errors("int x = 1;\n    var y = x.foo();\n").getFirst().toString().lines())
                .containsExactly("taxi.jsh:2:14: int cannot be dereferenced", "        var y = x.foo();", "                 ^");
    }

    @Test
    void what_only_follows_from_an_earlier_error_is_not_told() {
        assertThat(errors("var taxi = parqet(\"a\");\nvar head = taxi.head();\nvoid f() { head.rows(); }\n")).extracting(CompileError::message)
                .containsExactly("cannot find method parqet(String); did you mean 'parquet'?");
    }

    @Test
    void what_nothing_declares_is_an_error() {
        assertThat(errors("int scaled() {\n    return unit * 2;\n}\n")).extracting(CompileError::line, CompileError::column, CompileError::message)
                .containsExactly(tuple(2, 12, "cannot find variable unit"));
    }

    @Test
    void a_script_that_ends_in_the_middle_is_an_error() {
        assertThat(errors("int x = 1;\nclass A {\n    int y;\n")).extracting(CompileError::message).containsExactly("reached end of file while parsing");
    }

    @Test
    void commands_of_the_prompt_are_no_part_of_a_script() {
        assertThat(errors("/open other.jsh\n").getFirst().message()).startsWith("commands such as /open are for the prompt, not for scripts");
    }

    @Test
    void what_is_shared_is_made_once_at_each_place() throws Exception {
        CompiledScript script = compiled("""
                var one = shared(() -> new Object());
                var two = shared(() -> new Object());
                Object again() { return shared(() -> new Object()); }
                var others = List.of(again(), again());
                show(text(System.identityHashCode(one) + " " + System.identityHashCode(two) + " " + (one == two) + " " + System.identityHashCode(others.get(0)) + " " + (others.get(0) == others.get(1))));
                """);
        Viewable first = script.open(List.of()).root();

        assertThat(script.open(List.of()).root()).isEqualTo(first);
        assertThat(((Text) first).text()).matches("\\d+ \\d+ false \\d+ true");
    }

    @Test
    void a_value_of_the_scripts_own_class_cannot_be_shared() throws Exception {
        CompiledScript script = compiled("record Trip(int n) { }\nvar trip = shared(() -> new Trip(1));\nshow(text(\"\"));");

        assertThatThrownBy(() -> script.open(List.of())).hasMessageStartingWith("taxi.jsh line 2: shared(...) made a Trip, a class of this script");
    }

    @Test
    void what_failed_is_made_again_by_the_next() throws Exception {
        CompiledScript script = compiled("var n = shared(() -> { if (System.getProperty(\"shared.fails\") != null) throw new IllegalStateException(\"not yet\"); return 3; });\nshow(text(\"\" + n));");
        System.setProperty("shared.fails", "yes");
        try {
            assertThatThrownBy(() -> script.open(List.of())).hasMessage("taxi.jsh line 1: not yet");
        } finally {
            System.clearProperty("shared.fails");
        }
        assertThat(script.open(List.of()).root()).isEqualTo(new Text("3"));
    }

    @Test
    void instances_share_no_variables() throws Exception {
        CompiledScript script = compiled("class Counter { static int n = 0; int add() { return ++n; } }\nvar c = new Counter();\nint total = 0;\ntotal += c.add() + c.add();\nshow(text(\"\" + total));");

        assertThat(List.of(script.open(List.of()).root(), script.open(List.of()).root())).containsOnly(new Text("3"));
    }

    @Test
    void the_classes_of_a_closed_instance_are_unloaded() throws Exception {
        CompiledScript script = compiled(EXPLORER + "show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));");
        WeakReference<ClassLoader> first = openedAndClosed(script), second = openedAndClosed(script);

        for (int i = 0; i < 20 && second.get() != null; i++) System.gc();
        assertThat(second.get()).isNull();
        assertThat(first.get()).as("stays for its data").isNotNull();
        Reference.reachabilityFence(script);
    }

    private static WeakReference<ClassLoader> openedAndClosed(CompiledScript script) throws Exception {
        try (App.Page page = script.open(List.of())) {
            var widgets = (Widgets) ((Row) page.root()).children().getFirst();
            widgets.of().set("alpha", 0.5);
            return new WeakReference<>(widgets.of().getClass().getClassLoader());
        }
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("binary.jsh"), new byte[] {(byte) 0xc3, 0x28, 0});

        assertThatThrownBy(() -> Script.compile(file)).isInstanceOf(IOException.class).hasMessageEndingWith("is not text in UTF-8");
    }
}
