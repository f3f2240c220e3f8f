package dev.aquatint.shell.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The manual page in roff's `man` macros, from the same declarations as `--help`.
final class ManPage {
    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandLine root) {
        ManPage man = new ManPage();
        man.line(".TH AQUATINT 1");
        man.line(".SH NAME");
        man.text("aquatint - a fluent Java DSL for looking at very large data");
        man.line(".SH SYNOPSIS");
        man.line(".B aquatint");
        man.text("[FILE.jsh] [ARG...]");
        man.line(".br");
        man.line(".B aquatint");
        man.text(String.join(" | ", root.getSubcommands().values().stream().map(CommandLine::getCommandSpec).filter(c -> !c.usageMessage().hidden()).map(CommandLine.Model.CommandSpec::name).toList()) + " [OPTION...] ...");
        man.line(".SH DESCRIPTION");
        man.text(String.join(" ", List.of(root.getCommandSpec().usageMessage().description())));
        man.arguments(root);
        man.line(".SH COMMANDS");
        root.getSubcommands().forEach((name, command) -> {
            if (command.getCommandSpec().usageMessage().hidden()) return;
            man.line(".SS " + name);
            UsageMessageSpec usage = command.getCommandSpec().usageMessage();
            man.text(String.join(" ", List.of(usage.description())));
            man.arguments(command);
            man.verbatim(usage.footer());
        });
        man.line(".SH ENVIRONMENT");
        man.tagged("AQUATINT_JAVA_HOME", "The JDK to use, 25 or newer.");
        man.tagged("AQUATINT_OPTS", "Further options for the JVM, such as -Xmx8g.");
        man.tagged("AQUATINT_CACHE", "The folder of samples, stores and map tiles.");
        man.line(".SH EXAMPLES");
        man.verbatim(root.getCommandSpec().usageMessage().footer());
        return man.page.toString();
    }

    private void arguments(CommandLine command) {
        for (PositionalParamSpec p : command.getCommandSpec().positionalParameters()) {
            if (!p.hidden()) tagged(p.paramLabel(), String.join(" ", List.of(p.description())));
        }
        for (OptionSpec o : command.getCommandSpec().options()) {
            if (!o.hidden()) tagged(String.join(", ", List.of(o.names())) + (o.arity().max() > 0 ? " " + o.paramLabel() : ""), String.join(" ", List.of(o.description())));
        }
    }

    private void tagged(String tag, String text) {
        line(".TP");
        page.append(".B ");
        text(tag);
        text(text);
    }

    private void verbatim(String[] lines) {
        line(".nf");
        for (String each : lines) if (!each.isBlank() && !each.equals("Examples:")) text(each);
        line(".fi");
    }

    private void line(String macro) {
        page.append(macro).append('\n');
    }

    /// A line of text: backslashes and hyphens are escaped, and a dot in front is no macro.
    private void text(String text) {
        String safe = text.replace("%n", " ").replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
        page.append(safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "").append(safe).append('\n');
    }
}
