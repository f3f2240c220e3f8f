package dev.aquatint.shell.console;

import dev.aquatint.Aquatint;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours what is being typed: keywords, the words of the language, texts, numbers, comments, commands.
final class SnippetHighlighter implements Highlighter {
    private static final Pattern TOKEN = Pattern.compile("(?<comment>//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))|(?<text>\"\"\"(?s:.*?)(?:\"\"\"|\\z)|\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])*'?)"
            + "|(?<number>\\b\\d[\\w.]*)|(?<word>@?\\b[A-Za-z_$][\\w$]*)");
    private static final Set<String> CONTEXTUAL = Set.of("var", "record", "sealed", "permits", "yield", "when");

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle KEYWORD = PLAIN.foreground(AttributedStyle.MAGENTA), WORD = PLAIN.foreground(AttributedStyle.CYAN), TEXT = PLAIN.foreground(AttributedStyle.GREEN),
            NUMBER = PLAIN.foreground(AttributedStyle.BLUE), COMMENT = PLAIN.foreground(AttributedStyle.BRIGHT), COMMAND = PLAIN.bold();

    private final Colours colours;

    SnippetHighlighter(Colours colours) {
        this.colours = colours;
    }

    @Override
    public AttributedString highlight(LineReader reader, String typed) {
        if (colours == Colours.NONE) return new AttributedString(typed);
        AttributedStringBuilder out = new AttributedStringBuilder();
        if (SlashCommands.isCommand(typed)) return out.styled(COMMAND, typed).toAttributedString();
        Matcher m = TOKEN.matcher(typed);
        int at = 0;
        while (m.find()) {
            out.append(typed, at, m.start()).styled(style(m), m.group());
            at = m.end();
        }
        return out.append(typed, at, typed.length()).toAttributedString();
    }

    private static AttributedStyle style(Matcher m) {
        if (m.group("comment") != null) return COMMENT;
        if (m.group("text") != null) return TEXT;
        if (m.group("number") != null) return NUMBER;
        String word = m.group("word");
        if (SourceVersion.isKeyword(word) || CONTEXTUAL.contains(word)) return KEYWORD;
        return Language.WORDS.contains(word) || word.startsWith("@") ? WORD : PLAIN;
    }

    /// Loaded with the first word that is typed, not with the prompt.
    private static final class Language {
        static final Set<String> WORDS = Stream.<Member>concat(Arrays.stream(Aquatint.class.getMethods()).filter(m -> m.getDeclaringClass() == Aquatint.class),
                Arrays.stream(Aquatint.class.getFields())).map(Member::getName).collect(Collectors.toSet());
    }
}
