package dev.aquatint.columns.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// One of the files: how it is written, and which of the columns its values belong to.
final class CsvPart {
    final TextFile text;
    Dialect dialect;
    List<String> names;
    final List<CsvColumn> columns = new ArrayList<>();
    /// Names that were there before, and what they are called here.
    final List<String> renamed = new ArrayList<>();
    /// Why quotes are not taken as quotes; null when they are.
    String misquoted;
    long comments, shorter, firstShorter;

    CsvPart(TextFile text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
        if (dialect.lenient()) misquoted = "some texts go on behind a closing quote: what is there belongs to them";
        else if (dialect.stray()) misquoted = "some texts start with a quote and go on behind the next one, so quotes are part of texts";
    }

    /// Takes names from the first record; null when there is none.
    ///
    /// @param before names of another file, which a file without a header has too if it has as many columns
    void name(Reader text, List<String> before) throws IOException {
        List<String> first = new ArrayList<>();
        Rows.read(text, dialect, new Rows() {
            @Override
            void value(int field, char[] b, int from, int to, boolean quoted) {
                first.add(new String(b, from, to - from).strip());
            }

            @Override
            boolean end(int fields) {
                return false;
            }
        });
        if (first.isEmpty()) return;
        if (dialect.header()) names = unique(first);
        else if (before != null && before.size() == first.size()) names = before;
        else names = unique(first.stream().map(_ -> "").toList());
    }

    private List<String> unique(List<String> written) {
        var unique = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i);
            if (i == 0 && dialect.marked()) name = name.substring(1).strip();
            String base = name.isEmpty() ? "column_" + (i + 1) : name, free = base;
            for (int n = 2; !taken.add(free); n++) free = base + "_" + n;
            if (!free.equals(base)) renamed.add("'%s' is there more than once: column %d is called '%s'".formatted(base, i + 1, free));
            unique.add(free);
        }
        return unique;
    }

    /// Whether a column has no name in the file, but a made up one.
    boolean unnamed(int column) {
        return names.get(column).equals("column_" + (column + 1));
    }

    /// Takes quotes otherwise where they do not fit; whether there is another way.
    boolean forgive(Rows.Misquoted at) {
        if (dialect.quote() == 0 || dialect.lenient()) return false;
        if (dialect.tabbed()) {
            dialect = dialect.unquoted();
            misquoted = "line %,d %s, so quotes are part of the texts".formatted(at.line, at.unclosed ? "opens quotes and does not close them" : "goes on behind a closing quote");
            return true;
        }
        if (at.unclosed) return false;
        dialect = dialect.forgiving();
        misquoted = "line %,d goes on behind a closing quote: what is there belongs to the text".formatted(at.line);
        return true;
    }
}
