package dev.aquatint.shell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntaxTest {
    @Test
    void variables_are_declared_and_run() {
        Syntax s = Syntax.of("var trips = points(taxi, \"x\", \"y\").select(fare > 3);");

        assertThat(s.declares()).containsExactly("trips");
        assertThat(s.uses()).contains("points", "taxi", "fare").doesNotContain("select", "x");
        assertThat(s.runs()).isTrue();
        assertThat(Syntax.of("int a = 1, b[] = {a};").declares()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void methods_and_types_are_declared_and_wait_to_be_used() {
        assertThat(Syntax.of("static <T> int f(List<T> xs, int... more) { return xs.size() + n; }")).isEqualTo(new Syntax(Set.of("f"), Set.of("f(List<T>,int[])"),
                Set.of("T", "List", "xs", "n"), Set.of(), false));
        assertThat(Syntax.of("private class Explorer extends Parameterized { double alpha = scale; }")).satisfies(s -> {
            assertThat(s.declares()).containsExactly("Explorer");
            assertThat(s.uses()).contains("Parameterized", "scale");
            assertThat(s.runs()).isFalse();
        });
        assertThat(Syntax.of("record P(int x) { }").declares()).containsExactly("P");
        assertThat(Syntax.of("enum E { A }").runs()).isFalse();
    }

    @Test
    void statements_say_what_they_give_another_value() {
        Syntax s = Syntax.of("for (int i = 0; i < n; i++) { total += i; cells[i] = -1; explorer.alpha = 3; }");

        assertThat(s.assigns()).contains("total", "cells").doesNotContain("explorer", "alpha");
        assertThat(s.uses()).contains("n", "explorer");
        assertThat(s.runs()).isTrue();
    }

    @Test
    void imports_declare_their_last_name() {
        assertThat(Syntax.of("import java.util.zip.ZipFile;").declares()).containsExactly("ZipFile");
        assertThat(Syntax.of("import static java.lang.Math.*;").declares()).containsExactly("*");
        assertThat(Syntax.of("import module java.sql;").declares()).containsExactly("*");
    }

    @Test
    void texts_and_comments_use_nothing() {
        assertThat(Syntax.of("print(\"a b\" /* c */); // d").uses()).containsExactly("print");
    }

    @Test
    void what_cannot_be_read_is_run_so_that_the_compiler_says_why() {
        assertThat(Syntax.of("int x = = 3;").runs()).isTrue();
        assertThat(Syntax.of("this is not Java").runs()).isTrue();
    }
}
