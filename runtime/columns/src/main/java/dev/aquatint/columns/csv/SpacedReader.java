package dev.aquatint.columns.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Makes a tab of each run of spaces and tabs, and nothing of those at the ends of lines; what is in quotes stays.
final class SpacedReader extends FilterReader {
    private final char quote;
    private final char[] one = new char[8192];
    private int at, end;
    private boolean quoted, gap, started;

    SpacedReader(Reader in, char quote) {
        super(in);
        this.quote = quote;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        int n = 0;
        while (n < length) {
            if (at == end) {
                end = in.read(one, 0, one.length);
                at = 0;
                if (end < 0) end = 0;
                if (end == 0) break;
            }
            char c = one[at];
            if (!quoted && (c == ' ' || c == '\t')) {
                gap = started;
                at++;
                continue;
            }
            boolean line = !quoted && (c == '\n' || c == '\r');
            if (gap && !line) {
                gap = false;
                to[offset + n++] = '\t';
                continue;
            }
            gap = false;
            started = !line;
            if (quote != 0 && c == quote) quoted = !quoted;
            to[offset + n++] = c;
            at++;
        }
        return n == 0 && length > 0 ? -1 : n;
    }

    @Override
    public int read() throws IOException {
        char[] c = new char[1];
        return read(c, 0, 1) < 0 ? -1 : c[0];
    }
}
