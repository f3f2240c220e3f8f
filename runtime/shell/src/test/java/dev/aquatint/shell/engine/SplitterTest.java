package dev.aquatint.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private static JShell shell;

    @BeforeAll
    static void start() {
        shell = JShell.builder().executionEngine("local").build();
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    private static String split(String text) {
        StringBuilder s = new StringBuilder();
        for (Piece p : Splitter.split(text, shell.sourceCodeAnalysis())) {
            s.append(p.line()).append(':').append(p.column()).append(' ').append(p.source().strip().replaceAll("\\s+", " ")).append('\n');
        }
        return s.toString();
    }

    @Test
    void each_complete_line_is_a_snippet() {
        assertThat(split("int x = 1;\n\nx + 1\nint y\n")).isEqualTo("1:1 int x = 1;\n3:1 x + 1\n4:1 int y;\n");
    }

    @Test
    void several_may_share_a_line() {
        assertThat(split("int x = 1; int y = 2;  x + y")).isEqualTo("1:1 int x = 1;\n1:12 int y = 2;\n1:24 x + y\n");
    }

    @Test
    void open_brackets_text_blocks_and_comments_go_on() {
        assertThat(split("f(1,\n  2)\nvar s = \"\"\"\n  class { \\\"\"\" ( \n  \"\"\";\n/* not { closed\n */ int z = 0;"))
                .isEqualTo("1:1 f(1, 2)\n3:1 var s = \"\"\" class { \\\"\"\" ( \"\"\";\n6:1 /* not { closed */ int z = 0;\n");
    }

    @Test
    void a_line_that_can_only_continue_does() {
        assertThat(split("var t = a()\n    // with\n    .b()\n\n    .c()\nvar u = p\n    + q\n    ? 1\n    : 2\n.5\n"))
                .isEqualTo("1:1 var t = a() // with .b() .c();\n6:1 var u = p + q ? 1 : 2;\n10:1 .5\n");
    }

    @Test
    void else_and_catch_belong_to_what_stands_before_them() {
        assertThat(split("if (a) { b(); }\nelse { c(); }\ntry { d(); }\ncatch (Exception e) { }\nfinally { }\ne();"))
                .isEqualTo("1:1 if (a) { b(); } else { c(); }\n3:1 try { d(); } catch (Exception e) { } finally { }\n6:1 e();\n");
    }

    @Test
    void a_chain_ends_at_its_semicolon() {
        assertThat(split("a(); // said\n{ int x = 0; }\n++i\n")).isEqualTo("1:1 a(); // said\n2:1 { int x = 0; }\n3:1 ++i\n");
    }

    @Test
    void brackets_in_texts_and_characters_count_nothing() {
        assertThat(split("var s = \"(\\\"{\";\nchar c = '{';\nchar d = '\\'';\n")).isEqualTo("1:1 var s = \"(\\\"{\";\n2:1 char c = '{';\n3:1 char d = '\\'';\n");
    }

    @Test
    void what_is_left_open_is_the_last_snippet() {
        assertThat(split("int x;\nclass A {\n")).isEqualTo("1:1 int x;\n2:1 class A {\n");
    }

    @Test
    void a_position_is_found_in_the_text() {
        Piece p = new Piece("a();\n  b();", 7, 5);

        assertThat(p.lineAt(2)).isEqualTo(7);
        assertThat(p.columnAt(2)).isEqualTo(7);
        assertThat(p.lineAt(7)).isEqualTo(8);
        assertThat(p.columnAt(7)).isEqualTo(3);
    }
}
