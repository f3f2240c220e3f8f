package dev.aquatint.columns.csv;

import dev.aquatint.columns.UnreadableFile;
import java.util.List;

/// Gives the values of a file to the columns.
final class PartRows extends Rows {
    /// What is done with values.
    enum Purpose { SEE, NARROW, COLLECT }

    private final CsvPart part;
    private final CsvColumn[] columns;
    private final List<CsvColumn> absent;
    private final Location place;
    private final long most;
    private final Runnable now;
    private Purpose purpose;
    private boolean header, torn;
    private long rows;

    /// @param absent columns that only other files have
    /// @param most how many records are wanted
    /// @param now called after each record
    PartRows(CsvPart part, List<CsvColumn> absent, Purpose purpose, Location place, long most, Runnable now) {
        this.part = part;
        this.absent = absent;
        this.purpose = purpose;
        this.place = place;
        this.most = most;
        this.now = now;
        columns = part.columns.toArray(CsvColumn[]::new);
        header = part.dialect.header();
    }

    /// Whether all values fitted.
    boolean fits() {
        return purpose == Purpose.COLLECT;
    }

    @Override
    void value(int field, char[] b, int from, int to, boolean quoted) {
        if (header) return;
        if (field >= columns.length) {
            if (to > from) throw longer(field, new String(b, from, to - from));
            return;
        }
        if (quoted && part.dialect.lenient()) torn |= broken(b, from, to);
        if (purpose == Purpose.COLLECT) {
            if (columns[field].add(b, from, to, quoted)) return;
            purpose = Purpose.NARROW;
        }
        int start = from, end = to;
        while (start < end && b[start] <= ' ') start++;
        while (end > start && b[end - 1] <= ' ') end--;
        place.line(line());
        if (purpose == Purpose.SEE) columns[field].evidence.see(b, start, end, place);
        else columns[field].evidence.narrow(b, start, end, place);
    }

    @Override
    boolean end(int fields) {
        if (header) {
            header = false;
            return true;
        }
        if (torn) throw part.text.bytes.unreadable(("line %,d: a text in quotes goes over several lines, and %s: where texts end cannot be told; "
                + "quote(null) takes quotes as part of the texts").formatted(line(), part.misquoted == null ? "elsewhere quotes are closed too early" : part.misquoted), null);
        if (fields < columns.length && purpose != Purpose.SEE) {
            if (part.shorter++ == 0) part.firstShorter = line();
        }
        if (purpose == Purpose.COLLECT) {
            for (int i = fields; i < columns.length; i++) columns[i].addMissing();
            for (CsvColumn c : absent) c.addMissing();
        }
        now.run();
        return ++rows < most;
    }

    private static boolean broken(char[] b, int from, int to) {
        for (int i = from; i < to; i++) if (b[i] == '\n' || b[i] == '\r') return true;
        return false;
    }

    private UnreadableFile longer(int field, String value) {
        String begin = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        String hint = columns.length == 1 ? "if the table begins there, skip(%d) leaves out what is before".formatted(line() - 1)
                : "a text that holds the separator %s has to be in quotes".formatted(shown(part.dialect.separator()));
        return part.text.bytes.unreadable("line %,d has more values than the %d column%s: \"%s\" is number %d; %s".formatted(
                line(), columns.length, columns.length == 1 ? "" : "s", begin, field + 1, hint), null);
    }

    private static String shown(String separator) {
        return separator.equals("\t") ? "(a tab)" : separator.equals(" ") ? "(a space)" : separator;
    }
}
