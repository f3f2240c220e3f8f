package dev.aquatint.columns.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.aquatint.columns.Builder;
import dev.aquatint.columns.Pieces;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.Schema;
import dev.aquatint.spi.Progress;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A file of separated values with a header line, read into memory as a whole.
///
/// Types come from the first rows. When a later value does not fit, the rest of the file is looked at for types only, and
/// read again with those that hold everywhere.
public final class CsvFile {
    private static final int SAMPLE = 1000, REPORT = 1 << 15;
    private static final char BOM = '\uFEFF';

    private final Path path;
    private final String what;
    private final long size;
    private long done;
    private int pass = 1;

    private CsvFile(Path path) throws IOException {
        this.path = path;
        what = "reading " + path.getFileName();
        size = Math.max(1, Files.size(path));
    }

    /// @throws UnreadableFile naming the file, the line and the reason
    public static Store open(Path path) {
        try {
            return new CsvFile(path).read();
        } catch (CsvParseException | IOException | UncheckedIOException | IllegalStateException e) {
            throw new UnreadableFile(path.toString(), e.getMessage(), e);
        } finally {
            Progress.tell("reading " + path.getFileName(), 1);
        }
    }

    private Store read() throws IOException {
        List<EnumSet<Form>> fits = new ArrayList<>();
        Store store = pass(fits, SAMPLE);
        if (store != null) return store;
        pass = 2;
        return pass(fits, 0);
    }

    /// Reads the file once, with the forms that the sample and earlier passes left; null when a value did not fit, and `fits` then
    /// holds what fits all.
    private Store pass(List<EnumSet<Form>> fits, int sample) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(stream(), StandardCharsets.UTF_8), 1 << 16);
                CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator(reader)).allowExtraFields(true).allowMissingFields(true).ofCsvRecord(reader)) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) throw new UnreadableFile(path.toString(), "it is empty: a header line is needed");
            List<String> names = names(records.next().getFields());
            while (fits.size() < names.size()) fits.add(EnumSet.allOf(Form.class));
            var first = new ArrayList<List<String>>();
            while (first.size() < sample && records.hasNext()) first.add(fields(records.next(), names.size()));
            for (List<String> row : first) narrow(fits, row);
            if (sample > 0 && fits.stream().anyMatch(CsvFile::undecided)) return rest(fits, records, names.size());

            Form[] forms = fits.stream().map(CsvFile::form).toArray(Form[]::new);
            Builder[] columns = Arrays.stream(forms).map(f -> new Builder(f.type, Pieces.ROWS)).toArray(Builder[]::new);
            for (List<String> row : first) if (!add(row, forms, columns)) throw new IllegalStateException("types that do not fit their own sample");
            for (long row = first.size(); records.hasNext(); row++) {
                List<String> fields = fields(records.next(), names.size());
                if (!add(fields, forms, columns)) {
                    narrow(fits, fields);
                    return rest(fits, records, names.size());
                }
                if (row % REPORT == 0) {
                    if (Thread.currentThread().isInterrupted()) throw new IllegalStateException("interrupted while " + what);
                    Progress.tell(what, Math.min(.99, (double) done / size / pass));
                }
            }
            return store(names, forms, columns);
        }
    }

    private Store rest(List<EnumSet<Form>> fits, Iterator<CsvRecord> records, int columns) {
        while (records.hasNext()) narrow(fits, fields(records.next(), columns));
        return null;
    }

    private Store store(List<String> names, Form[] forms, Builder[] columns) {
        var fields = IntStream.range(0, forms.length).mapToObj(i -> new Schema.Field(names.get(i), forms[i].type)).toList();
        var pieces = Arrays.stream(columns).map(Builder::pieces).toList();
        int[] lengths = pieces.getFirst().stream().mapToInt(p -> p.chunk().rows()).toArray();
        return new Pieces(new Schema(path.getFileName().toString(), fields), pieces, lengths);
    }

    private static boolean add(List<String> row, Form[] forms, Builder[] columns) {
        for (int i = 0; i < forms.length; i++) {
            if (!forms[i].add(i < row.size() ? row.get(i) : "", columns[i])) return false;
        }
        return true;
    }

    private static void narrow(List<EnumSet<Form>> fits, List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            String s = row.get(i);
            EnumSet<Form> left = fits.get(i);
            if (left.size() > 1) left.removeIf(f -> !f.add(s, null));
        }
    }

    private static Form form(EnumSet<Form> fits) {
        if (fits.size() == Form.values().length) return Form.NUMBER;      // nothing but missing values
        return undecided(fits) ? Form.TEXT : fits.iterator().next();
    }

    /// Whether days and months cannot be told apart yet.
    private static boolean undecided(EnumSet<Form> fits) {
        return fits.iterator().next() == Form.MONTH_FIRST && fits.contains(Form.DAY_FIRST);
    }

    private List<String> fields(CsvRecord record, int columns) {
        if (record.getFieldCount() > columns) {
            throw new UnreadableFile(path.toString(), "line %,d has %d values where the header has %d names".formatted(record.getStartingLineNumber(), record.getFieldCount(), columns));
        }
        return record.getFields();
    }

    /// Every column gets a name of its own.
    private static List<String> names(List<String> header) {
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int i = 0; i < header.size(); i++) {
            String written = header.get(i).strip();
            if (i == 0 && !written.isEmpty() && written.charAt(0) == BOM) written = written.substring(1);
            String base = written.isEmpty() ? "column_" + (i + 1) : written, name = base;
            for (int n = 2; !taken.add(name); n++) name = base + "_" + n;
            names.add(name);
        }
        return names;
    }

    /// The one of `,` tab `;` `|` that the header has most of.
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(1 << 15);
        char[] start = new char[1 << 14];
        int n = Math.max(0, reader.read(start));
        reader.reset();
        String header = new String(start, 0, n).lines().findFirst().orElse("");
        char best = ',';
        for (char c : new char[] {',', '\t', ';', '|'}) {
            if (count(header, c) > count(header, best)) best = c;
        }
        return best;
    }

    private static long count(String s, char c) {
        return s.chars().filter(x -> x == c).count();
    }

    private InputStream stream() throws IOException {
        done = 0;
        InputStream file = new FilterInputStream(Files.newInputStream(path)) {
            @Override
            public int read(byte[] b, int offset, int length) throws IOException {
                int n = super.read(b, offset, length);
                done += Math.max(n, 0);
                return n;
            }
        };
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".gz")) return new GZIPInputStream(file, 1 << 16);
            if (!name.endsWith(".zip")) return file;
            var zip = new ZipInputStream(file);
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) if (!e.isDirectory()) return zip;
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        throw new UnreadableFile(path.toString(), "there is no file in it");
    }
}
