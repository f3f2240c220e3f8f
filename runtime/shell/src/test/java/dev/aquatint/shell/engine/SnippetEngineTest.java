package dev.aquatint.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.shell.engine.Answer.Outcome;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Without the agent, as a library in somebody's program: the harder half.
class SnippetEngineTest {
    private final List<Viewable> shown = new ArrayList<>();
    private final SnippetEngine engine = new SnippetEngine(shown::add, (_, _) -> { }, Optional.empty());
    private final Interpreter interpreter = new Interpreter(engine, List.of("x", "y"));
    private Answer last;

    @AfterEach
    void stop() {
        interpreter.close();
    }

    /// What the last of the snippets answers.
    private String answer(String... snippets) {
        String answer = null;
        for (String s : snippets) answer = answerTo(s);
        return answer;
    }

    private String answerTo(String snippet) {
        last = interpreter.eval(new Piece(snippet, 1, 1));
        return switch (last.outcome()) {
            case Outcome.Value v -> v.text();
            case Outcome.Done d -> "done " + d.what() + d.needs();
            case Outcome.Refused r -> "refused: " + r.why();
            case Outcome.Threw t -> "threw: " + Failure.describe(t.error());
            case Outcome.Kept _ -> "kept";
            case Outcome.Stopped _ -> "stopped";
        };
    }

    @Test
    void every_import_of_the_prelude_resolves() {
        assertThat(answer("Stream.of(1).toList()")).isEqualTo("[1]");
        assertThat(answer("Palette.FIRE")).isEqualTo("fire");
        assertThat(answer("List.of(Range.ALL, new RangeXY(), Cnorm.LOG, new Text(\"a\"), count(), new Xy(1, 2))")).startsWith("[");
        assertThat(answer("Duration.ofSeconds(1)", "Path.of(\"a\")", "Pattern.compile(\"a\")")).isEqualTo("a");
    }

    @Test
    void importing_again_changes_nothing() {
        assertThat(answer("import java.util.*;", "import static dev.aquatint.Aquatint.*;", "new TreeMap<>(Map.of(1, range(0, 1)))")).isEqualTo("{1=0..1}");
    }

    @Test
    void a_variable_keeps_its_value_when_the_method_it_came_from_is_declared_again() {
        assertThat(answer("int f() { return 1; }", "var v = f();", "int f() { return 2; }", "v + f()")).isEqualTo("3");
    }

    @Test
    void a_variable_keeps_its_value_when_the_one_it_came_from_is_declared_again() {
        assertThat(answer("String d = \"first\";", "var d1 = d.substring(2);", "String d = \"over\";", "d1")).isEqualTo("\"rst\"");
    }

    @Test
    void imports_leave_variables_alone() {
        assertThat(answer("var list = new ArrayList<>(List.of(1));", "import java.util.zip.*;", "import java.awt.Point;", "list")).isEqualTo("[1]");
    }

    @Test
    void objects_of_a_class_that_was_replaced_move_to_the_new_one() {
        answer("class P { int x = 1; }", "var q = new P();", "P r = q;", "q.x = 7", "var n = 5;", "class P { int x = 1; int y = 2; }");

        assertThat(last.moved()).containsExactly("q", "r");
        assertThat(last.lost()).isEmpty();
        assertThat(answer("q.x + q.y + n")).isEqualTo("14");
        assertThat(answer("q == r")).isEqualTo("true");
        assertThat(answer("q = new P()", "q.x")).isEqualTo("1");
    }

    @Test
    void a_variable_whose_object_cannot_move_is_named_and_can_be_given_another() {
        answer("record P(int x) { }", "var q = new P(1);", "var all = List.of(q);", "record P(int x, int y) { }");

        assertThat(last.lost()).containsExactlyInAnyOrder("q", "all");
        assertThat(answer("q")).isEqualTo("null");
        assertThat(answer("q = new P(1, 2)", "all = List.of(q)", "all.getFirst().y()")).isEqualTo("2");
    }

