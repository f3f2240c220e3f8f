package dev.aquatint.shell.console;

import dev.aquatint.frame.Nearest;
import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Prelude;
import dev.aquatint.shell.engine.SimpleNames;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/// Runs what is typed after a slash or a question mark.
final class SlashCommands {
    private final Session session;
    private final Paper paper;
    private final Supplier<List<String>> history;
    private final Supplier<URI> page;
    private final BooleanSupplier browser;

    /// @param browser opens the page in a browser, if there is one
    SlashCommands(Session session, Paper paper, Supplier<List<String>> history, Supplier<URI> page, BooleanSupplier browser) {
        this.session = session;
        this.paper = paper;
        this.history = history;
        this.page = page;
        this.browser = browser;
    }

    static boolean isCommand(String line) {
        return line.matches("(?s)\\s*(/(?![/*]).*|\\?\\s*\\p{Alpha}.*|\\?\\s*)");
    }

    /// @return false to leave
    boolean run(String line) {
        String typed = line.strip();
        if (typed.startsWith("?")) {
            new Help(session, paper).about(typed.substring(1).strip());
            return true;
        }
        String[] words = typed.split("\\s+", 2);
        List<SlashCommand> found = SlashCommand.matching(words[0]);
        if (words[0].equals("/?")) found = List.of(SlashCommand.HELP);
        if (found.size() != 1) {
            List<String> names = (found.isEmpty() ? Arrays.asList(SlashCommand.values()) : found).stream().map(SlashCommand::word).toList();
            paper.note(found.isEmpty() ? "no command %s: %s/help lists them".formatted(words[0], Nearest.to(words[0], names).map("did you mean %s? "::formatted).orElse(""))
                    : "%s may be %s".formatted(words[0], String.join(", ", names)));
            return true;
        }
        return run(found.getFirst(), words.length < 2 ? "" : words[1].strip());
    }

    private boolean run(SlashCommand command, String argument) {
        switch (command) {
            case HELP -> {
                if (argument.isEmpty()) new Help(session, paper).overview();
                else new Help(session, paper).about(argument);
            }
            case EXIT -> {
                return false;
            }
            case VARS -> shell().variables().filter(this::own)
                    .forEach(v -> paper.println("   %s %s = %s".formatted(SimpleNames.of(v.typeName()), v.name(), firstLine(shell().varValue(v)))));
            case METHODS -> shell().methods().filter(this::own).forEach(m -> paper.println("   %s %s(%s)".formatted(SimpleNames.of(returned(m.signature())), m.name(), m.parameterTypes())));
            case TYPES -> shell().types().filter(this::own).forEach(t -> paper.println("   " + t.subKind().name().replace("_SUBKIND", "").toLowerCase(Locale.ROOT).replace("_", " ") + " " + t.name()));
            case IMPORTS -> {
                Prelude.IMPORTS.forEach(i -> paper.println("   import " + i));
                shell().imports().filter(this::own).forEach(i -> paper.println("   import " + ((ImportSnippet) i).fullname()));
            }
            case LIST -> list();
            case SAVE -> save(argument);
            case OPEN -> open(argument);
            case HISTORY -> history.get().forEach(line -> paper.println("   " + line.replace("\n", "\n   ")));
            case TRACE -> session.trace().ifPresentOrElse(paper::println, () -> paper.note("nothing went wrong yet"));
            case BROWSER -> paper.note((browser.getAsBoolean() ? "opened " : "no browser found; open ") + page.get());
            case RESET -> {
                session.reset();
                paper.note("everything is forgotten");
            }
        }
        return true;
    }

    private void list() {
        int i = 0;
        for (String source : session.sources()) paper.println("%4d : %s".formatted(++i, source.replace("\n", "\n       ")));
    }

    private void save(String argument) {
        if (argument.isEmpty()) {
            paper.note("say where to: /save FILE.jsh");
            return;
        }
        Path file = path(argument);
        try {
            Files.writeString(file, session.sources().stream().map(s -> s + "\n").collect(Collectors.joining()));
            paper.note("saved " + file);
        } catch (IOException e) {
            paper.note("cannot write %s: %s".formatted(file, e.getMessage()));
        }
    }

    private void open(String argument) {
        Path file = path(argument);
        if (argument.isEmpty()) paper.note("say which one: /open FILE.jsh");
        else if (!Files.isRegularFile(file)) paper.note("no file '%s'".formatted(file));
        else {
            try {
                session.open(file);
            } catch (IOException e) {
                paper.note("cannot read %s: %s".formatted(file, e.getMessage()));
            }
        }
    }

    private static Path path(String argument) {
        return Path.of(argument.startsWith("~/") ? System.getProperty("user.home") + argument.substring(1) : argument);
    }

    private boolean own(Snippet s) {
        return session.interpreter().snippets().contains(s);
    }

    private JShell shell() {
        Interpreter interpreter = session.interpreter();
        return interpreter.shell();
    }

    private static String returned(String signature) {
        return signature.substring(signature.lastIndexOf(')') + 1);
    }

    private static String firstLine(String value) {
        String line = value == null ? "" : value.lines().findFirst().orElse("");
        return line.length() > 120 ? line.substring(0, 119) + "…" : line;
    }
}
