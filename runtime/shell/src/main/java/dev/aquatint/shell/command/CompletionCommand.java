package dev.aquatint.shell.command;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `aquatint completion SHELL`: what a shell reads to complete our command lines, or the manual page.
@Command(name = "completion", description = "Prints what a shell needs to complete aquatint's commands and options, or the manual page.",
        footer = {"", "Examples:",
            "  source <(aquatint completion bash)                          in ~/.bashrc",
            "  source <(aquatint completion zsh)                           in ~/.zshrc",
            "  aquatint completion fish > ~/.config/fish/completions/aquatint.fish",
            "  aquatint completion man | man -l -"})
final class CompletionCommand implements Runnable {
    @Parameters(paramLabel = "FORM", description = "bash, zsh, fish or man.")
    private String form;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        out.print(switch (form) {
            case "bash", "zsh" -> AutoComplete.bash("aquatint", root);      // picocli's script is for both
            case "fish" -> FishCompletion.of(root);
            case "man" -> ManPage.of(root);
            default -> throw new Complaint("completion is for bash, zsh or fish, or man for the manual page, not for '%s'".formatted(form));
        });
        out.flush();
    }
}
