package dev.aquatint.shell.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text literal that is being typed, as an argument of a call.
///
/// @param call the name of the innermost call around it, or empty
/// @param begun what stands between its quote and the cursor
/// @param before the code up to its quote
record Literal(String call, String begun, String before) {
    private static final Pattern NAME = Pattern.compile("(\\w+)\\s*$");

    /// Empty where the text ends outside of a literal, or in a text block, a character or a comment.
    static Optional<Literal> at(String text) {
        Deque<String> calls = new ArrayDeque<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = i + 1;
            if (text.startsWith("//", i)) end = after(text, "\n", i);
            else if (text.startsWith("/*", i)) end = after(text, "*/", i + 2);
            else if (text.startsWith("\"\"\"", i)) end = after(text, "\"\"\"", i + 3);
            else if (c == '"' || c == '\'') {
                end = closed(text, i);
                if (end < 0) return c == '\'' ? Optional.empty() : Optional.of(new Literal(calls.isEmpty() ? "" : calls.peek(), text.substring(i + 1), text.substring(0, i)));
            } else if (c == '(') {
                Matcher name = NAME.matcher(text.substring(0, i));
                calls.push(name.find() ? name.group(1) : "");
            } else if (c == ')' && !calls.isEmpty()) {
                calls.pop();
            }
            i = end;
        }
        return Optional.empty();
    }

    private static int after(String text, String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    /// The place after the closing quote, or -1.
    private static int closed(String text, int quote) {
        for (int i = quote + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.charAt(i) == text.charAt(quote)) return i + 1;
        }
        return text.indexOf('\n', quote) < 0 ? -1 : text.indexOf('\n', quote);
    }
}
