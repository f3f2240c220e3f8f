package dev.aquatint.shell.console;

import dev.aquatint.Aquatint;
import dev.aquatint.element.Element;
import dev.aquatint.element.Overlay;
import dev.aquatint.frame.Nearest;
import dev.aquatint.frame.Range;
import dev.aquatint.param.Parameter;
import dev.aquatint.param.Parameterized;
import dev.aquatint.shell.engine.Elsewhere;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.SimpleNames;
import dev.aquatint.style.Palette;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.VarSnippet;

/// Answers questions about the language and about what was declared.
final class Help {
    private static final int WIDTH = 100, MANY = 14, FEW = 4;

    private final Session session;
    private final Paper paper;
    private final Manual manual = new Manual();
    private final Vocabulary words = Vocabulary.words();

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
        paper.println(words.overview(WIDTH));
        paper.println("");
        for (SlashCommand c : SlashCommand.values()) paper.println("   %-30s %s".formatted(c.usage, c.meaning));
        paper.println("   %-30s %s".formatted("?name", "what a word, a type or a variable is: ?select, ?Frame; ?styles lists a group"));
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
        if (words.group(name).isPresent()) {
            paper.println(words.group(name).get());
        } else if (!word(name) && !type(name) && !documented(name, interpreter)) {
            unknown(name);
        }
    }

    /// A word of the language: how it is called, what it means, how it is used.
    private boolean word(String name) {
        List<Vocabulary.Place> places = Vocabulary.places(name);
        String said = "";
        for (Vocabulary.Place place : places) {
            Method m = place.method();
            boolean front = place.types().contains(Aquatint.class);
            String signature = signature(m);
            paper.println("   " + (front ? signature : "%s(%s)   of %s".formatted(name, parameters(m), owners(place.types()))));
            String about = manual.about(signature).orElse(said);
            if (!about.equals(said)) paper.println(about.indent(6).stripTrailing());
            said = about;
        }
        words.uses(name).forEach(use -> paper.println("   for example   " + use));
        return !places.isEmpty();
    }

    /// As JShell writes it: `Points Aquatint.points(Frame frame, String x, String y)`.
    static String signature(Method m) {
        Class<?> made = m.getReturnType(), outer = made.getDeclaringClass();
        return "%s %s.%s(%s)".formatted((outer == null ? "" : outer.getSimpleName() + ".") + made.getSimpleName(), m.getDeclaringClass().getSimpleName(), m.getName(), parameters(m));
    }

    private static String parameters(Method m) {
        return Arrays.stream(m.getParameters()).map(p -> (p.isVarArgs() ? p.getType().getComponentType().getSimpleName() + "..." : p.getType().getSimpleName()) + " " + p.getName()).collect(Collectors.joining(", "));
    }

    private static String owners(Set<Class<?>> types) {
        List<String> names = types.stream().map(Class::getSimpleName).toList();
        if (types.stream().filter(Element.class::isAssignableFrom).count() >= MANY) return types.contains(Overlay.class) ? "every view" : "every element";
        return names.size() <= FEW ? String.join(", ", names) : "%s and %d others".formatted(String.join(", ", names.subList(0, FEW)), names.size() - FEW);
    }

    private boolean type(String name) {
        Optional<Class<?>> found = Manual.type(name);
        found.ifPresent(type -> {
            paper.println("   %s %s".formatted(type.isInterface() ? "interface" : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class", type.getSimpleName()));
            manual.about(type.getSimpleName()).ifPresent(about -> paper.println(about.indent(6).stripTrailing()));
            Set<String> its = Arrays.stream(type.getMethods()).map(Method::getName).filter(words.all()::contains).collect(Collectors.toCollection(TreeSet::new));
            if (!its.isEmpty()) paper.println("   its words: " + String.join(", ", its));
        });
        return found.isPresent();
    }

    /// What JShell knows: of the JDK, and what was declared here.
    private boolean documented(String name, Interpreter interpreter) {
        List<Documentation> found = interpreter.analysis().documentation(name + "(", name.length() + 1, false);
        if (found.isEmpty()) found = interpreter.analysis().documentation(name, name.length(), false);
        String said = "";
        for (String signature : found.stream().map(d -> SimpleNames.of(d.signature())).distinct().sorted().toList()) {
            paper.println("   " + signature);
            String about = manual.about(signature).orElse(said);
            if (!about.equals(said)) paper.println(about.indent(6).stripTrailing());
            said = about;
        }
        return !found.isEmpty();
    }

    private void unknown(String name) {
        String member = name.substring(name.lastIndexOf('.') + 1);
        Optional<String> hint = Elsewhere.hint(member);
        if (hint.isPresent()) paper.note(hint.get());
        else if (Palette.names().contains(name)) paper.note("a colour map: cmap(\"%s\")".formatted(name));
        else if (!member.equals(name) && words.all().contains(member)) about(member);
        else paper.note("nothing is called %s%s".formatted(name, Nearest.to(name, words.all()).map(": did you mean ?%s ?"::formatted).orElse("; /help lists all words")));
    }

    private static String parameter(Parameterized of, Parameter p) {
        StringBuilder s = new StringBuilder("%s %s = %s".formatted(p.type().getSimpleName(), p.name(), of.get(p.name())));
        if (p.min() > Double.NEGATIVE_INFINITY) s.append(", from ").append(Range.text(p.min()));
        if (p.max() < Double.POSITIVE_INFINITY) s.append(", up to ").append(Range.text(p.max()));
        if (!p.options().isEmpty()) s.append(", one of ").append(String.join(", ", p.options()));
        return s.append(p.doc().isEmpty() ? "" : ": " + p.doc()).toString();
    }
}
