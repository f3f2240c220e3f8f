package dev.aquatint.shell.console;

import java.util.Arrays;
import java.util.List;

/// What can be typed after a slash, as in jshell.
enum SlashCommand {
    HELP("/help [NAME]", "what can be typed here, or what something is"),
    EXIT("/exit", "leave; so does Ctrl-D"),
    VARS("/vars", "variables, their types and values"),
    METHODS("/methods", "methods"),
    TYPES("/types", "classes, records, enums, interfaces"),
    IMPORTS("/imports", "what is imported"),
    LIST("/list [-all]", "all snippets that stand, by number; -all also those that were refused or replaced"),
    EDIT("/edit [NAME|NUMBER]", "change them in your editor ($VISUAL, $EDITOR)"),
    DROP("/drop NAME|NUMBER", "forget one, and what it holds"),
    SAVE("/save FILE.jsh", "write what stands to a script"),
    OPEN("/open FILE.jsh", "run a script here"),
    HISTORY("/history", "what was typed"),
    VIEWS("/views [NUMBER]", "the last views, the newest first; or show one again"),
    BROWSER("/browser", "open the page"),
    SERVE("/serve [PORT|stop]", "serve what stands as an app, to every tab its own"),
    TIME("/time SNIPPET", "run it, and say what it cost"),
    DEPS("/deps [GROUP:ARTIFACT:VERSION]", "add a library from Maven; without one, those that were added"),
    ENV("/env [--class-path PATH]", "what this runs on; add jars or folders of classes"),
    TRACE("/trace", "the stack trace of the last error"),
    RESET("/reset", "forget all variables, methods and types"),
    RELOAD("/reload [-quiet|-restore]", "forget, and run again what stands; -restore what was there before the last /reset"),
    LAST("/!", "run the last snippet again; /-2 the one before, /3 number 3");

    final String usage, meaning;

    SlashCommand(String usage, String meaning) {
        this.usage = usage;
        this.meaning = meaning;
    }

    String word() {
        return usage.split(" ")[0];
    }

    boolean asks() {
        return usage.contains(" ");
    }

    /// Those that the word may be short for; one if it is the whole word.
    static List<SlashCommand> matching(String word) {
        if (word.matches("/(!|-?\\d+)")) return List.of(LAST);
        List<SlashCommand> all = Arrays.stream(values()).filter(c -> c.word().startsWith(word)).toList();
        return all.stream().filter(c -> c.word().equals(word)).findFirst().map(List::of).orElse(all);
    }
}
