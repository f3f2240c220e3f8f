package dev.aquatint.columns.csv;

import dev.aquatint.columns.csv.Calendar.Order;
import dev.aquatint.frame.ColumnType;
import java.util.List;

/// What the values of a column that were looked at say of its form, and which value spoke against the others.
final class Evidence {
    /// What the other columns say of the decimal sign of a file.
    enum Sign { POINT, COMMA, UNKNOWN }

    private static final int SHOWN = 40;

    private final List<Form> forms;
    private final Missing missing;
    private final boolean[] out;
    private final int[] fitted;
    private final Against[] against;
    private int present;
    private Against comma, point, first;

    /// A value and where it is.
    private record Against(String value, String where) {
        @Override
        public String toString() {
            return "\"%s\" in %s".formatted(value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…", where);
        }
    }

    /// @param forms that are possible, most special first; with text as the last one nothing is refused
    Evidence(List<Form> forms, Missing missing) {
        this.forms = forms;
        this.missing = missing;
        out = new boolean[forms.size()];
        fitted = new int[forms.size()];
        against = new Against[forms.size()];
    }

    /// Takes a value of the sample, also for forms that are out already: how many it fits says what the column was meant to be.
    void see(char[] b, int from, int to, Location place) {
        if (missing.is(b, from, to)) return;
        present++;
        if (first == null) first = new Against(new String(b, from, to - from), place.text());
        for (int i = 0; i < out.length; i++) {
            if (forms.get(i).add(b, from, to, null)) fitted[i]++;
            else rule(i, b, from, to, place);
        }
        signs(b, from, to, place);
    }

    /// Takes a value of those behind the sample.
    void narrow(char[] b, int from, int to, Location place) {
        if (missing.is(b, from, to)) return;
        if (present == 0) {
            see(b, from, to, place);
            return;
        }
        for (int i = 0; i < out.length; i++) if (!out[i] && !forms.get(i).add(b, from, to, null)) rule(i, b, from, to, place);
        signs(b, from, to, place);
    }

    private void signs(char[] b, int from, int to, Location place) {
        if (comma == null && Numbers.ambiguous(b, from, to, ',')) comma = new Against(new String(b, from, to - from), place.text());
        if (point == null && Numbers.ambiguous(b, from, to, '.')) point = new Against(new String(b, from, to - from), place.text());
    }

    private void rule(int form, char[] b, int from, int to, Location place) {
        if (out[form]) return;
        out[form] = true;
        against[form] = new Against(new String(b, from, to - from), place.text());
    }

    /// What the column says of the decimal sign.
    Sign sign() {
        if (present == 0 || real(',') == null && real('.') == null) return Sign.UNKNOWN;
        Form form = left();
        if (!(form instanceof Form.Real)) return Sign.UNKNOWN;
        return real('.') == null ? Sign.COMMA : real(',') == null ? Sign.POINT : Sign.UNKNOWN;
    }

    /// Whether more values could tell what the sample leaves open.
    boolean open(Sign sign) {
        return present > 0 && (dayOrMonth() || sign == Sign.UNKNOWN && commaOrPoint());
    }

    /// The form that fits all values; null when none does, or when it cannot be told which of two.
    Form form(Sign sign) {
        if (present == 0) return forms.stream().filter(f -> f.type == ColumnType.FLOAT64).findFirst().orElse(forms.getFirst());
        Form form = left();
        if (dayOrMonth() || commaOrPoint() && sign == Sign.UNKNOWN) return text();
        return form instanceof Form.Real && real('.') != null && real(',') != null ? real(comma == null && sign != Sign.COMMA || sign == Sign.POINT ? '.' : ',') : form;
    }

    private Form left() {
        for (int i = 0; i < out.length; i++) if (!out[i]) return forms.get(i);
        return null;
    }

    private Form text() {
        return forms.getLast().type == ColumnType.STRING ? forms.getLast() : null;
    }

    private Form real(char decimal) {
        for (int i = 0; i < out.length; i++) if (!out[i] && forms.get(i) instanceof Form.Real r && r.decimal == decimal) return r;
        return null;
    }

    private boolean commaOrPoint() {
        return comma != null && left() instanceof Form.Real && real('.') != null && real(',') != null;
    }

    private boolean dayOrMonth() {
        return left() instanceof Form.Day d && d.order == Order.MONTH_FIRST && forms.stream().anyMatch(f -> f instanceof Form.Day o && o.order == Order.DAY_FIRST && !out[forms.indexOf(f)]);
    }

    /// Why the column is text though most of it is something else; null when that is no surprise.
    String reason(Sign sign) {
        if (present == 0) return null;
        if (dayOrMonth()) return "%s may be month/day or day/month; dates(\"%s\") or dates(\"%s\") says which".formatted(first, DateHint.of(first.value, "M", "d"), DateHint.of(first.value, "d", "M"));
        if (commaOrPoint() && sign == Sign.UNKNOWN) return "%s may be a thousand or a fraction; decimal(\",\") or decimal(\".\") says which".formatted(comma);
        int best = 0;
        for (int i = 0; i < out.length; i++) if (forms.get(i).type != ColumnType.STRING && fitted[i] > fitted[best]) best = i;
        if (fitted[best] == 0 && first.value.matches("\\d+")) return why(forms.getFirst(), first);
        if (fitted[best] * 2 < present || fitted[best] == 0 || against[best] == null) return null;
        return why(forms.get(best), against[best]);
    }

    /// Which value does not fit a type that was asked for.
    String misfit(ColumnType type) {
        if (dayOrMonth()) return "%s may be month/day or day/month: dates(\"%s\") or dates(\"%s\") says which".formatted(first, DateHint.of(first.value, "M", "d"), DateHint.of(first.value, "d", "M"));
        if (commaOrPoint()) return "%s may be a thousand or a fraction: decimal(\",\") or decimal(\".\") says which".formatted(comma);
        int best = 0;
        for (int i = 0; i < out.length; i++) if (fitted[i] > fitted[best]) best = i;
        return "%s is no %s".formatted(against[best], type.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static String why(Form form, Against value) {
        String s = value.value;
        boolean digits = s.matches("[+-]?\\d+"), number = form instanceof Form.Whole || form instanceof Form.Unsigned || form instanceof Form.Real;
        if (number && digits && s.matches("[+-]?0\\d+")) return "%s starts with 0, as codes do".formatted(value);
        if (number && digits) return "%s has more digits than a number keeps".formatted(value);
        return "%s is not %s".formatted(value, form.words);
    }
}
