package dev.aquatint.shell.console;

import dev.aquatint.frame.Range;
import dev.aquatint.param.Parameter;
import dev.aquatint.param.Parameterized;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.SimpleNames;
import java.util.List;
import java.util.Optional;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/// Answers questions about the language and about what was declared.
final class Help {
    private final Session session;
    private final Paper paper;
    private final Manual manual = new Manual();

    Help(Session session, Paper paper) {
        this.session = session;
        this.paper = paper;
    }

    void overview() {
        paper.println("""
                Type Java; a value that is a view is drawn in the page. Tab completes, Ctrl-C stops, Ctrl-D leaves.

                   var taxi = sample("nyc_taxi").persist()
                   show(points(taxi, "pickup_x", "pickup_y").rasterize().cmap("fire").overlay(tiles(ESRI_IMAGERY)))
                """);
        for (SlashCommand c : SlashCommand.values()) paper.println("   %-30s %s".formatted(c.usage, c.meaning));
        paper.println("   %-30s %s".formatted("?name", "what something is and how it is called"));
    }

    /// A variable, a method, a type or a command, by name.
    void about(String name) {
        if (name.isEmpty()) {
            overview();
            return;
        }
        if (name.startsWith("/")) {
            SlashCommand.matching(name).forEach(c -> paper.println("   %-30s %s".formatted(c.usage, c.meaning)));
            return;
        }
        Interpreter interpreter = session.interpreter();
        Optional<VarSnippet> variable = interpreter.shell().variables().filter(v -> v.name().equals(name)).findFirst();
        if (variable.isPresent()) {
            VarSnippet v = variable.get();
            paper.println("   %s %s = %s".formatted(SimpleNames.of(v.typeName()), v.name(), interpreter.shell().varValue(v)));
            if (interpreter.value(v) instanceof Parameterized p) p.parameters().forEach(each -> paper.println("      " + parameter(p, each)));
            return;
        }
        List<Documentation> found = interpreter.analysis().documentation(name + "(", name.length() + 1, false);
        if (found.isEmpty()) found = interpreter.analysis().documentation(name, name.length(), false);
        if (found.isEmpty()) paper.note("nothing is called " + name);
        String said = "";
        for (String signature : found.stream().map(d -> SimpleNames.of(d.signature())).distinct().sorted().toList()) {
            paper.println("   " + signature);
            String about = manual.about(signature).orElse(said);
            if (!about.equals(said)) paper.println(about.indent(6).stripTrailing());
            said = about;
        }
    }

    private static String parameter(Parameterized of, Parameter p) {
        StringBuilder s = new StringBuilder("%s %s = %s".formatted(p.type().getSimpleName(), p.name(), of.get(p.name())));
        if (p.min() > Double.NEGATIVE_INFINITY) s.append(", from ").append(Range.text(p.min()));
        if (p.max() < Double.POSITIVE_INFINITY) s.append(", up to ").append(Range.text(p.max()));
        if (!p.options().isEmpty()) s.append(", one of ").append(String.join(", ", p.options()));
        return s.append(p.doc().isEmpty() ? "" : ": " + p.doc()).toString();
    }
}
