package dev.aquatint.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.Splitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is saved runs.
class SessionScriptTest {
    private static final int TYPED = 25;

    private static Session session(List<String> said) {
        return new Session(() -> new Interpreter(_ -> { }, (_, _) -> { }, List.of()), _ -> { }, said::add);
    }

    /// What is saved after these have been typed; a line that begins with `/drop ` drops.
    private static String saved(List<String> typed) {
        try (Session session = session(new ArrayList<>())) {
            for (String each : typed) {
                if (each.startsWith("/drop ")) {
                    for (Snippet s : session.interpreter().snippets()) {
                        if (s instanceof jdk.jshell.PersistentSnippet p && p.name().equals(each.substring(6))) session.drop(s);
                    }
                } else {
                    session.run(each + "\n");
                }
            }
            return session.script();
        }
    }

    /// What goes wrong when it is typed at a new prompt.
    private static List<String> wrong(String script) {
        List<String> wrong = new ArrayList<>();
        try (Interpreter fresh = new Interpreter(_ -> { }, (_, _) -> { }, List.of())) {
            for (Piece piece : Splitter.split(script, fresh.analysis())) {
                Outcome outcome = fresh.eval(piece).outcome();
                if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Threw) wrong.add(piece.source() + " -> " + outcome);
            }
        }
        return wrong;
    }

    @Test
    void a_dollar_in_a_text_is_not_a_value_with_a_number() {
        String saved = saved(List.of("1 + 1", "$1 + 1", "\"costs $1\".replaceAll(\"(c)\", \"$1$1\") + $2"));
        assertThat(saved).contains("\"costs $1\".replaceAll(\"(c)\", \"$1$1\") + result2").contains("result1 + 1");
    }

    @Test
    void a_class_that_was_declared_again_stands_before_its_objects() {
        assertThat(saved(List.of("class Q { int n = 1; }", "var q = new Q()", "oops", "q.n + 1", "class Q { int n = 2; int m = 3; }", "q.m"))).isEqualTo("""
                class Q { int n = 2; int m = 3; }
                var q = new Q();
                q.n + 1
                q.m
                """);
    }

    @Test
    void a_declaration_that_uses_what_came_later_stands_where_it_was_typed() {
        assertThat(saved(List.of("int f() { return 1; }", "int v = f();", "int k = 5;", "int f() { return 10 / k; }", "int w = f();"))).isEqualTo("""
                int f() { return 1; }
                int v = f();
                int k = 5;
                int f() { return 10 / k; }
                int w = f();
                """);
    }

    @Test
    void a_variable_that_others_were_computed_from_keeps_its_place() {
        assertThat(saved(List.of("int n = 2;", "int m = 10 / n;", "int n = 0;", "int other = 1;", "int other = 2;"))).isEqualTo("""
                int n = 2;
                int m = 10 / n;
                int n = 0;
                int other = 2;
                """);
    }

    @Test
    void what_failed_is_left_out_and_what_it_declared_is_declared() {
        assertThat(saved(List.of("int n = Integer.parseInt(\"x\");", "n = 4", "throw new Exception();"))).isEqualTo("int n;\nn = 4\n");
    }

    @Test
    void what_is_never_complete_is_a_comment() {
        assertThat(saved(List.of("int g() { return missing(); }", "int n = 1;"))).isEqualTo("// cannot find method missing()\n// int g() { return missing(); }\nint n = 1;\n");
    }

    @Test
    void what_was_dropped_is_left_out_unless_it_is_needed() {
        assertThat(saved(List.of("int a = 1;", "int b = a + 1;", "int c = 3;", "/drop a", "/drop c"))).isEqualTo("int a = 1;\nint b = a + 1;\n");
    }

    @Test
    void what_was_dropped_and_declared_again_stands_where_it_was_first() {
        assertThat(saved(List.of("int twice(int x) { return 2 * x; }", "class Q { int m = twice(2); }", "var q = new Q()", "/drop twice", "int twice(int x) { return 3 * x; }", "q.m"))).isEqualTo("""
                int twice(int x) { return 3 * x; }
                class Q { int m = twice(2); }
                var q = new Q();
                q.m
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void what_is_saved_of_any_session_runs(int seed) {
        Random random = new Random(seed);
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < TYPED; i++) typed.add(line(random));
        String script = saved(typed);

        assertThat(wrong(script)).as("typed:%n%s%nsaved:%n%s", String.join("\n", typed), script).isEmpty();
    }

    private static String line(Random random) {
        String v = "v" + random.nextInt(4), w = "v" + random.nextInt(4), f = "f" + random.nextInt(3), g = "f" + random.nextInt(3), c = "C" + random.nextInt(3), q = "q" + random.nextInt(3);
        return switch (random.nextInt(15)) {
            case 0, 1 -> "int %s = %d;".formatted(v, random.nextInt(9));
            case 2 -> "int %s = %s + %s();".formatted(v, w, f);
            case 3 -> "String %s = \"%s\" + %s;".formatted(v, v, w);
            case 4 -> "int %s() { return %d; }".formatted(f, random.nextInt(9));
            case 5 -> "int %s() { return %s + 1; }".formatted(f, v);
            case 6 -> "int %s(int x) { return x > 0 ? %s(x - 1) : x; }".formatted(f, g);
            case 7 -> "class %s { int n = %d; int get() { return n; } }".formatted(c, random.nextInt(9));
            case 8 -> "class %s { int n = %s(); int more = 1; int get() { return n + more; } }".formatted(c, f);
            case 9 -> "class %s { final int n; %s(int n) { this.n = n; } int get() { return n; } }".formatted(c, c);
            case 10 -> "var %s = new %s();".formatted(q, c);
            case 11 -> "%s.get()".formatted(q);
            case 12 -> "%s = %s(%d)".formatted(v, f, random.nextInt(3));
            case 13 -> random.nextBoolean() ? "int %s = Integer.parseInt(\"x\");".formatted(v) : "throw new IllegalStateException(\"%s\");".formatted(v);
            default -> "/drop " + (random.nextBoolean() ? v : random.nextBoolean() ? f : q);
        };
    }
}