    @Test
    void what_collections_and_maps_of_an_object_hold_moves_with_it() {
        answer("class P { int a = 1; }", """
                class Q {
                    List<P> ps = new ArrayList<>(), fixed = List.of(new P());
                    Map<String, List<P>> byName = new TreeMap<>();
                    Set<P> same = new HashSet<>();
                    P[][] grid = {{new P()}};
                    Optional<P> maybe = Optional.of(new P());
                    P first() { return ps.get(0); }
                }
                """, "var q = new Q();", "q.ps.add(new P())", "q.ps.get(0).a = 7", "q.byName.put(\"x\", q.ps)", "q.same.addAll(q.ps)", "q.grid[0][0].a = 5", "class P { int a = 1; int b = 2; }");

        assertThat(last.moved()).containsExactly("q");
        assertThat(answer("q.first().a + q.first().b")).isEqualTo("9");
        assertThat(answer("q.byName.get(\"x\") == q.ps && q.same.contains(q.ps.get(0)) && q.grid[0][0].a == 5 && q.maybe.get().b == 2 && q.fixed.get(0).b == 2")).isEqualTo("true");
    }

    @Test
    void a_variable_that_is_a_collection_moves() {
        answer("class P { int a = 1; }", "var ps = new ArrayList<P>();", "List<Map<Integer, P>> nested = List.of(Map.of(3, new P()));", "ps.add(new P())", "ps.get(0).a = 7", "class P { int a = 1; int b = 2; }");

        assertThat(last.moved()).containsExactlyInAnyOrder("ps", "nested");
        assertThat(answer("ps.get(0).a + ps.get(0).b + nested.get(0).get(3).b")).isEqualTo("11");
    }

    @Test
    void a_collection_that_cannot_be_made_again_is_as_in_a_new_object_and_that_is_said() {
        answer("class P { int a; P(int a) { this.a = a; } }", "class Q { List<P> ps = new ArrayList<>(); int n = 1; P first() { return ps.get(0); } }", "var q = new Q();", "q.ps.add(new P(3))", "q.n = 4",
                "class P { int a; int b; P(int a) { this.a = a; } }");

        assertThat(last.notes()).contains("'ps' of Q is as in a new one: P has no constructor without parameters");
        assertThat(answer("q.n + q.ps.size()")).isEqualTo("4");
    }

    @Test
    void parameters_that_are_allowed_no_more_have_their_defaults_and_that_is_said() {
        answer("class E extends Parameterized { @Param double alpha = 0.5; @Param int size = 3; }", "var e = new E();", "e.alpha = 0.25", "e.size = 9",
                "class E extends Parameterized { @Param double alpha = 0.5; @Param(max = 5) int size = 3; @Param boolean on = true; }");

        assertThat(last.notes()).contains("E.size must be at most 5, not 9");
        assertThat(answer("e")).isEqualTo("E(alpha=0.25, size=3, on=true)");
    }

    @Test
    void what_a_declaration_needs_is_named() {
        assertThat(answer("int area() { return side * side; }")).isEqualTo("done area()[variable side]");
        assertThat(answer("area()")).isEqualTo("threw: this uses something that is declared only further down, or not at all");
        assertThat(answer("int side = 3;", "area()")).isEqualTo("9");
    }

    @Test
    void an_error_is_placed_in_the_line_that_was_typed() {
        answer("int half(int x) {\n    if (x < 0)\n        throw new IllegalArgumentException(\"negative\");\n    return x / 2;\n}", "half(-1)");

        assertThat(last.outcome()).isInstanceOfSatisfying(Outcome.Threw.class, t -> {
            assertThat(t.line()).isEqualTo(3);
            assertThat(t.source().strip()).isEqualTo("throw new IllegalArgumentException(\"negative\");");
        });
    }

    @Test
    void an_error_has_a_place_while_its_snippet_still_runs_whoever_asks() {
        List<Integer> lines = new ArrayList<>();
        Compiled.asked = e -> {
            lines.add(interpreter.place(e).orElseThrow().line());
            lines.add(CompletableFuture.supplyAsync(() -> interpreter.place(e)).join().orElseThrow().line());
        };
        answer("void fail() {\n    throw new IllegalStateException();\n}", "try {\n    fail();\n} catch (IllegalStateException e) {\n    dev.aquatint.shell.engine.Compiled.asked.accept(e);\n}");
        answer("try {\n\n\n    List.of(1).get(7);\n} catch (RuntimeException e) {\n    dev.aquatint.shell.engine.Compiled.asked.accept(e);\n}");

        assertThat(lines).containsExactly(2, 2, 4, 4);
    }

    @Test
    void arguments_are_args() {
        assertThat(answer("String.join(\"+\", args)")).isEqualTo("\"x+y\"");
    }

