package dev.aquatint.shell.console;

import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.SimpleNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What Tab offers: commands and scripts after a slash, Java elsewhere; inside the brackets of a call, how the call reads.
final class SnippetCompleter implements Completer {
    private final Supplier<Interpreter> interpreter;

    SnippetCompleter(Supplier<Interpreter> interpreter) {
        this.interpreter = interpreter;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String text = line.line().substring(0, line.cursor());
        if (SlashCommands.isCommand(text) && text.startsWith("/")) {
            command(text, candidates);
            return;
        }
        int[] anchor = {0};
        List<Suggestion> all = interpreter.get().analysis().completionSuggestions(text, text.length(), anchor);
        // where nothing is begun everything would be possible: only what fits is offered
        boolean open = line.word().isEmpty() && all.stream().anyMatch(Suggestion::matchesType);
        if (open || all.isEmpty()) signatures(reader, text);
        Set<String> seen = new HashSet<>();
        for (Suggestion s : all) {
            if (open && !s.matchesType()) continue;
            // ours completes from the beginning of the word; JShell from wherever it anchors
            String value = text.substring(Math.min(text.length() - line.wordCursor(), anchor[0]), anchor[0]) + s.continuation();
            if (seen.add(value)) candidates.add(candidate(value, s.matchesType() ? 0 : 1));
        }
    }

    private void signatures(LineReader reader, String text) {
        String all = String.join("\n", interpreter.get().analysis().documentation(text, text.length(), false).stream().map(Documentation::signature)
                .distinct().sorted().map(s -> "   " + SimpleNames.of(s)).toList());
        if (!all.isEmpty()) reader.printAbove(all);
    }

    private static void command(String text, List<Candidate> candidates) {
        int space = text.indexOf(' ');
        if (space < 0) {
            Arrays.stream(SlashCommand.values()).forEach(c -> candidates.add(new Candidate(c.word(), c.word(), null, c.meaning, null, null, !c.usage.equals(c.word()))));
        } else if (text.startsWith("/o") || text.startsWith("/s")) {
            scripts(text.substring(space + 1).stripLeading(), candidates);
        }
    }

    private static void scripts(String begun, List<Candidate> candidates) {
        int slash = begun.lastIndexOf('/');
        Path folder = Path.of(slash < 0 ? "." : begun.substring(0, slash + 1));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> Files.isDirectory(f) || f.toString().endsWith(".jsh")).limit(500).forEach(f -> {
                String name = f.getFileName() + (Files.isDirectory(f) ? "/" : "");
                // only the part after the last character that is no part of a name is the editor's word
                int word = begun.length();
                while (word > 0 && Character.isJavaIdentifierPart(begun.charAt(word - 1))) word--;
                String full = begun.substring(0, slash + 1) + name;
                if (full.startsWith(begun.substring(0, word))) candidates.add(candidate(full.substring(word), 0));
            });
        } catch (java.io.IOException _) {
            // no such folder: nothing to offer
        }
    }

    private static Candidate candidate(String value, int order) {
        return new Candidate(value, value, null, null, null, null, false, order);
    }
}
