package dev.aquatint.columns;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A frame as a table of text: its first and last rows, where they can be had without reading much.
final class Printed {
    private static final int SHOWN = 5;
    private static final int WIDEST = 32;
    private static final int COLUMNS = 12;
    private static final int NOTES = 5;
    /// What may be read to show some rows.
    private static final long CHEAP = 48 << 20;

    private Printed() {}

    static String of(TableFrame frame) {
        var text = new StringBuilder();
        boolean cheap = frame.columns().isEmpty() || cost(frame) <= CHEAP;
        if (!cheap) {
            text.append(frame.schema()).append('\n').append("%,d rows in %s".formatted(Math.min(frame.limit(), frame.table().rows()), frame.name()));
            if (!frame.selections().isEmpty()) text.append(", not yet selected by ").append(conditions(frame));
            return text.append("; persist() reads them").toString();
        }
        long rows = frame.rows();
        List<Named> columns = frame.columns();
        List<Named> shown = columns.size() <= COLUMNS ? columns : columns.subList(0, COLUMNS - 1);
        Map<String, String> unreadable = rows == 0 ? Map.of() : unreadable(frame, shown, rows);
        List<Named> readable = shown.stream().filter(c -> !unreadable.containsKey(c.name())).toList();
        if (rows > 0 && !readable.isEmpty()) text.append(table(new TableFrame(frame.table(), readable, frame.selections(), frame.limit()), rows));
        text.append("%,d row%s × %d column%s".formatted(rows, rows == 1 ? "" : "s", columns.size(), columns.size() == 1 ? "" : "s"));
        text.append(" of ").append(frame.name());
        if (!frame.selections().isEmpty()) text.append(" where ").append(conditions(frame));
        if (shown.size() < columns.size()) {
            text.append("\nnot shown: ").append(columns.subList(shown.size(), columns.size()).stream().map(Named::name).collect(Collectors.joining(", ")));
        }
        unreadable.forEach((name, why) -> text.append("\n%s: %s".formatted(name, why)));
        frame.schema().skipped().forEach((name, why) -> text.append("\n%s is not read: %s".formatted(name, why)));
        List<String> notes = notes(frame.schema());
        notes.stream().limit(NOTES).forEach(note -> text.append('\n').append(note));
        if (notes.size() > NOTES) text.append("\n%d more notes: schema() has all".formatted(notes.size() - NOTES));
        return text.toString();
    }

    /// Columns whose first or last rows cannot be read, with the reason: the others are shown all the same.
    private static Map<String, String> unreadable(TableFrame frame, List<Named> columns, long rows) {
        var why = new LinkedHashMap<String, String>();
        for (Named column : columns) {
            try {
                var alone = new TableFrame(frame.table(), List.of(column), frame.selections(), frame.limit());
                alone.row(0);
                alone.row(rows - 1);
            } catch (UnreadableFile e) {
                why.put(column.name(), e.getMessage());
            }
        }
        return why;
    }

    private static List<String> notes(Schema schema) {
        return Stream.concat(schema.notes().stream(), schema.reasons().entrySet().stream().map(r -> "%s is text: %s".formatted(r.getKey(), r.getValue()))).toList();
    }

    private static String conditions(TableFrame frame) {
        return frame.selections().size() == 1 ? frame.selections().getFirst().where().toString()
                : frame.selections().stream().map(s -> "(" + s.where() + ")").collect(Collectors.joining(" && "));
    }

    private static long cost(TableFrame frame) {
        Table table = frame.table();
        long sum = 0;
        int chunks = table.store.chunks();
        if (frame.selections().isEmpty()) {
            if (chunks == 0) return 0;
            int last = Cells.chunk(table, Math.max(0, frame.rows() - 1));
            for (Named c : frame.columns()) sum += table.cost(c.from(), 0) + (last == 0 ? 0 : table.cost(c.from(), last));
            return sum;
        }
        for (Selection s : frame.selections()) {
            for (Named c : s.scope()) for (int i = 0; i < chunks; i++) sum += table.cost(c.from(), i);
        }
        for (Named c : frame.columns()) for (int i = 0; i < chunks; i++) sum = Math.max(sum, 2 * table.cost(c.from(), i));
        return sum;
    }

    private static String table(TableFrame frame, long rows) {
        var lines = new ArrayList<String[]>();
        int n = frame.columns().size();
        String[] names = new String[n + 1], types = new String[n + 1];
        names[0] = types[0] = "";
        for (int i = 0; i < n; i++) {
            names[i + 1] = cut(frame.columns().get(i).name());
            types[i + 1] = frame.columns().get(i).type().name().toLowerCase(Locale.ROOT);
        }
        lines.add(names);
        lines.add(types);
        for (long row = 0; row < Math.min(rows, SHOWN); row++) lines.add(cells(row, frame.row(row)));
        if (rows > 2 * SHOWN) {
            String[] gap = new String[n + 1];
            Arrays.fill(gap, "…");
            lines.add(gap);
        }
        for (long row = Math.max(SHOWN, rows - SHOWN); row < rows; row++) lines.add(cells(row, frame.row(row)));

        int[] widths = new int[n + 1];
        for (String[] line : lines) for (int i = 0; i <= n; i++) widths[i] = Math.max(widths[i], width(line[i]));
        var text = new StringBuilder();
        for (String[] line : lines) {
            var row = new StringBuilder();
            for (int i = 0; i <= n; i++) {
                String space = " ".repeat(widths[i] - width(line[i]));
                boolean left = i > 0 && frame.columns().get(i - 1).type() == ColumnType.STRING;
                row.append(i == 0 ? "" : "  ").append(left ? line[i] + space : space + line[i]);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String[] cells(long index, Map<String, Object> row) {
        String[] cells = new String[row.size() + 1];
        cells[0] = Long.toString(index);
        int i = 1;
        for (Object v : row.values()) cells[i++] = cell(v);
        return cells;
    }

    private static String cell(Object v) {
        return switch (v) {
            case null -> "·";
            case Float f -> number(f, Float.toString(f));
            case Double d -> number(d, Double.toString(d));
            case Instant t -> DateTimeFormatter.ofPattern(t.getNano() == 0 ? "uuuu-MM-dd HH:mm:ss" : "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
                    .format(LocalDateTime.ofInstant(t, ZoneOffset.UTC));
            default -> cut(v.toString());
        };
    }

    private static String number(double v, String exact) {
        if (Double.isInfinite(v) || exact.length() <= 12) return exact;
        double size = Math.abs(v);
        return size >= 1e-4 && size < 1e15 ? String.format(Locale.ROOT, "%.6f", v) : String.format(Locale.ROOT, "%.6e", v);
    }

    /// Text from a file may hold control characters, which a terminal would obey.
    private static String cut(String s) {
        String clean = s.codePoints().map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(WIDEST + 1L).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return width(clean) <= WIDEST ? clean : clean.substring(0, clean.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static int width(String s) {
        return s.codePointCount(0, s.length());
    }
}
