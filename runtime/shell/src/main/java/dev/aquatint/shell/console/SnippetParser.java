package dev.aquatint.shell.console;

import dev.aquatint.shell.engine.Splitter;
import java.util.List;
import java.util.function.Supplier;
import jdk.jshell.SourceCodeAnalysis;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells the line editor whether Enter ends the input, and which word Tab is to complete.
final class SnippetParser implements Parser {
    private final Supplier<SourceCodeAnalysis> analysis;

    SnippetParser(Supplier<SourceCodeAnalysis> analysis) {
        this.analysis = analysis;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !complete(line)) throw new EOFError(-1, cursor, "the snippet goes on");
        return new Word(line, cursor, begin(line, cursor));
    }

    @Override
    public boolean isEscapeChar(char c) {
        return false;
    }

    private boolean complete(String text) {
        if (text.isBlank() || SlashCommands.isCommand(text)) return true;
        return Splitter.complete(text, analysis.get());
    }

    /// Where the word before the cursor begins: a Java name, or a whole command.
    private static int begin(String line, int cursor) {
        if (SlashCommands.isCommand(line) && line.lastIndexOf(' ', cursor - 1) < 0) return 0;
        int begin = cursor;
        while (begin > 0 && Character.isJavaIdentifierPart(line.charAt(begin - 1))) begin--;
        return begin;
    }

    private record Word(String line, int cursor, int begin) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(begin, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - begin;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word().length();
        }
    }
}
