package dev.aquatint.columns.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Doubles quotes that have an escape character in front of them in a value in quotes, as the reader of values expects it: `"a \\"b\\""` as `"a ""b"""`.
final class EscapedReader extends FilterReader {
    private final char quote, escape, separator;
    private final char[] one = new char[8192];
    private int at, end;
    private boolean quoted, start = true;
    /// What comes before the next character; 0 for nothing.
    private char pending;

    /// @param separator the last character of what stands between two values
    EscapedReader(Reader in, char quote, char escape, char separator) {
        super(in);
        this.quote = quote;
        this.escape = escape;
        this.separator = separator;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        int n = 0;
        while (n < length) {
            if (pending != 0) {
                to[offset + n++] = pending;
                pending = 0;
                continue;
            }
            int c = next();
            if (c < 0) break;
            if (!quoted) {
                quoted = start && c == quote;
                start = c == separator || c == '\n' || c == '\r' || start && c == ' ';
                to[offset + n++] = (char) c;
            } else if (c == escape) {
                to[offset + n++] = escaped();
            } else {
                if (c == quote) {
                    int after = peek();
                    if (after == quote) {
                        next();
                        pending = quote;
                    } else {
                        quoted = false;
                    }
                }
                to[offset + n++] = (char) c;
            }
        }
        return n == 0 && length > 0 ? -1 : n;
    }

    /// What an escape character and the one behind it are; of two, the second is pending.
    private char escaped() throws IOException {
        int after = peek();
        if (after != quote && after != escape) return escape;
        next();
        if (after == quote) pending = quote;
        return (char) after;
    }

    private int next() throws IOException {
        int c = peek();
        at++;
        return c;
    }

    private int peek() throws IOException {
        if (at >= end) {
            at = 0;
            end = Math.max(0, in.read(one, 0, one.length));
        }
        return end == 0 ? -1 : one[at];
    }

    @Override
    public int read() throws IOException {
        char[] c = new char[1];
        return read(c, 0, 1) < 0 ? -1 : c[0];
    }
}
