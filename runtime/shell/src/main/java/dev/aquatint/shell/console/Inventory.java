package dev.aquatint.shell.console;

import dev.aquatint.frame.Frame;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Prelude;
import dev.aquatint.shell.engine.Printed;
import dev.aquatint.shell.engine.SimpleNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What a session has: snippets by kind, number and name.
final class Inventory {
    private final Session session;
    private final Paper paper;

    Inventory(Session session, Paper paper) {
        this.session = session;
        this.paper = paper;
    }

    void variables() {
        Interpreter interpreter = session.interpreter();
        own(VarSnippet.class).forEach(v -> paper.println("   %s %s = %s".formatted(SimpleNames.of(v.typeName()), v.name(), brief(interpreter, interpreter.value(v)))));
    }

    void methods() {
        own(MethodSnippet.class).forEach(m -> paper.println("   %s %s(%s)".formatted(SimpleNames.of(m.signature().substring(m.signature().lastIndexOf(')') + 1)), m.name(), m.parameterTypes())));
    }

    void types() {
        own(TypeDeclSnippet.class).forEach(t -> paper.println("   " + t.subKind().name().replace("_SUBKIND", "").toLowerCase(Locale.ROOT).replace("_", " ") + " " + t.name()));
    }

    void imports() {
        Prelude.IMPORTS.forEach(i -> paper.println("   import " + i));
        own(ImportSnippet.class).forEach(i -> paper.println("   import " + i.fullname()));
    }

    /// @param all also those that were refused or replaced
    void list(boolean all) {
        Stream<Snippet> snippets = all ? session.interpreter().shell().snippets().filter(s -> !s.id().startsWith("s"))
                : session.interpreter().snippets().stream().sorted(Comparator.comparingInt((Snippet s) -> s.id().length()).thenComparing(Snippet::id));
        snippets.forEach(s -> paper.println("%4s : %s".formatted(s.id(), s.source().strip().replace("\n", "\n       "))));
    }

    /// Those that a number, or the name of a variable, method or type, means.
    List<Snippet> found(String what) {
        List<Snippet> found = new ArrayList<>(session.interpreter().snippets().stream().filter(s -> s.id().equals(what)
                || s instanceof jdk.jshell.PersistentSnippet p && p.name().equals(what)).toList());
        if (found.isEmpty()) paper.note("nothing here has the number or name %s: /list and /vars say what there is".formatted(what));
        return found;
    }

    private <S extends Snippet> Stream<S> own(Class<S> kind) {
        return session.interpreter().snippets().stream().filter(kind::isInstance).map(kind::cast);
    }

    /// Sizes rather than contents: of a frame its shape.
    private static String brief(Interpreter interpreter, Object value) {
        String text = interpreter.printed(value);
        return Printed.line(text.lines().reduce((first, last) -> value instanceof Frame ? last : first).orElse(""));
    }
}
