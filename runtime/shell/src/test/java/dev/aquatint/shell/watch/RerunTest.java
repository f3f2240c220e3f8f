package dev.aquatint.shell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.script.ScriptSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RerunTest {
    private static final List<String> TAXI = List.of("var taxi = load(\"taxi\");", "int size = 3;", "class Explorer { View view() { return points(taxi, size); } }", "var explorer = new Explorer();",
            "var other = load(\"other\");", "show(explorer);", "var list = new ArrayList<Integer>();", "list.add(size);", "list.add(4);");
    /// What the script's variables hold that cannot change.
    private static final Set<String> FIXED = Set.of("taxi", "size", "other", "n");

    /// The parts that run again when one text stands in another's place; a null is left out.
    private static List<String> rerun(List<String> before, String from, String to) {
        List<Part> gone = new ArrayList<>(), now = new ArrayList<>();
        for (String source : before) {
            Part part = part(source);
            part.done = !source.equals(from);
            if (!source.equals(from)) now.add(part);
            else {
                gone.add(part);
                if (to != null) now.add(part(to));
            }
        }
        return Rerun.of(now, gone, FIXED::contains).stream().map(part -> part.piece().source()).toList();
    }

    private static Part part(String source) {
        return new Part(new Piece(source, 1, 1), ScriptSource.text(Path.of("taxi.jsh"), source));
    }

    private static String taxi(int line) {
        return TAXI.get(line);
    }

    @Test
    void what_does_not_depend_on_the_change_stays() {
        assertThat(rerun(TAXI, taxi(4), "var other = load(\"else\");")).containsExactly("var other = load(\"else\");");
    }

    @Test
    void a_change_reaches_through_classes_to_what_uses_them() {
        String smaller = "class Explorer { View view() { return points(taxi, 1); } }";
        assertThat(rerun(TAXI, taxi(2), smaller)).containsExactly(smaller, taxi(3), taxi(5));
    }

    @Test
    void a_class_whose_own_text_is_the_same_is_not_declared_again() {
        assertThat(rerun(TAXI, taxi(0), "var taxi = load(\"taxi2\");")).containsExactly("var taxi = load(\"taxi2\");", taxi(3), taxi(5));
    }

    @Test
    void showing_changes_nothing() {
        assertThat(rerun(TAXI, taxi(5), "show(row(explorer));")).containsExactly("show(row(explorer));");
    }

    @Test
    void what_a_statement_may_have_changed_is_made_again() {
        assertThat(rerun(TAXI, taxi(8), "list.add(5);")).containsExactly(taxi(6), taxi(7), "list.add(5);");
        assertThat(rerun(TAXI, taxi(8), null)).containsExactly(taxi(6), taxi(7));
        assertThat(rerun(TAXI, taxi(1), "int size = 4;")).containsExactly("int size = 4;", taxi(3), taxi(5), taxi(6), taxi(7), taxi(8));
    }

    @Test
    void a_value_that_cannot_change_is_left_alone_unless_it_is_assigned() {
        List<String> script = List.of("int size = 3;", "print(size);", "size = 4;", "print(size + 1);");
        assertThat(rerun(script, "print(size + 1);", "print(-size);")).containsExactly("print(-size);");
        assertThat(rerun(script, "size = 4;", "size = 5;")).containsExactly("int size = 3;", "print(size);", "size = 5;", "print(size + 1);");
        assertThat(rerun(script, "print(size);", "print(-size);")).containsExactly("int size = 3;", "print(-size);", "size = 4;", "print(size + 1);");
    }

    @Test
    void what_later_parts_have_changed_is_made_again_for_who_sees_it() {
        List<String> script = List.of("int n = 1;", "print(n);", "void more() { n++; }", "more();", "print(-n);");
        assertThat(rerun(script, "print(n);", "print(n, n);")).containsExactly("int n = 1;", "print(n, n);", "more();", "print(-n);");
        assertThat(rerun(script, "print(-n);", "print(0, n);")).containsExactly("print(0, n);");
    }

    @Test
    void what_is_changed_inside_of_a_method_counts_as_well() {
        List<String> script = List.of("var list = new ArrayList<Integer>();", "void fill() { list.add(1); }", "fill();", "print(1);");
        assertThat(rerun(script, "fill();", "fill(); fill();")).containsExactly("var list = new ArrayList<Integer>();", "fill(); fill();");
    }

    @Test
    void of_a_name_that_is_declared_twice_both_have_their_turn() {
        List<String> script = List.of("int f() { return 1; }", "var v = f();", "int f() { return 2; }", "var w = f();", "int other = 1;");
        assertThat(rerun(script, "int f() { return 2; }", "int f() { return 3; }")).containsExactly("int f() { return 1; }", "var v = f();", "int f() { return 3; }", "var w = f();");
    }

    @Test
    void another_import_of_many_names_may_mean_anything() {
        List<String> script = List.of("import java.util.zip.*;", "int x = 1;", "int f() { return x; }");
        assertThat(rerun(script, "import java.util.zip.*;", "import java.util.jar.*;")).containsExactly("import java.util.jar.*;", "int x = 1;");
    }

    @Test
    void what_is_in_two_texts_in_order_is_matched() {
        assertThat(Matching.of(List.of("a", "b", "c", "d"), List.of("b", "x", "d", "a"))).containsExactly(1, -1, 3, -1);
        assertThat(Matching.unmatched(new int[] {1, -1, 3, -1}, 4)).containsExactly(0, 2);
        assertThat(Matching.of(List.of(), List.of("a"))).containsExactly(-1);
    }
}
