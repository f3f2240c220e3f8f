package dev.aquatint.shell.console;

import dev.aquatint.frame.Nearest;
import dev.aquatint.shell.engine.Printed;
import dev.aquatint.shell.library.NoLibrary;
import dev.aquatint.spi.HomeFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;

/// Runs what is typed after a slash or a question mark.
final class SlashCommands implements AutoCloseable {
    private final Session session;
    private final Paper paper;
    private final Supplier<List<String>> history;
    private final Desk desk;
    private final Inventory inventory;
    private final ServedSession served = new ServedSession();

    SlashCommands(Session session, Paper paper, Supplier<List<String>> history, Desk desk) {
        this.session = session;
        this.paper = paper;
        this.history = history;
        this.desk = desk;
        inventory = new Inventory(session, paper);
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
        String argument = words.length < 2 ? "" : words[1].strip();
        return run(found.getFirst(), found.getFirst() == SlashCommand.LAST ? words[0].substring(1) : argument);
    }

    private boolean run(SlashCommand command, String argument) {
        switch (command) {
            case HELP -> new Help(session, paper).about(argument);
            case EXIT -> {
                return false;
            }
            case VARS -> inventory.variables();
            case METHODS -> inventory.methods();
            case TYPES -> inventory.types();
            case IMPORTS -> inventory.imports();
            case LIST -> inventory.list(argument.equals("-all"));
            case EDIT -> edit(argument);
            case DROP -> drop(argument);
            case SAVE -> save(argument);
            case OPEN -> open(argument);
            case HISTORY -> history.get().forEach(line -> paper.println("   " + line.replace("\n", "\n   ")));
            case VIEWS -> views(argument);
            case BROWSER -> paper.note((desk.browser().getAsBoolean() ? "opened " : "no browser found; open ") + desk.address().get());
            case SERVE -> served.serve(argument, session.script(), paper);
            case TIME -> time(argument);
            case DEPS -> libraries(argument);
            case ENV -> environment(argument);
            case TRACE -> session.trace().ifPresentOrElse(paper::println, () -> paper.note("nothing went wrong yet"));
            case RESET -> {
                session.reset();
                paper.note("everything is forgotten; /reload -restore brings it back");
            }
            case RELOAD -> session.reload(argument.contains("-restore"), !argument.contains("-quiet"));
            case LAST -> again(argument);
        }
        return true;
    }

    private void edit(String argument) {
        List<String> before = argument.isEmpty() ? session.sources() : inventory.found(argument).stream().map(s -> s.source().strip()).toList();
        if (before.isEmpty() && !argument.isEmpty()) return;
        try {
            Optional<String> text = new Editor(System.getenv()).edit(before.stream().map(s -> s + "\n").collect(Collectors.joining()));
            if (text.isEmpty()) paper.note("given up: nothing was changed");
            else session.run(text.get(), piece -> !before.contains(piece.source().strip()));
        } catch (IOException e) {
            paper.note("cannot edit: %s; $VISUAL or $EDITOR names the editor".formatted(e.getMessage()));
        }
    }

    private void drop(String argument) {
        if (argument.isEmpty()) {
            paper.note("say which one: /drop NAME, or its number in /list");
            return;
        }
        for (Snippet s : inventory.found(argument)) {
            session.drop(s);
            paper.note("forgot " + Printed.line(s.source()));
        }
    }

    private void save(String argument) {
        path(argument, "/save FILE.jsh").ifPresent(file -> {
            try {
                Files.writeString(file, session.script());
                paper.note("saved " + file);
            } catch (IOException e) {
                paper.note("cannot write %s: %s".formatted(file, e.getMessage()));
            }
        });
    }

    private void open(String argument) {
        path(argument, "/open FILE.jsh").ifPresent(file -> {
            if (!Files.isRegularFile(file)) {
                paper.note("no file '%s'".formatted(file));
                return;
            }
            try {
                session.open(file);
            } catch (IOException e) {
                paper.note("cannot read %s: %s".formatted(file, e.getMessage()));
            }
        });
    }

    private void views(String argument) {
        List<ReplPage.Shown> all = desk.page().views();
        if (argument.isEmpty()) {
            if (all.isEmpty()) paper.note("nothing was shown yet");
            all.reversed().forEach(v -> paper.println("%4d : %s".formatted(v.number(), v.label())));
        } else {
            all.stream().filter(v -> argument.equals("" + v.number())).findFirst()
                    .ifPresentOrElse(v -> session.show(() -> desk.page().show(v.what())), () -> paper.note("no view has the number %s: /views lists the last ones".formatted(argument)));
        }
    }

    private void time(String argument) {
        if (argument.isEmpty()) paper.note("say what: /time taxi.rows()");
        else session.time(argument);
    }

    private void libraries(String argument) {
        if (argument.isEmpty()) {
            if (session.libraries().isEmpty()) paper.note("none: /deps org.apache.commons:commons-math3:3.6.1 adds one");
            session.libraries().forEach(name -> paper.println("   " + name));
            return;
        }
        try {
            List<Path> jars = session.add(List.of(argument.split("\\s+")));
            paper.note("added " + jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(", ")));
        } catch (NoLibrary e) {
            paper.note(e.getMessage());
        }
    }

    private void environment(String argument) {
        String[] words = argument.split("\\s+", 2);
        if (argument.isEmpty()) {
            paper.println("   Java %s, %s".formatted(Runtime.version(), System.getProperty("java.home")));
            paper.println("   heap up to %,d MiB, %d processors".formatted(Runtime.getRuntime().maxMemory() >> 20, Runtime.getRuntime().availableProcessors()));
            session.added().forEach(path -> paper.println("   --class-path " + path));
        } else if (words.length == 2 && List.of("--class-path", "-class-path", "-cp").contains(words[0])) {
            for (String each : words[1].strip().split(File.pathSeparator)) path(each, "").ifPresent(this::added);
        } else {
            paper.note("it is /env --class-path PATH; options of Java itself stand in AQUATINT_OPTS when aquatint starts");
        }
    }

    private void added(Path path) {
        if (!Files.exists(path)) {
            paper.note("no file '%s'".formatted(path));
            return;
        }
        session.add(path);
        paper.note("added " + path);
    }

    /// @param which empty or `!` for the last one, `-2` for the one before it, or a number of `/list -all`
    private void again(String which) {
        Optional<String> source = which.equals("!") ? session.typed(1) : which.startsWith("-") ? session.typed(Integer.parseInt(which.substring(1)))
                : session.interpreter().shell().snippets().filter(s -> s.id().equals(which)).findFirst().map(Snippet::source);
        if (source.isEmpty()) {
            paper.note("there is no such snippet: /list -all says what there is");
            return;
        }
        paper.println(source.get().strip());
        session.run(source.get());
    }

    private Optional<Path> path(String argument, String usage) {
        try {
            if (!argument.isEmpty()) return Optional.of(Path.of(argument.startsWith("~/") ? HomeFolder.path() + argument.substring(1) : argument));
            paper.note("say which one: " + usage);
        } catch (InvalidPathException e) {
            paper.note("no name of a file: " + e.getMessage());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        served.close();
    }
}
