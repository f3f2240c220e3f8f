package dev.aquatint.columns.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;

/// Receives the records of a file, value by value; spaces around values without quotes are gone.
abstract class Rows extends AbstractBaseCsvCallbackHandler<Boolean> {
    /// Enough for any text that is meant; one that never ends is refused before memory is.
    private static final int LONGEST = 1 << 24;

    private long line;
    private int fields;
    private long comments;

    /// Quotes that do not fit.
    static final class Misquoted extends RuntimeException {
        private static final long serialVersionUID = 1;
        final long line;
        final int field;
        final boolean unclosed;

        Misquoted(long line, int field, boolean unclosed, Throwable cause) {
            super(cause.getMessage(), cause);
            this.line = line;
            this.field = field;
            this.unclosed = unclosed;
        }
    }

    /// One value, in a buffer that changes afterwards.
    abstract void value(int field, char[] b, int from, int to, boolean quoted);

    /// The record has no more values; whether the next one is wanted.
    abstract boolean end(int fields);

    /// The line in which the record starts.
    long line() {
        return line;
    }

    /// How many lines were comments.
    long comments() {
        return comments;
    }

    /// Reads until the end, or until no more is wanted.
    ///
    /// @throws Misquoted where quotes do not fit
    static void read(Reader reader, Dialect d, Rows rows) throws IOException {
        Reader plain = d.escape() == 0 ? reader : new EscapedReader(reader, d.quote(), d.escape(), d.separator().charAt(d.separator().length() - 1));
        Reader from = d.separator().equals(" ") ? new SpacedReader(plain, d.quote()) : plain;
        var builder = CsvReader.builder().fieldSeparator(d.separator().equals(" ") ? "\t" : d.separator()).quoteCharacter(d.quote())
                .commentStrategy(d.comment() == 0 ? CommentStrategy.NONE : CommentStrategy.SKIP).allowExtraFields(true).allowMissingFields(true)
                .allowUnclosedQuote(false).allowExtraCharsAfterClosingQuote(d.lenient()).trimWhitespacesAroundQuotes(d.spaced()).maxBufferSize(LONGEST);
        if (d.comment() != 0) builder.commentCharacter(d.comment());
        try (CsvReader<Boolean> csv = builder.build(rows, from)) {
            csv.skipLines(d.skip());
            for (boolean more : csv) if (!more) return;
        } catch (EOFException _) {
            // fewer lines than were to be skipped
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            Throwable first = e;
            while (first.getCause() != null) first = first.getCause();
            if (first instanceof IOException io) throw io;
            if (first instanceof RuntimeException r && !(first instanceof CsvParseException)) throw r;
            throw new Misquoted(rows.line, rows.fields, !String.valueOf(first.getMessage()).contains("after closing quote"), first);
        }
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        fields = 0;
    }

    @Override
    protected void handleField(int field, char[] b, int offset, int length, boolean quoted) {
        int from = offset, to = offset + length;
        fields = field + 1;
        if (!quoted) {
            while (from < to && b[from] <= ' ') from++;
            while (to > from && b[to - 1] <= ' ') to--;
        }
        value(field, b, from, to, quoted);
    }

    @Override
    protected void handleComment(char[] b, int offset, int length) {
        comments++;
    }

    @Override
    protected Boolean buildRecord() {
        return switch (getRecordType()) {
            case DATA -> end(getFieldCount());
            case COMMENT, EMPTY -> true;
        };
    }
}
