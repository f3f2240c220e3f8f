package dev.aquatint.shell.console;

import dev.aquatint.shell.engine.Interpreter;
import dev.aquatint.shell.engine.Piece;
import dev.aquatint.shell.engine.SimpleNames;
import dev.aquatint.shell.engine.Splitter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What Tab offers: commands after a slash; columns, colour maps and files in a text; Java elsewhere, and inside the brackets of a call
/// how the call reads. A second Tab at the same place tells what is documented about it.
final class SnippetCompleter implements Completer {
    private static final int WIDTH = 100;
    /// What every object has and nobody looks for.
    private static final Set<String> OBJECT = Set.of("wait", "notify", "notifyAll", "getClass", "hashCode", "equals", "toString", "finalize", "clone");
    /// What only frames, views and canvases have: of those, words are offered, and not what the engine asks them.
    private static final Set<String> OURS = Set.of("persist()", "overlay(", "xRange(");

    private final Supplier<Interpreter> interpreter;
    private final Manual manual;
    private String last = "";
    private boolean listed;

    SnippetCompleter(Supplier<Interpreter> interpreter, Manual manual) {
        this.interpreter = interpreter;
        this.manual = manual;
    }

    /// Whether there was a choice the last time.
    boolean listed() {
        return listed;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        offer(reader, line, candidates);
        listed = candidates.stream().filter(c -> c.value().startsWith(line.word())).limit(2).count() > 1;
    }

    private void offer(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String text = line.line().substring(0, line.cursor());
        if (SlashCommands.isCommand(text) && text.startsWith("/")) {
            command(text, line.word(), candidates);
            return;
        }
        if (text.isBlank()) {
            reader.printAbove(Vocabulary.words().overview(WIDTH) + "\n   (?word says what one is, /help what else can be typed)");
            return;
        }
        boolean again = text.equals(last);
        last = text;
        Optional<Literal> literal = Literal.at(text);
        if (literal.isPresent()) {
            for (String found : new Texts(interpreter.get()).of(literal.get())) {
                candidates.add(rest(found, literal.get().begun(), line.word(), found.endsWith("/") ? "" : "\""));
            }
        } else {
            java(reader, line, completable(text), again, candidates);
        }
    }

    private void java(LineReader reader, ParsedLine line, String text, boolean again, List<Candidate> candidates) {
        int[] anchor = {0};
        List<Suggestion> all = interpreter.get().analysis().completionSuggestions(text, text.length(), anchor);
        // where nothing is begun everything would be possible: only what fits is offered
        boolean open = line.word().isEmpty() && all.stream().anyMatch(Suggestion::matchesType);
        if (again || open || all.isEmpty()) {
            String said = explained(text, again);
            if (!said.isEmpty()) reader.printAbove(said);
        }
        Set<String> seen = new HashSet<>();
        boolean member = anchor[0] > 0 && text.substring(0, anchor[0]).stripTrailing().endsWith("."), bare = member && anchor[0] == text.length();
        boolean ours = bare && all.stream().map(Suggestion::continuation).anyMatch(OURS::contains);
        for (Suggestion s : all) {
            if (open && !s.matchesType()) continue;
            if (bare && OBJECT.contains(s.continuation().replaceFirst("\\(.*", ""))) continue;
            if (ours && !Vocabulary.words().all().contains(s.continuation().replaceFirst("\\(.*", ""))) continue;
            // ours completes from the beginning of the word; JShell from wherever it anchors
            String value = text.substring(Math.max(0, Math.min(text.length() - line.wordCursor(), anchor[0])), anchor[0]) + s.continuation();
            if (seen.add(value)) candidates.add(candidate(value, s.matchesType() ? 0 : 1));
        }
    }

    /// JShell completes one snippet. Several statements are one as a block, in which the last knows the variables of those before; else
    /// the last stands alone.
    private String completable(String text) {
        if (text.indexOf(';') < 0 && text.indexOf('}') < 0) return text;
        var analysis = interpreter.get().analysis();
        List<Piece> pieces = Splitter.split(text, analysis);
        if (pieces.size() < 2) return text;
        String block = "{ " + text;
        if (!analysis.completionSuggestions(block, block.length(), new int[1]).isEmpty()) return block;
        Piece last = pieces.getLast();
        int start = 0;
        for (int i = 1; i < last.line(); i++) start = text.indexOf('\n', start) + 1;
        return text.substring(start + last.column() - 1);
    }

    /// How the call reads that the text ends in, and what it does if that is asked for; empty if it ends in none.
    String explained(String text, boolean documented) {
        var analysis = interpreter.get().analysis();
        List<Documentation> found = analysis.documentation(text, text.length(), false);
        if (found.isEmpty() && documented) found = analysis.documentation(text + "(", text.length() + 1, false);
        List<String> signatures = found.stream().map(Documentation::signature).distinct().sorted().toList();
        StringBuilder all = new StringBuilder();
        String said = "";
        for (String s : signatures) {
            String about = documented ? manual.about(SimpleNames.of(s)).orElse("") : "";
            if (!about.isEmpty() && !about.equals(said)) all.append(all.isEmpty() ? "" : "\n");
            all.append("   ").append(SimpleNames.of(s)).append('\n');
            if (!about.isEmpty() && !about.equals(said)) all.append(about.indent(6));
            said = about;
        }
        if (!documented && signatures.stream().anyMatch(s -> manual.about(SimpleNames.of(s)).isPresent())) all.append("   (Tab again: what it does)\n");
        return all.toString().stripTrailing();
    }

    private void command(String text, String word, List<Candidate> candidates) {
        int space = text.indexOf(' ');
        String begun = text.substring(space + 1).stripLeading();
        if (space < 0) {
            Arrays.stream(SlashCommand.values()).forEach(c -> candidates.add(new Candidate(c.word(), c.word(), null, c.meaning, null, null, c.asks())));
            return;
        }
        List<SlashCommand> command = SlashCommand.matching(text.substring(0, space));
        if (command.size() != 1) return;
        switch (command.getFirst()) {
            case OPEN, SAVE -> Texts.files(begun, ".*\\.jsh").stream().filter(f -> f.startsWith(begun)).forEach(f -> candidates.add(rest(f, begun, word, "")));
            case DROP, EDIT -> interpreter.get().snippets().forEach(s -> {
                if (s instanceof PersistentSnippet p && p.name().startsWith(begun)) candidates.add(candidate(p.name(), 0));
            });
            default -> { }
        }
    }

    /// Only the part after the last character that is no part of a Java name is the editor's word.
    private static Candidate rest(String full, String begun, String word, String end) {
        String value = full.substring(Math.max(0, begun.length() - word.length()));
        return new Candidate(value + end, full, null, null, null, null, false, 0);
    }

    private static Candidate candidate(String value, int order) {
        return new Candidate(value, value, null, null, null, null, false, order);
    }
}
