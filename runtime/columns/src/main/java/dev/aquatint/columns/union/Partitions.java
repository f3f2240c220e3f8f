package dev.aquatint.columns.union;

import dev.aquatint.frame.ColumnType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the folders right above files say, as Hive names them: `year=2014/month=1/a.parquet`.
///
/// Of a column whose values are all whole numbers come numbers, of dates dates, of other numbers float64, and text else. A key that a file's
/// folders do not name, or name `__HIVE_DEFAULT_PARTITION__`, is missing there.
record Partitions(List<Column> columns) {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17}|0\\d)"), DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final String MISSING = "__HIVE_DEFAULT_PARTITION__";

    /// @param values a number or a text for each file; null where missing
    record Column(String name, ColumnType type, List<Object> values) {}

    static Partitions of(List<Path> files) {
        var texts = new LinkedHashMap<String, String[]>();
        for (int f = 0; f < files.size(); f++) {
            var folders = new ArrayList<String>();
            for (Path p = files.get(f).toAbsolutePath().getParent(); p != null && p.getFileName() != null && p.getFileName().toString().indexOf('=') > 0; p = p.getParent()) {
                folders.addFirst(p.getFileName().toString());
            }
            for (String folder : folders) {
                int sign = folder.indexOf('=');
                String value = decoded(folder.substring(sign + 1));
                texts.computeIfAbsent(decoded(folder.substring(0, sign)), _ -> new String[files.size()])[f] = value.equals(MISSING) || value.isEmpty() ? null : value;
            }
        }
        return new Partitions(texts.entrySet().stream().map(Partitions::typed).toList());
    }

    private static Column typed(Map.Entry<String, String[]> written) {
        String[] texts = written.getValue();
        var values = new ArrayList<>();
        ColumnType type;
        if (all(texts, t -> WHOLE.matcher(t).matches())) {
            for (String t : texts) values.add(t == null ? null : Long.valueOf(t));
            type = values.stream().allMatch(v -> v == null || (Long) v == ((Long) v).intValue()) ? ColumnType.INT32 : ColumnType.INT64;
        } else if (all(texts, t -> DECIMAL.matcher(t).matches() && !t.matches("0\\d+"))) {
            for (String t : texts) values.add(t == null ? null : Double.valueOf(t));
            type = ColumnType.FLOAT64;
        } else if (all(texts, Partitions::date)) {
            for (String t : texts) values.add(t == null ? null : (Object) LocalDate.parse(t).toEpochDay());
            type = ColumnType.DATE;
        } else {
            for (String t : texts) values.add(t);
            type = ColumnType.STRING;
        }
        return new Column(written.getKey(), type, values);
    }

    private static boolean all(String[] texts, Predicate<String> fits) {
        boolean any = false;
        for (String t : texts) {
            if (t != null && !fits.test(t)) return false;
            any |= Objects.nonNull(t);
        }
        return any;
    }

    private static boolean date(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /// Spark and Hive write what a folder's name may not have as `%2F`.
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return name;
        }
    }
}
