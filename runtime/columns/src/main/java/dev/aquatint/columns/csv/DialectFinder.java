package dev.aquatint.columns.csv;

import dev.aquatint.frame.CsvFormat;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out how a file is written by looking at its first lines, as far as nothing was said.
final class DialectFinder {
    private static final Pattern SEP = Pattern.compile("(?i)\"?sep=(.)\"?[ \\t]*(\\r\\n|\\n|\\r|$)");
    private static final String CANDIDATES = ",\t;|";
    private static final int ROWS = 200;

    private final String text;
    private final boolean whole;
    private final CsvFormat format;
    private int at, skipped;

    private DialectFinder(String text, boolean whole, CsvFormat format) {
        this.text = text;
        this.whole = whole;
        this.format = format;
    }

    /// @param text the first lines
    /// @param whole whether there are no more
    static Dialect find(String text, boolean whole, CsvFormat format) throws IOException {
        return new DialectFinder(text, whole, format).find();
    }

    private Dialect find() throws IOException {
        for (int i = 0; i < format.skip(); i++) nextLine();
        String separator = format.separator();
        Matcher sep = SEP.matcher(text).region(at, text.length());
        if (sep.lookingAt()) {
            if (separator == null) separator = sep.group(1);
            nextLine();
        }
        char quote = format.quote() == null ? '"' : format.quote().isEmpty() ? 0 : format.quote().charAt(0);
        char comment = format.comment() == null ? 0 : format.comment().charAt(0);
        boolean marked = false;
        if (comment == 0) {
            int last = -1, lastSkipped = 0, lines = 0, start = at, startSkipped = skipped;
            for (; at < text.length() && text.charAt(at) == '#'; lines++) {
                last = at;
                lastSkipped = skipped;
                nextLine();
            }
            if (lines > 0) {
                if (separator == null) separator = separator(quote, '#');
                marked = names(last, separator, quote);
                if (!marked) comment = '#';
                at = marked ? last : start;
                skipped = marked ? lastSkipped : startSkipped;
            }
        }
        if (separator == null) separator = separator(quote, comment);
        char said = format.escape() == null || format.escape().isEmpty() ? 0 : format.escape().charAt(0);
        var found = new Dialect(separator, quote, quote == 0 ? 0 : said, comment, skipped, true, marked, false, false, false);
        if (separator.length() == 1 && quote != 0) {
            Counts counts = format.escape() == null ? Counts.of(text, at, separator.charAt(0), quote, comment) : Counts.of(text, at, separator.charAt(0), quote, said, comment);
            found = new Dialect(separator, quote, counts.escape(), comment, skipped, true, marked, false, false, false);
            if (found.tabbed() && format.quote() == null && (counts.strays > 0 || counts.open && whole)) found = found.unquoted();
            else if (counts.strays > 0 && !counts.spaced) found = found.forgiving();
            else if (counts.spaced) found = new Dialect(separator, quote, found.escape(), comment, skipped, true, marked, false, true, false);
        }
        return found.header(marked || (format.header() == null ? header(found) : format.header()));
    }

    private void nextLine() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') at++;
        if (at < text.length() && text.charAt(at++) == '\r' && at < text.length() && text.charAt(at) == '\n') at++;
        skipped++;
    }

    /// Whether the last line that starts with `#` may have the names: as many values as the line behind it, which has none.
    private boolean names(int line, String separator, char quote) throws IOException {
        if (separator.length() > 1 || line < 0) return false;
        Counts header = Counts.of(text.substring(line + 1, at), 0, separator.charAt(0), quote, (char) 0);
        Counts rows = Counts.of(text, at, separator.charAt(0), quote, (char) 0);
        return header.first() > 1 && rows.lines() > 0 && header.first() == rows.first() && !Header.certain(rows(loose(separator, quote, (char) 0, rows)), format);
    }

    private String separator(char quote, char comment) {
        char best = 0;
        Counts most = null;
        int named = 0;
        double numbers = 0;
        for (char c : CANDIDATES.toCharArray()) {
            if (c == ',' && ",".equals(format.decimal())) continue;
            Counts counts = Counts.of(text, at, c, quote, comment);
            if (counts.usual() < 2 && counts.first() < 2) continue;
            int names = counts.first() > 1 ? 1 : 0;
            double share = numbers(loose(String.valueOf(c), quote, comment, counts), c);
            int better = most == null || names != named ? names - named + (most == null ? 1 : 0) : counts.tenths() != most.tenths() ? counts.tenths() - most.tenths()
                    : share != numbers ? Double.compare(share, numbers) : counts.usual() - most.usual();
            if (better > 0) {
                best = c;
                most = counts;
                named = names;
                numbers = share;
            }
        }
        if (best != 0) return String.valueOf(best);
        Counts spaces = Counts.of(text, at, ' ', quote, comment);
        return spaces.lines() > 1 && spaces.usual() > 1 && spaces.tenths() == 10 && numbers(loose(" ", quote, comment, spaces), ' ') >= 0.5 ? " " : ",";
    }

    /// Which share of the values would be numbers or flags, but for the first line, less those that are texts with another separator in them.
    private double numbers(Dialect dialect, char separator) {
        List<Form> forms = List.of(new Form.Real('.'), new Form.Real(','), new Form.Flag(false));
        int[] counts = new int[2];
        try {
            for (String[] row : rows(dialect).stream().skip(1).toList()) {
                for (String value : row) {
                    char[] b = value.toCharArray();
                    counts[0]++;
                    if (forms.stream().anyMatch(f -> f.add(b, 0, b.length, null))) counts[1]++;
                    else if (CANDIDATES.chars().anyMatch(c -> c != separator && value.indexOf(c) >= 0)) counts[1]--;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return counts[0] == 0 ? 0 : (double) counts[1] / counts[0];
    }

    /// One that takes most, to look at values.
    private Dialect loose(String separator, char quote, char comment, Counts counts) {
        return new Dialect(separator, quote, counts.escape(), comment, skipped, true, false, !counts.spaced, counts.spaced, false);
    }

    private boolean header(Dialect dialect) throws IOException {
        return Header.in(rows(dialect), format);
    }

    private List<String[]> rows(Dialect dialect) throws IOException {
        List<String[]> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        try {
            Rows.read(new StringReader(text), dialect, new Rows() {
                @Override
                void value(int field, char[] b, int from, int to, boolean quoted) {
                    row.add(new String(b, from, to - from));
                }

                @Override
                boolean end(int fields) {
                    rows.add(row.toArray(String[]::new));
                    row.clear();
                    return rows.size() < ROWS;
                }
            });
        } catch (Rows.Misquoted _) {
            return rows;        // told when the file is read
        }
        return rows;
    }
}