    @Test
    void declared_values_are_answered() {
        assertThat(answer("int n;")).isEqualTo("0");
        assertThat(answer("String s;")).isEqualTo("null");
        assertThat(answer("n = 4")).isEqualTo("4");
    }

    @Test
    void values_stay_objects() {
        answer("var a = new int[] {1, 2};");

        assertThat(((Outcome.Value) last.outcome()).value()).isEqualTo(new int[] {1, 2});
    }

    @Test
    void show_reaches_the_display() {
        answer("show(text(\"a\"))");

        assertThat(shown).containsExactly(new Text("a"));
    }

    @Test
    void a_big_array_is_printed_by_its_first_values() {
        assertThat(answer("var a = new double[1_000_000];")).startsWith("double[1000000] {0.0, 0.0, ").endsWith(", ...}").hasSizeLessThan(200);
    }

    @Test
    void what_is_thrown_is_kept() {
        assertThat(answer("Integer.parseInt(\"x\")")).isEqualTo("threw: NumberFormatException: For input string: \"x\"");
        assertThat(answer("throw new Exception();")).isEqualTo("threw: Exception");
        assertThat(answer("class T { public String toString() { throw new IllegalStateException(\"no words\"); } }", "new T()")).isEqualTo("threw: no words");
        assertThat(answer("void f() { f(); }", "f()")).isEqualTo("threw: StackOverflowError");
    }

    @Test
    void a_thread_that_a_snippet_starts_holds_nothing_up() {
        assertThat(answer("new Thread(() -> { try { Thread.sleep(60_000); } catch (InterruptedException e) { } }).start()", "1")).isEqualTo("1");
    }

    /// Runs the call on a thread of its own and stops it once it has started.
    private void stopped(String call) throws Exception {
        Compiled.started = new CountDownLatch(1);
        Thread running = Thread.ofPlatform().start(() -> answer(call));
        assertThat(Compiled.started.await(20, TimeUnit.SECONDS)).isTrue();
        while (running.isAlive()) {
            engine.stop();
            running.join(20);
        }
    }

    @Test
    void a_running_snippet_can_be_stopped() throws Exception {
        answer("void nap() throws Exception { dev.aquatint.shell.engine.Compiled.started.countDown(); Thread.sleep(60_000); }");
        stopped("nap()");

        assertThat(last.outcome()).isEqualTo(new Outcome.Stopped(false));
        assertThat(answer("1 + 1")).isEqualTo("2");
    }

    @Test
    void a_snippet_that_is_stopped_while_it_is_compiled_does_not_run() throws Exception {
        SnippetThread thread = new SnippetThread();
        thread.begin();
        thread.stop();

        assertThatThrownBy(() -> thread.run(() -> 1)).isInstanceOf(SnippetThread.Stopped.class);
        thread.begin();
        assertThat(thread.run(() -> 2)).isEqualTo(2);
        thread.close();
    }

    @Test
    void its_aggregations_are_stopped_with_it_and_nothing_else_is() throws Exception {
        answer("var df = frame(Map.of(\"x\", new double[500_000], \"y\", new double[500_000]));", "var go = new CountDownLatch(1);",
                "var other = Thread.ofPlatform().daemon().start(() -> { try { go.await(); } catch (InterruptedException e) { go.countDown(); } });",
                "void draw() { while (true) { canvas(300, 300).xRange(0, 1).yRange(0, 1).points(df, \"x\", \"y\"); dev.aquatint.shell.engine.Compiled.started.countDown(); } }");
        stopped("draw()");

        assertThat(last.outcome()).isEqualTo(new Outcome.Stopped(false));
        assertThat(answer("go.getCount() == 1 && other.isAlive()")).isEqualTo("true");
        assertThat(answer("canvas(1, 1).xRange(0, 1).yRange(0, 1).points(df, \"x\", \"y\").value(0, 0)")).isEqualTo("500000.0");
    }

    @Test
    void the_value_of_a_snippet_is_let_go_of_when_it_was_answered() {
        answer("new Object()", "int f() { return 1; }", "throw new Exception();");

        assertThat(engine.takeValue()).isNull();
        assertThat(engine.takeError()).isNull();
    }

    @Test
    void what_is_dropped_is_let_go_of() {
        answer("var a = new Object();");
        VarSnippet a = interpreter.shell().variables().filter(v -> v.name().equals("a")).findFirst().orElseThrow();
        WeakReference<Object> held = new WeakReference<>(interpreter.value(a));
        last = null;
        interpreter.drop(a);
        while (!held.refersTo(null)) System.gc();

        assertThat(answer("a")).startsWith("refused: ");
    }

