package dev.aquatint.columns.csv;

import dev.aquatint.columns.csv.Calendar.Order;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.CsvFormat;
import java.util.ArrayList;
import java.util.List;

/// The forms that a column may have, most special first.
final class Forms {
    private Forms() {}

    /// Those of a column that nothing was said of.
    static List<Form> all(CsvFormat format) {
        List<Form> forms = new ArrayList<>(patterns(format));
        forms.add(new Form.Whole());
        forms.add(new Form.Unsigned());
        reals(ColumnType.FLOAT64, format, false, forms);
        forms.add(new Form.Flag(false));
        forms.add(new Form.Clock());
        for (Order order : Order.values()) {
            forms.add(new Form.Day(ColumnType.DATE, order));
            forms.add(new Form.Day(ColumnType.TIMESTAMP, order));
        }
        forms.add(new Form.Text());
        return forms;
    }

    /// Those of a column whose type was said.
    static List<Form> of(ColumnType type, CsvFormat format) {
        List<Form> forms = new ArrayList<>();
        switch (type) {
            case INT8 -> forms.add(new Form.Whole(type, true, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case INT16 -> forms.add(new Form.Whole(type, true, Short.MIN_VALUE, Short.MAX_VALUE));
            case INT32 -> forms.add(new Form.Whole(type, true, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> forms.add(new Form.Whole(type, true, Long.MIN_VALUE, Long.MAX_VALUE));
            case UINT8 -> forms.add(new Form.Whole(type, true, 0, 0xff));
            case UINT16 -> forms.add(new Form.Whole(type, true, 0, 0xffff));
            case UINT32 -> forms.add(new Form.Whole(type, true, 0, 0xffffffffL));
            case UINT64 -> forms.add(new Form.Unsigned());
            case FLOAT32, FLOAT64 -> reals(type, format, true, forms);
            case BOOLEAN -> forms.add(new Form.Flag(true));
            case TIME -> forms.add(new Form.Clock());
            case DATE, TIMESTAMP -> { for (Order order : Order.values()) forms.add(new Form.Day(type, order)); }
            case STRING -> forms.add(new Form.Text());
        }
        for (Form pattern : patterns(format).reversed()) if (pattern.type == type) forms.addFirst(pattern);
        return forms;
    }

    private static List<Form> patterns(CsvFormat format) {
        return format.dates().stream().<Form>map(DatePattern::of).toList();
    }

    private static void reals(ColumnType type, CsvFormat format, boolean zeros, List<Form> to) {
        if (!",".equals(format.decimal())) to.add(new Form.Real(type, '.', zeros));
        if (!".".equals(format.decimal())) to.add(new Form.Real(type, ',', zeros));
    }
}
