package dev.aquatint.shell.console;

import java.util.Arrays;
import java.util.List;

/// What can be typed after a slash, as in jshell.
enum SlashCommand {
    HELP("/help", "what can be typed here"),
    EXIT("/exit", "leave; so does Ctrl-D"),
    VARS("/vars", "variables, their types and values"),
    METHODS("/methods", "methods"),
    TYPES("/types", "classes, records, enums, interfaces"),
    IMPORTS("/imports", "what is imported"),
    LIST("/list", "all snippets that stand"),
    SAVE("/save FILE.jsh", "write them to a script"),
    OPEN("/open FILE.jsh", "run a script here"),
    HISTORY("/history", "what was typed"),
    TRACE("/trace", "the stack trace of the last error"),
    BROWSER("/browser", "open the page"),
    RESET("/reset", "forget all variables, methods and types");

    final String usage, meaning;

    SlashCommand(String usage, String meaning) {
        this.usage = usage;
        this.meaning = meaning;
    }

    String word() {
        return usage.split(" ")[0];
    }

    /// Those that the word may be short for; one if it is the whole word.
    static List<SlashCommand> matching(String word) {
        List<SlashCommand> all = Arrays.stream(values()).filter(c -> c.word().startsWith(word)).toList();
        return all.stream().filter(c -> c.word().equals(word)).findFirst().map(List::of).orElse(all);
    }
}
