package dev.aquatint.shell.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Completion for the fish shell, which picocli does not write: commands, and the options of each.
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandLine root) {
        StringBuilder all = new StringBuilder("# aquatint: completion for fish\n");
        options(all, root, "__fish_use_subcommand");
        root.getSubcommands().forEach((name, command) -> {
            if (command.getCommandSpec().usageMessage().hidden()) return;
            all.append("complete -c aquatint -n __fish_use_subcommand -a %s -d %s\n".formatted(name, quoted(sentence(command.getCommandSpec().usageMessage().description()))));
            options(all, command, "'__fish_seen_subcommand_from %s'".formatted(name));
        });
        return all.toString();
    }

    private static void options(StringBuilder all, CommandLine command, String condition) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.hidden()) continue;
            all.append("complete -c aquatint -n ").append(condition);
            for (String name : option.names()) all.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            if (option.arity().max() > 0) all.append(" -r");
            all.append(" -d ").append(quoted(sentence(option.description()))).append('\n');
        }
    }

    /// The first sentence of a description.
    private static String sentence(String[] description) {
        String text = String.join(" ", List.of(description));
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
