package dev.aquatint.columns.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many values the first lines of a text have if a character separates them, and how well quotes fit: those with a backslash before them are part of a text where that makes all of them fit.
final class Counts {
    private static final int MOST = 300;

    private final List<Integer> values = new ArrayList<>();
    /// quotes that are closed before a value ends
    int strays;
    /// whether the text ends inside of quotes
    boolean open;
    /// whether spaces come between separator and quote
    boolean spaced;
    /// what stands before quotes that are part of a text; 0 for nothing
    private final char escape;

    private Counts(char escape) {
        this.escape = escape;
    }

    char escape() {
        return escape;
    }

    /// @param separator a space for any run of spaces and tabs
    /// @param quote 0 for none
    /// @param comment 0 for none
    static Counts of(String text, int from, char separator, char quote, char comment) {
        Counts plain = of(text, from, separator, quote, (char) 0, comment);
        if (quote == 0 || plain.strays == 0 && !plain.open || text.indexOf("\\" + quote) < 0) return plain;
        Counts escaped = of(text, from, separator, quote, '\\', comment);
        return escaped.strays == 0 && !escaped.open ? escaped : plain;
    }

    /// @param escape before quotes that are part of a text; 0 for none
    static Counts of(String text, int from, char separator, char quote, char escape, char comment) {
        var counts = new Counts(escape);
        int at = from, n = text.length();
        while (at < n && counts.values.size() < MOST) at = counts.line(text, at, separator, quote, comment);
        return counts;
    }

    private int line(String text, int from, char separator, char quote, char comment) {
        int n = text.length(), at = from;
        if (ends(text.charAt(at))) return at + 1;
        if (comment != 0 && text.charAt(at) == comment) {
            while (at < n && !ends(text.charAt(at))) at++;
            return at;
        }
        int fields = 0;
        while (true) {
            int start = at;
            while (at < n && (text.charAt(at) == ' ' || separator == ' ' && text.charAt(at) == '\t')) at++;
            if (separator == ' ' && (at == n || ends(text.charAt(at)))) break;
            fields++;
            if (quote != 0 && at < n && text.charAt(at) == quote) {
                spaced |= at > start && separator != ' ';
                at++;
                while (at < n && (text.charAt(at) != quote || at + 1 < n && text.charAt(at + 1) == quote)) at += text.charAt(at) == quote || escape != 0 && text.charAt(at) == escape ? 2 : 1;
                if (at >= n) {
                    open = true;
                    break;
                }
                at++;
                int closed = at;
                while (at < n && text.charAt(at) == ' ' && separator != ' ') at++;
                if (at < n && !ends(text.charAt(at)) && !separates(text.charAt(at), separator)) strays++;
                else if (at > closed) spaced = true;
            }
            while (at < n && !ends(text.charAt(at)) && !separates(text.charAt(at), separator)) at++;
            if (at == n || ends(text.charAt(at))) break;
            if (separator != ' ') at++;
        }
        if (fields > 0) values.add(fields);
        return Math.min(n, at + 1);
    }

    private static boolean separates(char c, char separator) {
        return c == separator || separator == ' ' && c == '\t';
    }

    private static boolean ends(char c) {
        return c == '\n' || c == '\r';
    }

    /// How many lines there are.
    int lines() {
        return values.size();
    }

    int first() {
        return values.isEmpty() ? 0 : values.getFirst();
    }

    /// How many values most lines have.
    int usual() {
        Map<Integer, Integer> times = new HashMap<>();
        int best = 0;
        for (int v : values) if (times.merge(v, 1, Integer::sum) > times.getOrDefault(best, 0)) best = v;
        return best;
    }

    /// The share of lines that have that many, in tenths.
    int tenths() {
        int usual = usual();
        return values.isEmpty() ? 0 : (int) (10 * values.stream().filter(v -> v == usual).count() / values.size());
    }
}
