package dev.aquatint.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.Aquatint;
import dev.aquatint.canvas.Canvas;
import dev.aquatint.element.View;
import dev.aquatint.frame.Frame;
import dev.aquatint.shell.engine.Answer;
import dev.aquatint.shell.engine.Answer.Outcome;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.Owners;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The list of all words that help, completion and the cheat sheet are made of.
class VocabularyTest {
    private static final Vocabulary WORDS = Vocabulary.words();
    /// Public, and nothing that a person types.
    private static final Set<String> INTERNAL = Set.of("name", "made", "current");
    private static final String GIVEN = """
            var taxi = frame(Map.of("x", new double[] {1}, "y", new double[] {1}));
            var plot = points(taxi, "x", "y");
            var other = plot;
            var cells = plot.rasterize();
            dev.aquatint.picture.Raster map = null;
            Frame vertices = taxi, triangles = taxi;
            class Explorer extends Parameterized { @Param int n = 1; View view() { return plot; } }
            var explorer = new Explorer();
            """;

    @Test
    void every_word_of_the_front_door_is_listed() {
        Set<String> words = Arrays.stream(Aquatint.class.getMethods()).filter(m -> Modifier.isStatic(m.getModifiers())).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(WORDS.all()).containsAll(words);
    }

    @Test
    void every_word_of_frames_and_elements_is_listed() {
        Set<String> words = new TreeSet<>();
        for (Class<?> type : Owners.TYPES) {
            for (Method m : type.getMethods()) {
                boolean another = View.class.isAssignableFrom(m.getReturnType()) || m.getGenericReturnType().getTypeName().matches("[EV]");
                boolean its = type == Frame.class || type == Canvas.class && m.getReturnType() == Canvas.class || View.class.isAssignableFrom(type) && another;
                if (its && !Modifier.isStatic(m.getModifiers()) && m.getDeclaringClass() != Object.class && !m.getName().equals("of")) words.add(m.getName());
            }
        }
        words.removeAll(INTERNAL);

        assertThat(WORDS.all()).containsAll(words);
    }

    @Test
    void what_is_listed_is_there_and_is_documented() {
        for (String word : WORDS.all()) {
            assertThat(Vocabulary.places(word)).as(word).isNotEmpty();
        }
    }

    @Test
    void every_use_compiles() {
        try (Interpreter interpreter = new Interpreter(_ -> { }, (_, _) -> { }, List.of())) {
            GIVEN.lines().forEach(line -> assertThat(interpreter.eval(new Piece(line, 1, 1)).outcome()).as(line).isInstanceOfAny(Outcome.Value.class, Outcome.Done.class));
            String all = WORDS.groups().values().stream().flatMap(g -> g.values().stream()).distinct().map(use -> use + ";\n").collect(Collectors.joining("", "void uses() throws Exception {\n", "}"));
            Answer answer = interpreter.eval(new Piece(all, 1, 1));
            assertThat(answer.outcome()).isEqualTo(new Outcome.Done("uses()", List.of()));
        }
    }

    @Test
    void no_line_is_wider_than_a_terminal() {
        assertThat(WORDS.overview(80).lines()).allMatch(line -> line.length() <= 80);
    }
}
