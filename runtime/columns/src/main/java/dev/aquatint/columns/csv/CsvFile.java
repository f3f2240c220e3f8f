package dev.aquatint.columns.csv;

import dev.aquatint.columns.Store;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.csv.PartRows.Purpose;
import dev.aquatint.frame.CsvFormat;
import dev.aquatint.frame.Nearest;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Text files with separated values, read into memory as a whole, one after the other; columns are put together by their names.
///
/// The first lines of each file say how it is written, and of which form its columns are. When a later value does not fit, the rest is looked at for forms only,
/// and all is read again with those that hold everywhere.
public final class CsvFile {
    private static final int SAMPLE = 1 << 18, ROWS = 1000, REPORT = 1 << 15;

    private final String name;
    private final CsvFormat format;
    private final List<CsvPart> parts = new ArrayList<>();
    private final Map<String, CsvColumn> columns = new LinkedHashMap<>();
    private final Location place = new Location();
    private final String what;
    private long size = 1, done, rows;
    private int passes;

    private CsvFile(String name, CsvFormat format) {
        this.name = name;
        this.format = format;
        what = "reading " + name;
    }

    /// @param name what messages call the data
    /// @throws UnreadableFile naming the file, the line and the reason
    public static Store open(String name, List<Path> files, CsvFormat format) {
        var all = new CsvFile(name, format);
        try {
            return all.read(files);
        } finally {
            Progress.tell(all.what, 1);
        }
    }

    private Store read(List<Path> files) {
        for (Path path : files) {
            var text = new TextFile(new UnpackedFile(path, format.entry(), n -> done += n), format.encoding());
            place.file(files.size() > 1 ? path : null);
            try {
                size += Files.size(path);
                sample(text);
            } catch (IOException | IllegalStateException e) {
                throw told(text, e);
            }
        }
        unknownTypes();
        while (true) {
            Evidence.Sign sign = sign();
            boolean open = passes == 0 && columns.values().stream().anyMatch(c -> c.evidence.open(sign));
            if (pass(open ? Purpose.NARROW : Purpose.COLLECT, sign)) return CsvSchema.store(name, parts, List.copyOf(columns.values()), sign, format.header() == null);
        }
    }

    /// What is said of decimal signs, by the user or by columns of which it is certain. Who separates values by commas writes points.
    private Evidence.Sign sign() {
        if (format.decimal() != null) return format.decimal().equals(",") ? Evidence.Sign.COMMA : Evidence.Sign.POINT;
        for (Evidence.Sign sign : List.of(Evidence.Sign.COMMA, Evidence.Sign.POINT)) if (columns.values().stream().anyMatch(c -> c.evidence.sign() == sign)) return sign;
        return parts.getFirst().dialect.separator().equals(",") ? Evidence.Sign.POINT : Evidence.Sign.UNKNOWN;
    }

    private void unknownTypes() {
        String unknown = format.types().keySet().stream().filter(n -> !columns.containsKey(n)).findFirst().orElse(null);
        if (unknown == null) return;
        throw new IllegalArgumentException("types(..) names '%s', which is no column of %s: %sits columns are %s".formatted(unknown, name,
                Nearest.to(unknown, List.copyOf(columns.keySet())).map("did you mean '%s'? "::formatted).orElse(""), String.join(", ", columns.keySet())));
    }

    private void sample(TextFile text) throws IOException {
        char[] start = new char[SAMPLE];
        int n = 0;
        try (Reader reader = text.open()) {
            for (int more = 0; more >= 0 && n < SAMPLE; n += Math.max(more, 0)) more = reader.read(start, n, SAMPLE - n);
        }
        boolean whole = n < SAMPLE;
        int end = n;
        while (!whole && end > 1 && start[end - 1] != '\n') end--;
        String sample = new String(start, 0, whole || end == 1 ? n : end);
        if (sample.isBlank()) throw text.bytes.unreadable("it is empty: a header line is needed", null);
        var part = new CsvPart(text, DialectFinder.find(sample, whole, format));
        name(part);
        if (part.names == null) throw text.bytes.unreadable("there is no line with values in it", null);
        for (String column : part.names) part.columns.add(columns.computeIfAbsent(column, c -> new CsvColumn(c, format)));
        parts.add(part);
        try {
            Rows.read(new StringReader(sample), part.dialect, new PartRows(part, List.of(), Purpose.SEE, place, ROWS, () -> { }));
        } catch (Rows.Misquoted e) {
            if (whole || !e.unclosed) part.forgive(e);
        }
    }

    private void name(CsvPart part) throws IOException {
        while (true) {
            try (Reader reader = part.text.open()) {
                part.name(reader, parts.isEmpty() ? null : parts.getFirst().names);
                return;
            } catch (Rows.Misquoted e) {
                if (!part.forgive(e)) throw misquoted(part, e);
            }
        }
    }

    /// Reads all files once; whether all values were collected, in the forms that the columns have now.
    private boolean pass(Purpose purpose, Evidence.Sign sign) {
        passes++;
        done = rows = 0;
        for (CsvColumn c : columns.values()) {
            Form form = c.evidence.form(sign);
            if (form == null) throw new UnreadableFile(name, "column '%s': %s".formatted(c.name, c.evidence.misfit(c.said)));
            c.begin(form);
        }
        boolean collected = purpose == Purpose.COLLECT;
        for (CsvPart part : parts) {
            place.file(parts.size() > 1 ? part.text.bytes.path : null);
            part.shorter = 0;
            List<CsvColumn> absent = columns.values().stream().filter(c -> !part.columns.contains(c)).toList();
            var reading = new PartRows(part, absent, collected ? Purpose.COLLECT : Purpose.NARROW, place, Long.MAX_VALUE, this::row);
            try (Reader reader = part.text.open()) {
                Rows.read(reader, part.dialect, reading);
            } catch (Rows.Misquoted e) {
                if (part.forgive(e)) return false;
                throw misquoted(part, e);
            } catch (IOException | IllegalStateException e) {
                throw told(part.text, e);
            }
            part.comments = reading.comments();
            collected &= reading.fits();
        }
        return collected;
    }

    private void row() {
        if (++rows % REPORT != 0) return;
        if (Thread.currentThread().isInterrupted()) throw new IllegalStateException("interrupted while " + what);
        Progress.tell(what, Math.min(.99, (double) done / size / passes));
    }

    private static UnreadableFile misquoted(CsvPart part, Rows.Misquoted e) {
        String column = part.names != null && e.field < part.names.size() ? "column '%s'".formatted(part.names.get(e.field)) : "value %d".formatted(e.field + 1);
        return part.text.bytes.unreadable("line %,d, %s: %s; quote(null) takes quotes as part of the texts".formatted(e.line, column,
                e.unclosed ? "a quote is opened and not closed" : "the text goes on behind a closing quote"), e);
    }

    private static UnreadableFile told(TextFile text, Exception e) {
        return e instanceof CharacterCodingException c ? text.undecodable(c) : text.bytes.unreadable(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
}
