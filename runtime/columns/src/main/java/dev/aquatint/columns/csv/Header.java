package dev.aquatint.columns.csv;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.CsvFormat;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Whether the first record of a file has the names of its columns.
final class Header {
    private enum Sort { NUMBER, FLAG, MOMENT, TEXT, NOTHING }

    private static final double FIRST_YEAR = 1800, LAST_YEAR = 2200;

    private final List<Form> forms;
    private final Missing missing;

    private Header(CsvFormat format) {
        forms = Forms.all(format);
        missing = Missing.values(format.nulls());
    }

    /// It has, unless in every column of numbers, dates or flags it has one too. Years over columns of other numbers are names, and so are 0, 1, 2 and so on.
    static boolean in(List<String[]> rows, CsvFormat format) {
        return rows.isEmpty() || new Header(format).in(rows);
    }

    /// Whether it can be nothing else: in a column of numbers, dates or flags it has a text.
    static boolean certain(List<String[]> rows, CsvFormat format) {
        if (rows.size() < 2) return false;
        var header = new Header(format);
        String[] first = rows.getFirst();
        return IntStream.range(0, first.length).anyMatch(i -> header.sort(first[i]) == Sort.TEXT && header.column(rows, i) != Sort.TEXT && header.column(rows, i) != Sort.NOTHING);
    }

    /// Of what sort the values below the first are.
    private Sort column(List<String[]> rows, int i) {
        Sort column = Sort.NOTHING;
        for (String[] row : rows.subList(1, rows.size())) {
            Sort value = i < row.length ? sort(row[i]) : Sort.NOTHING;
            if (value != Sort.NOTHING) column = column == Sort.NOTHING || column == value ? value : Sort.TEXT;
        }
        return column;
    }

    private boolean in(List<String[]> rows) {
        String[] first = rows.getFirst();
        boolean typed = false, years = true, counted = first.length > 1;
        for (int i = 0; i < first.length; i++) {
            Sort name = sort(first[i]), column = rows.size() == 1 ? name : column(rows, i);
            boolean named = column != Sort.NOTHING && column != Sort.TEXT;
            if (named && name != Sort.NOTHING && name != column) return true;
            typed |= named;
            OptionalDouble number = number(first[i]);
            counted &= number.isPresent() && number.getAsDouble() == i;
            years &= !named || year(number) && !mostlyYears(rows, i);
        }
        return !typed || rows.size() > 1 && (years || counted);
    }

    private boolean mostlyYears(List<String[]> rows, int column) {
        int i = column;
        return rows.stream().skip(1).filter(row -> i < row.length && year(number(row[i]))).count() * 2 > rows.size() - 1;
    }

    private static boolean year(OptionalDouble v) {
        return v.isPresent() && v.getAsDouble() == Math.rint(v.getAsDouble()) && v.getAsDouble() >= FIRST_YEAR && v.getAsDouble() <= LAST_YEAR;
    }

    private static OptionalDouble number(String s) {
        double v = Numbers.real(s.toCharArray(), 0, s.length(), '.', false);
        return v == v ? OptionalDouble.of(v) : OptionalDouble.empty();
    }

    private Sort sort(String s) {
        char[] b = s.toCharArray();
        if (missing.is(b, 0, b.length)) return Sort.NOTHING;
        for (Form form : forms) {
            if (!form.add(b, 0, b.length, null)) continue;
            return form.type == ColumnType.STRING ? Sort.TEXT : form.type == ColumnType.BOOLEAN ? Sort.FLAG
                    : form.type == ColumnType.DATE || form.type == ColumnType.TIME || form.type == ColumnType.TIMESTAMP ? Sort.MOMENT : Sort.NUMBER;
        }
        return Sort.TEXT;
    }
}