    @Test
    void a_class_that_would_lose_values_stays_if_somebody_says_so() {
        answer("class P { int x = 1; }", "var p = new P();", "int n = p.x;");
        interpreter.beforeLoss(_ -> false);

        assertThat(answer("class P { int x = 1; int y = 2; }")).isEqualTo("kept");
        assertThat(answer("p.x + n")).isEqualTo("2");
        interpreter.beforeLoss(_ -> true);
        assertThat(answer("class P { int x = 1; int y = 2; }", "new P().y")).isEqualTo("2");
        assertThat(answer("n")).isEqualTo("1");
    }

    @Nested
    class Parameters {
        private static final String EXPLORER = """
                class TaxiExplorer extends Parameterized {
                    @Param(doc = "Map tile opacity", min = 0, max = 1) double alpha = 0.75;
                    @Param(options = {"pickup", "dropoff"}) String plot = "pickup";
                    @Param boolean on;
                    @Param long many = 1;
                    @Param float part = 1;
                    @Param Range passengers = range(0, 10);
                    double plain = 1;
                    TaxiExplorer() { alpha = 0.5; }
                }""";

        private String told(String... snippets) {
            answer(EXPLORER, "var explorer = new TaxiExplorer();", "var told = new ArrayList<Object>();", "explorer.watch(told::addAll)");
            answer(snippets);
            return answer("told.toString()");
        }

        @Test
        void a_bad_value_is_refused_and_the_old_one_stays() {
            answer(EXPLORER, "var explorer = new TaxiExplorer();");

            assertThat(answer("explorer.alpha = 3")).isEqualTo("threw: TaxiExplorer.alpha (Map tile opacity) must be at most 1, not 3");
            assertThat(answer("explorer.alpha")).isEqualTo("0.5");
        }

        @Test
        void assignment_tells_once() {
            assertThat(told("explorer.alpha = 0.3", "explorer.alpha = 0.3")).isEqualTo("\"[Change[name=alpha, before=0.5, now=0.3]]\"");
        }

        @Test
        void every_type_of_parameter_can_be_assigned() {
            assertThat(told("explorer.plot = \"dropoff\"", "explorer.on = true", "explorer.many++", "explorer.part /= 2", "explorer.passengers = range(1, 2)"))
                    .contains("now=dropoff", "now=true", "now=2", "now=0.5", "now=1..2");
        }

        @Test
        void the_value_of_an_assignment_is_the_assigned_one() {
            assertThat(answer(EXPLORER, "var explorer = new TaxiExplorer();", "explorer.alpha = 0.25")).isEqualTo("0.25");
            assertThat(answer("explorer.alpha += 0.25")).isEqualTo("0.5");
        }

        @Test
        void other_fields_are_written_as_ever() {
            assertThat(told("explorer.plain = 1e9")).isEqualTo("\"[]\"");
        }

        @Test
        void assignments_in_lambdas_methods_and_subclasses_tell() {
            assertThat(told("class Sub extends TaxiExplorer { void dim() { alpha = 0.125; } }", "var sub = new Sub();", "sub.watch(told::addAll)", "sub.dim()",
                    "void reset(TaxiExplorer e) { e.alpha = 1; }", "reset(explorer)", "List.of(0.75).forEach(a -> explorer.alpha = a)"))
                    .isEqualTo("\"[Change[name=alpha, before=0.5, now=0.125], Change[name=alpha, before=0.5, now=1.0], Change[name=alpha, before=1.0, now=0.75]]\"");
        }

        @Test
        void several_are_told_together() {
            assertThat(told("explorer.watch(c -> told.add(c.size()))", "update(explorer, e -> { e.alpha = 0.3; e.plot = \"dropoff\"; })")).endsWith(", 2]\"");
        }

        @Test
        void several_are_undone_together() {
            assertThat(told("update(explorer, e -> { e.alpha = 0.3; e.plot = \"middle\"; })")).isEqualTo("\"[]\"");
            assertThat(answer("explorer.alpha")).isEqualTo("0.5");
        }

        @Test
        void classes_of_the_class_path_have_parameters_too() {
            answer("var c = new dev.aquatint.shell.engine.Compiled();");

            assertThat(answer("c.size = 11")).isEqualTo("threw: Compiled.size must be at most 10, not 11");
        }
    }
}
