package dev.aquatint.shell.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.shell.Shipped;
import dev.aquatint.shell.jar.AppJar;
import dev.aquatint.shell.library.FileRepository;
import dev.aquatint.shell.library.Libraries;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the first comments of a script ask for.
class ScriptSourceTest {
    @TempDir
    private Path folder;
    private FileRepository repository;

    @BeforeEach
    void deploy() throws IOException {
        repository = new FileRepository(Files.createDirectory(folder.resolve("repository")));
        repository.deploy("org.example:maths:1.0", "org.example.Maths", "one");
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text.replace("@here", repository.name()));
    }

    private ScriptSource read(Path file) throws IOException, BadScript {
        return ScriptSource.read(file, new Libraries(folder.resolve("locks"), folder.resolve("local")));
    }

    private CompiledScript compiled(String text) throws IOException, BadScript {
        return Script.compile(read(file("app.jsh", text)), List.of());
    }

    private Viewable shown(String text) throws Exception {
        return compiled(text).open(List.of()).root();
    }

    private CompileError error(String text) {
        return catchThrowableOfType(BadScript.class, () -> compiled(text)).errors().getFirst();
    }

    private List<String> warnings(String text) throws Exception {
        return compiled(text).warnings();
    }

    @Test
    void a_library_is_there_for_the_code() throws Exception {
        assertThat(shown("///usr/bin/env jbang \"$0\" \"$@\" ; exit $?\n// With a library\n//DEPS org.example:maths:1.0\n//REPOS @here\nimport org.example.Maths;\n\nshow(text(Maths.said()));")).isEqualTo(new Text("one"));
    }

    @Test
    void a_library_that_is_nowhere_is_an_error_at_its_line() {
        assertThat(error("//REPOS @here\n//DEPS org.example:nothing:1.0\nshow(text(\"a\"));")).satisfies(e -> {
            assertThat(e.line()).isEqualTo(2);
            assertThat(e.message()).startsWith("org.example:nothing:1.0 cannot be had from test");
        });
        assertThat(error("//DEPS maths\nint a;").message()).startsWith("'maths' names no library");
    }

    @Test
    void directives_stand_in_the_first_comments_only() throws Exception {
        assertThat(shown("// title\n\n//JAVA 25+\nint a = 1;\n//DEPS org.example:nothing:1.0\nshow(text(\"\" + a));")).isEqualTo(new Text("1"));
        assertThat(shown("// DEPS org.example:nothing:1.0\nshow(text(\"blank\"));")).isEqualTo(new Text("blank"));
    }

    @Test
    void code_of_other_files_comes_first_whatever_its_package() throws Exception {
        file("util/Maths.java", "package util;\nimport java.util.zip.CRC32;\npublic class Maths {\n    static long crc() { return new CRC32().getValue(); }\n}\n");
        file("util/more.jsh", "//SOURCES Maths.java\nint twice(int x) { return 2 * x; }\nint n = 4;\n");

        assertThat(shown("//SOURCES util/more.jsh util/Maths.java\nshow(text(twice(n) + \" \" + Maths.crc()));")).isEqualTo(new Text("8 0"));
    }

    @Test
    void errors_in_other_files_name_them_and_their_lines() throws Exception {
        file("more.jsh", "int n = 1;\nint half(int x) {\n    return x / (n - 1);\n}\n");
        CompiledScript script = compiled("//SOURCES more.jsh\nshow(text(\"\" + half(3)));");
        assertThatThrownBy(() -> script.open(List.of())).hasMessage("more.jsh line 3: ArithmeticException: / by zero");

        file("more.jsh", "int n = 1;\nint half(int x) { return y; }\n");
        assertThat(error("//SOURCES more.jsh\nshow(text(\"\"));")).satisfies(e -> assertThat(e.file() + ":" + e.line()).isEqualTo("more.jsh:2"));
        assertThat(error("//SOURCES nowhere.jsh\nint a;").message()).isEqualTo("there is no file " + folder.resolve("nowhere.jsh").toAbsolutePath());
    }

    @Test
    void files_are_resources() throws Exception {
        file("data/a.txt", "hello");

        assertThat(shown("//FILES greeting.txt=data/a.txt\nvar in = Thread.currentThread().getContextClassLoader().getResourceAsStream(\"greeting.txt\");\nshow(text(new String(in.readAllBytes())));")).isEqualTo(new Text("hello"));
        assertThat(error("//FILES data/b.txt\nint a;").message()).startsWith("there is no file ");
    }

    @Test
    void a_version_of_java_that_is_too_new_is_an_error() {
        assertThat(error("//JAVA 99+\nint a;").message()).isEqualTo("it asks for Java 99, and this is Java %d: set AQUATINT_JAVA_HOME to a newer JDK".formatted(Runtime.version().feature()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "//JAVA 17|//JAVA 17 asks for just that, and this is Java",
        "//JAVA new|//JAVA new is no version: write //JAVA 25+",
        "//DEP a:b:1|//DEP is left alone: did you mean //DEPS?",
        "//SOURCE a.jsh|//SOURCE is left alone: did you mean //SOURCES?",
        "//MAIN app.Main|//MAIN is known to JBang and not to Aquatint: it is left alone",
        "//COMPILE_OPTIONS -g|//COMPILE_OPTIONS is known to JBang and not to Aquatint"})
    void what_is_not_understood_is_said_and_left_alone(String directive, String warning) throws Exception {
        assertThat(warnings("// t\n" + directive + "\nint a = 1;\nshow(text(\"a\"));")).singleElement().asString().startsWith("app.jsh:2: " + warning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"//TODO tidy up", "//NOTE this", "//DESCRIPTION a map", "//JAVA 21+", "//RUNTIME_OPTIONS -Xmx8g -Da=b", "//NYC", "// DEP a"})
    void what_says_something_to_people_is_not_complained_of(String directive) throws Exception {
        assertThat(warnings(directive + "\nint a = 1;\nshow(text(\"a\"));")).isEmpty();
    }

    @Test
    void options_for_the_jvm_are_there_for_who_starts_it() throws Exception {
        assertThat(compiled("//RUNTIME_OPTIONS -Xmx8g -Da=b\nint a;").runtimeOptions()).containsExactly("-Xmx8g", "-Da=b");
    }

    @Test
    void commands_of_a_prompt_are_left_out_or_explained() throws Exception {
        String text = "/set feedback concise\nint a = 1;\n/vars\nshow(text(\"\" + a));\n/exit\nrubbish";
        assertThat(shown(text)).isEqualTo(new Text("1"));
        assertThat(warnings(text)).containsExactly("app.jsh:1: /set is for a prompt, and left out here", "app.jsh:3: /vars is for a prompt, and left out here");
        assertThat(error("/open other.jsh\nint a;").message()).isEqualTo("commands such as /open are for the prompt, not for scripts: name the file in a comment at the top, //SOURCES other.jsh");
        assertThat(error("int a;\n/env --class-path x.jar\n").message()).endsWith("//DEPS group:artifact:version");
        assertThat(error("/reset\nint a;").message()).isEqualTo("commands such as /reset are for the prompt, not for scripts");
    }

    @Test
    void any_script_of_jshell_runs() throws Exception {
        assertThat(shown("""
                import java.util.stream.*

                /* plain jshell, no word of ours */
                String greeting = "hello"
                int twice(int x) { return x * 2; }
                enum Colour { RED, GREEN }
                record P(int x, int y) { int sum() { return x + y; } }
                int total = 0
                for (var c : Colour.values()) { total += c.ordinal(); }
                var p = new P(twice(3), total)
                if (p.sum() > 3) total++
                IntStream.range(0, 3).boxed().map(i -> greeting.charAt(i)).collect(Collectors.toList())
                text(greeting + p.sum() + total)
                """)).isEqualTo(new Text("hello72"));
    }

    @Test
    void a_packaged_script_has_its_libraries_and_files_and_equal_bytes() throws Exception {
        file("data/a.txt", "hello");
        String text = "//DEPS org.example:maths:1.0\n//REPOS @here\n//FILES greeting.txt=data/a.txt\nvar in = Thread.currentThread().getContextClassLoader().getResourceAsStream(\"greeting.txt\");\n"
                + "System.out.println(org.example.Maths.said() + new String(in.readAllBytes()));\nshow(text(\"a\"));";
        Path jar = folder.resolve("app.jar"), own = folder.resolve("own.jar"), again = folder.resolve("again.jar");
        for (Path each : List.of(own, again)) new AppJar(compiled(text), List.of(), new TreeMap<>()).write(each);     // what Aquatint is itself made of is AppJarTest's
        assertThat(again).hasSameBinaryContentAs(own);

        new AppJar(compiled(text), Shipped.classPath(), new TreeMap<>()).write(jar);
        try (JarFile opened = new JarFile(jar.toFile())) {
            assertThat(opened.stream().map(Object::toString)).contains("org/example/Maths.class", "greeting.txt").noneMatch(name -> name.startsWith("org/eclipse/aether") || name.startsWith("eu/maveniverse"));
        }
        delete(folder.resolve("local"));
        delete(repository.folder());
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), "--port", "0"));
        Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectError(new File(folder.toFile(), "errors")).start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.lines().anyMatch(each -> each.contains("onehello"))).as(this::errors).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
