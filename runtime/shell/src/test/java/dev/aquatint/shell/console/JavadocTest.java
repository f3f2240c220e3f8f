package dev.aquatint.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.shell.engine.Interpreter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Examples in the Javadoc of the language and of its doors that say what they give (`line  // ==> answer`) give it at the prompt.
class JavadocTest {
    private static final List<Path> SOURCES = List.of(Path.of("../../dsl/src/main/java"), Path.of("../columns/src/main/java"));
    private static final Pattern BLOCK = Pattern.compile("/// ```java\\n(.*?)/// ```", Pattern.DOTALL), PROMISE = Pattern.compile("(.*?)\\s*// ==> (.*)");

    @TestFactory
    List<DynamicTest> examples_give_what_they_say() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path sources : SOURCES) {
            for (Path file : below(sources)) {
                Matcher blocks = BLOCK.matcher(Files.readString(file));
                while (blocks.find()) {
                    List<String> lines = blocks.group(1).lines().map(l -> l.replaceFirst("^\\s*/// ?", "")).toList();
                    if (lines.stream().anyMatch(l -> l.contains("// ==> "))) tests.add(DynamicTest.dynamicTest(sources.relativize(file).toString(), () -> run(lines)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    /// A promise is kept by the last answer before the next one.
    private static void run(List<String> lines) throws IOException {
        List<String> answers = new ArrayList<>();
        Paper paper = answers::add;
        StringBuilder typed = new StringBuilder();
        try (Session session = new Session(() -> new Interpreter(_ -> { }, (_, _) -> { }, List.of()), _ -> { }, paper)) {
            for (String line : lines) {
                Matcher promise = PROMISE.matcher(line);
                typed.append(promise.matches() ? promise.group(1) : line).append('\n');
                if (!promise.matches()) continue;
                new Pipe(new BufferedReader(new StringReader(typed.toString())), session, paper, Transcript.desk(new ReplPage(_ -> Optional.empty()))).run();
                typed.setLength(0);
                assertThat(answers.getLast().replaceFirst("^[\\w$]+ ==> ", "")).as(line).isEqualTo(promise.group(2));
            }
        }
    }
}
