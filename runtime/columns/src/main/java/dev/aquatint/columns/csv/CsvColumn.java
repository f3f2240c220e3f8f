package dev.aquatint.columns.csv;

import dev.aquatint.columns.Builder;
import dev.aquatint.columns.Pieces;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.CsvFormat;
import java.util.List;

/// A column while files are read: what is known of its form, and its values.
final class CsvColumn {
    final String name;
    final ColumnType said;
    final Evidence evidence;
    private final Missing values, texts;
    private Form form;
    private Missing missing;
    private Builder builder;
    private boolean some;

    CsvColumn(String name, CsvFormat format) {
        this.name = name;
        said = format.types().get(name);
        values = Missing.values(format.nulls());
        texts = Missing.texts(format.nulls());
        List<Form> forms = said == null ? Forms.all(format) : Forms.of(said, format);
        evidence = new Evidence(forms, said == ColumnType.STRING ? texts : values);
    }

    Form form() {
        return form;
    }

    /// Begins to collect values of a form.
    void begin(Form form) {
        this.form = form;
        missing = form.type == ColumnType.STRING ? texts : values;
        builder = new Builder(form.type, Pieces.ROWS);
        some = false;
    }

    /// Whether the value fits; it is collected if it does.
    boolean add(char[] b, int from, int to) {
        if (missing.is(b, from, to)) {
            builder.addMissing();
            return true;
        }
        some = true;
        return form.add(b, from, to, builder);
    }

    /// The same of a text without its spaces, unless it is in quotes and these belong to it.
    boolean add(char[] b, int from, int to, boolean quoted) {
        if (!quoted || form.type == ColumnType.STRING) return add(b, from, to);
        int start = from, end = to;
        while (start < end && b[start] <= ' ') start++;
        while (end > start && b[end - 1] <= ' ') end--;
        return add(b, start, end);
    }

    void addMissing() {
        builder.addMissing();
    }

    /// Whether any value was there.
    boolean some() {
        return some;
    }

    List<dev.aquatint.columns.Store.Piece> pieces() {
        return builder.pieces();
    }
}
