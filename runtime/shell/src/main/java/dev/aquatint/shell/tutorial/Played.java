package dev.aquatint.shell.tutorial;

import dev.aquatint.layout.Viewable;
import dev.aquatint.shell.console.Session;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.spi.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What came of a tutorial that was typed at a prompt.
///
/// @param answers what was printed after each part; empty for prose
/// @param shown what was shown last, or null if nothing was
public record Played(Tutorial tutorial, List<String> answers, Viewable shown) {
    /// How a line begins that is no value.
    private static final String NOTE = "|  ";

    public Played {
        answers = List.copyOf(answers);
    }

    /// Plays all of it. Errors of snippets are answers, too, as at the prompt. After code that ends with a semicolon, values are left out.
    ///
    /// @param arguments what it sees as `args`
    public static Played of(Tutorial tutorial, List<String> arguments, Progress progress) {
        Viewable[] shown = {null};
        List<String> paper = new ArrayList<>(), answers = new ArrayList<>();
        try (Session session = new Session(() -> new Interpreter(v -> shown[0] = v, progress, arguments), v -> shown[0] = v, paper::add)) {
            for (Tutorial.Part part : tutorial.parts()) {
                boolean quiet = part instanceof Tutorial.Part.Code(String source) && source.endsWith(";");
                if (part instanceof Tutorial.Part.Code(String source)) session.run(source);
                answers.add(paper.stream().filter(line -> !quiet || line.startsWith(NOTE)).map(Played::lean).collect(Collectors.joining("\n")));
                paper.clear();
            }
        }
        return new Played(tutorial, answers, shown[0]);
    }

    /// No blanks at the end of a line, which nobody sees and editors take away.
    private static String lean(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    /// All that was printed.
    public String transcript() {
        return answers.stream().filter(a -> !a.isEmpty()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    /// As a page: prose, code with what it printed below, and the picture at the end.
    ///
    /// @param picture its address, or null without one
    public String markdown(String picture) {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < answers.size(); i++) {
            page.append(i == 0 ? "" : "\n").append(switch (tutorial.parts().get(i)) {
                case Tutorial.Part.Prose(String markdown) -> markdown + "\n";
                case Tutorial.Part.Code(String source) -> "```java\n" + source + "\n```\n";
            });
            if (!answers.get(i).isEmpty()) page.append("\n```text\n").append(answers.get(i)).append("\n```\n");
        }
        if (picture != null) page.append("\n![").append(tutorial.title()).append("](").append(picture).append(")\n");
        return page.toString();
    }
}
