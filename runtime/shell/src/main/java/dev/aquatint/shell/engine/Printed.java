package dev.aquatint.shell.engine;

import dev.aquatint.layout.Viewable;
import dev.aquatint.reduce.Grouping;
import dev.aquatint.reduce.Reduction;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/// A value as the prompt prints it: bounded in time and length, whatever its size.
public final class Printed {
    private static final int TEXT = 20_000, DEPTH = 4, LINE = 120;
    /// Items within items are fewer: all of it is some lines.
    private static final int[] ITEMS = {20, 5, 3, 2};

    private Printed() {}

    /// `double[100000000] {0.0, 0.0, ...}`, `"text"`, `[1, 2, 3]`; views as the chain of calls that makes them; all else as its `toString`.
    public static String of(Object value) {
        return of(value, 0);
    }

    /// @param names of what variables hold: views are printed with them
    static String of(Object value, Names names) {
        return value instanceof Viewable v ? new SourceForm(names).of(v) : of(value);
    }

    /// The beginning of a text in one line.
    public static String line(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LINE ? line : line.substring(0, LINE - 1) + "…";
    }

    private static String of(Object value, int depth) {
        return switch (value) {
            case null -> "null";
            case String s -> quoted(s, '"');
            case Character c -> quoted(c.toString(), '\'');
            case Viewable v -> new SourceForm(Names.NONE).of(v);
            case Reduction r -> r.source();
            case Grouping g -> g.source();
            case Collection<?> c when ours(c) -> depth >= DEPTH ? "[...]" : items(c.iterator(), c.size(), depth, "[", "]");
            case Map<?, ?> m when ours(m) -> depth >= DEPTH ? "{...}" : entries(m, depth);
            case Object o when o.getClass().isArray() -> array(o, depth);
            case Object o when o.getClass().isHidden() && o.getClass().getInterfaces().length == 1 -> o.getClass().getInterfaces()[0].getSimpleName() + " (lambda)";
            default -> text(value);
        };
    }

    /// Only what the JDK made: a class of its own may have a `toString` of its own.
    private static boolean ours(Object o) {
        return o.getClass().getClassLoader() == null;
    }

    /// `double[1000][1000] {{0.0, 0.0, ...}, {0.0, 0.0, ...}, ...}`: rows within rows do not say their type again.
    private static String array(Object a, int depth) {
        StringBuilder lengths = new StringBuilder();
        for (Object row = a; row != null && row.getClass().isArray(); row = Array.getLength(row) == 0 ? null : Array.get(row, 0)) {
            lengths.append('[').append(row == a || even(row, a) ? Array.getLength(row) : "").append(']');
        }
        int missing = a.getClass().getSimpleName().split("\\[", -1).length - 1 - (int) lengths.chars().filter(c -> c == '[').count();
        String simple = a.getClass().getSimpleName();
        return simple.substring(0, simple.indexOf('[')) + lengths + "[]".repeat(missing) + " " + braces(a, depth);
    }

    /// Whether all rows of an array of arrays are as long as the first.
    private static boolean even(Object first, Object of) {
        if (Array.getLength(of) > 10_000 || !of.getClass().getComponentType().equals(first.getClass())) return false;
        for (int i = 0; i < Array.getLength(of); i++) {
            Object row = Array.get(of, i);
            if (row == null || Array.getLength(row) != Array.getLength(first)) return false;
        }
        return true;
    }

    private static String braces(Object a, int depth) {
        int length = Array.getLength(a);
        if (depth >= DEPTH) return length == 0 ? "{}" : "{...}";
        boolean rows = a.getClass().getComponentType().isArray();
        int shown = Math.min(length, rows ? ITEMS[2] : ITEMS[depth]);
        StringBuilder s = new StringBuilder("{");
        for (int i = 0; i < shown; i++) {
            Object item = Array.get(a, i);
            s.append(i == 0 ? "" : ", ").append(rows && item != null ? braces(item, depth + 1) : of(item, depth + 1));
        }
        return s.append(shown < length ? ", ...}" : "}").toString();
    }

    private static String items(Iterator<?> of, int size, int depth, String open, String close) {
        StringBuilder s = new StringBuilder(open);
        for (int i = 0; i < ITEMS[depth] && of.hasNext(); i++) s.append(i == 0 ? "" : ", ").append(of(of.next(), depth + 1));
        return s.append(of.hasNext() ? ", ..." + close + " (" + size + " elements)" : close).toString();
    }

    private static String entries(Map<?, ?> map, int depth) {
        StringBuilder s = new StringBuilder("{");
        int i = 0;
        for (Map.Entry<?, ?> e : map.entrySet()) {
            if (i == ITEMS[depth]) return s.append(", ...} (").append(map.size()).append(" entries)").toString();
            s.append(i++ == 0 ? "" : ", ").append(of(e.getKey(), depth + 1)).append('=').append(of(e.getValue(), depth + 1));
        }
        return s.append('}').toString();
    }

    private static String text(Object value) {
        String s = String.valueOf(value.toString());
        return s.length() <= TEXT ? s : s.substring(0, TEXT) + "... (" + s.length() + " characters)";
    }

    private static String quoted(String s, char quote) {
        StringBuilder out = new StringBuilder().append(quote);
        s.codePoints().limit(TEXT).forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) out.append('\\').appendCodePoint(c);
                    else if (Character.isISOControl(c)) out.append("\\u%04x".formatted(c));     // no escape sequence reaches the terminal
                    else out.appendCodePoint(c);
                }
            }
        });
        return out.append(quote).append(s.length() > TEXT ? "... (" + s.length() + " characters)" : "").toString();
    }
}
