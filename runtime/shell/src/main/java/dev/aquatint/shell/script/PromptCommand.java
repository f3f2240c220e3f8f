package dev.aquatint.shell.script;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line such as `/set feedback concise` in a script that was written for the jshell tool.
///
/// @param word the command alone
public record PromptCommand(String word) {
    private static final Pattern COMMAND = Pattern.compile("(/[a-z!?][a-z]*)(?:\\s.*)?", Pattern.DOTALL);
    /// What only says something or sets how things are said.
    private static final Set<String> HARMLESS = Set.of("/set", "/list", "/vars", "/methods", "/types", "/imports", "/history", "/help", "/?");

    /// Empty for Java.
    public static Optional<PromptCommand> of(String source) {
        Matcher m = COMMAND.matcher(source.strip());
        return m.matches() ? Optional.of(new PromptCommand(m.group(1))) : Optional.empty();
    }

    /// What to write instead; empty for one that can be left out.
    public Optional<String> refusal() {
        if (HARMLESS.contains(word)) return Optional.empty();
        String instead = switch (word) {
            case "/open" -> ": name the file in a comment at the top, //SOURCES other.jsh";
            case "/env" -> ": name libraries in a comment at the top, //DEPS group:artifact:version";
            default -> "";
        };
        return Optional.of("commands such as %s are for the prompt, not for scripts%s".formatted(word, instead));
    }
}
