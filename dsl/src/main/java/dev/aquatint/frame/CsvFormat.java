package dev.aquatint.frame;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What was said about how text files are written. Whatever was not said is found by looking at the files.
///
/// Equal when the same was said; printed as it was typed: `.separator(";").decimal(",")`.
///
/// @param said options by their names, in the order in which they were given
public record CsvFormat(Map<String, Object> said) {
    public static final CsvFormat FOUND = new CsvFormat(Map.of());

    public CsvFormat {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }

    private CsvFormat with(String option, Object value) {
        var more = new LinkedHashMap<>(said);
        more.put(option, value);
        return new CsvFormat(more);
    }

    private <T> T get(String option, Class<T> type, T otherwise) {
        return type.cast(said.getOrDefault(option, otherwise));
    }

    /// Null when it is to be found.
    public String separator() {
        return get("separator", String.class, null);
    }

    public CsvFormat separator(String separator) {
        if (separator == null || separator.isEmpty() || separator.indexOf('\n') >= 0 || separator.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("separator(..) takes what stands between two values, such as \";\", \"\\t\" or \" \" for any run of spaces");
        }
        return with("separator", separator.equals("\\s+") ? " " : separator);
    }

    /// Null when it is to be found.
    public String decimal() {
        return get("decimal", String.class, null);
    }

    public CsvFormat decimal(String decimal) {
        if (!",".equals(decimal) && !".".equals(decimal)) throw new IllegalArgumentException("decimal(..) takes \",\" or \".\", not %s".formatted(quoted(decimal)));
        return with("decimal", decimal);
    }

    /// Null when it is to be found.
    public Boolean header() {
        return get("header", Boolean.class, null);
    }

    public CsvFormat header(boolean header) {
        return with("header", header);
    }

    public int skip() {
        return get("skip", Integer.class, 0);
    }

    public CsvFormat skip(int lines) {
        if (lines < 0) throw new IllegalArgumentException("skip(..) takes how many lines come before the table, not %d".formatted(lines));
        return with("skip", lines);
    }

    /// Null when it is to be found.
    public String comment() {
        return get("comment", String.class, null);
    }

    public CsvFormat comment(String start) {
        if (start == null || start.length() != 1) throw new IllegalArgumentException("comment(..) takes the one character that comments start with, such as \"#\", not %s".formatted(quoted(start)));
        return with("comment", start);
    }

    /// Empty when there are no quotes, null when it is to be found.
    public String quote() {
        return get("quote", String.class, null);
    }

    public CsvFormat quote(String quote) {
        if (quote != null && quote.length() > 1) throw new IllegalArgumentException("quote(..) takes one character, or null for none, not %s".formatted(quoted(quote)));
        return with("quote", quote == null ? "" : quote);
    }

    /// Empty when there is none, null when it is to be found.
    public String escape() {
        return get("escape", String.class, null);
    }

    public CsvFormat escape(String escape) {
        if (escape != null && escape.length() != 1) throw new IllegalArgumentException("escape(..) takes one character, such as \"\\\\\", or null for none, not %s".formatted(quoted(escape)));
        return with("escape", escape == null ? "" : escape);
    }

    /// What stands for a missing value beside the usual words.
    public List<String> nulls() {
        return list("nulls");
    }

    public CsvFormat nulls(String... values) {
        return with("nulls", List.of(values));
    }

    /// Null when it is to be found.
    public Charset encoding() {
        String name = get("encoding", String.class, null);
        return name == null ? null : Charset.forName(name);
    }

    public CsvFormat encoding(String name) {
        try {
            if (name != null && Charset.isSupported(name)) return with("encoding", name);
        } catch (IllegalCharsetNameException _) {
            // told below
        }
        throw new IllegalArgumentException("there is no encoding %s; usual are \"utf-8\", \"windows-1252\", \"iso-8859-15\", \"utf-16\", \"shift_jis\"%s".formatted(quoted(name),
                name == null ? "" : Nearest.to(name, List.copyOf(Charset.availableCharsets().keySet())).map("; did you mean %s?"::formatted).orElse("")));
    }

    /// Patterns of dates and times.
    public List<String> dates() {
        return list("dates");
    }

    public CsvFormat dates(String... patterns) {
        for (String pattern : patterns) {
            if (pattern.indexOf('%') >= 0) throw new IllegalArgumentException("dates(..) takes patterns such as \"dd.MM.yyyy HH:mm\", not %s".formatted(quoted(pattern)));
            try {
                DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("dates(..) takes patterns such as \"dd.MM.yyyy HH:mm\", not %s: %s".formatted(quoted(pattern), e.getMessage()), e);
            }
        }
        return with("dates", List.of(patterns));
    }

    /// Types of columns that were given, by name.
    @SuppressWarnings("unchecked")
    public Map<String, ColumnType> types() {
        return (Map<String, ColumnType>) said.getOrDefault("types", Map.of());
    }

    public CsvFormat types(ColumnType type, String... columns) {
        if (columns.length == 0) throw new IllegalArgumentException("types(\"%s\", ..) takes the names of the columns that have it".formatted(word(type)));
        var types = new LinkedHashMap<>(types());
        for (String column : columns) types.put(column, type);
        return with("types", Collections.unmodifiableMap(types));
    }

    public CsvFormat types(String type, String... columns) {
        for (ColumnType t : ColumnType.values()) if (word(t).equalsIgnoreCase(type)) return types(t, columns);
        throw new IllegalArgumentException("there is no type %s; types are %s".formatted(quoted(type), Arrays.stream(ColumnType.values()).map(CsvFormat::word).collect(Collectors.joining(", "))));
    }

    /// The one file of an archive that is read; null for the only one that looks like a table.
    public String entry() {
        return get("entry", String.class, null);
    }

    public CsvFormat entry(String name) {
        return with("entry", name);
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String option) {
        return (List<String>) said.getOrDefault(option, List.of());
    }

    @Override
    public String toString() {
        return said.entrySet().stream().map(e -> call(e.getKey(), e.getValue())).collect(Collectors.joining());
    }

    private String call(String option, Object value) {
        if (!option.equals("types")) return ".%s(%s)".formatted(option, value.equals("") && (option.equals("quote") || option.equals("escape")) ? "null" : argument(value));
        var columns = new LinkedHashMap<ColumnType, List<String>>();
        types().forEach((column, type) -> columns.computeIfAbsent(type, _ -> new ArrayList<>(List.of(word(type)))).add(column));
        return columns.values().stream().map(all -> ".types(" + argument(all) + ")").collect(Collectors.joining());
    }

    private static String argument(Object value) {
        return value instanceof List<?> all ? all.stream().map(CsvFormat::argument).collect(Collectors.joining(", ")) : value instanceof String s ? quoted(s) : String.valueOf(value);
    }

    private static String word(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static String quoted(String s) {
        return s == null ? "null" : '"' + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
    }
}
