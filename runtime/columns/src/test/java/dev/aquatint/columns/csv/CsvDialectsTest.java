package dev.aquatint.columns.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.TestData;
import dev.aquatint.frame.Csv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Seeded tables in seeded dialects, by a writer that knows nothing of the reader, read back.
class CsvDialectsTest {
    @TempDir
    Path folder;

    private enum Kind { WHOLE, REAL, TEXT, FLAG }

    /// How a table is written.
    private record Spelling(String separator, char quote, int quoting, char escape, String end, Charset charset, boolean mark, boolean header, String comment, int above, String decimal, String missing, boolean lastEnd, boolean spaces) {}

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    /// All of it is said by options.
    @ParameterizedTest
    @MethodSource("seeds")
    void a_table_is_read_as_it_was_meant_where_its_dialect_is_said(long seed) throws IOException {
        var random = new Random(seed);
        String separator = one(random, ",", ";", "\t", "|", "::", ":", "~"), decimal = separator.equals(",") ? "." : one(random, ".", ",");
        var spelling = new Spelling(separator, one(random, '"', '\''), random.nextInt(3), one(random, (char) 0, '\\', '^'), one(random, "\n", "\r\n", "\r"),
                one(random, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("windows-1252")), random.nextBoolean(), random.nextBoolean(),
                one(random, null, "#", "%"), random.nextInt(3), decimal, one(random, "", "NA", "-99", "fehlt"), random.nextBoolean(), separator.length() == 1 && !separator.equals("\t") && random.nextInt(4) == 0);
        var table = new Table(random, 1 + random.nextInt(6), random.nextInt(40));
        if (table.rows == 0 && !spelling.header) return;
        Csv csv = Aquatint.csv(write(seed, table, spelling, random).toString()).separator(separator).decimal(decimal).header(spelling.header).quote(String.valueOf(spelling.quote)).escape(spelling.escape == 0 ? null : String.valueOf(spelling.escape))
                .encoding(spelling.charset.name()).nulls(spelling.missing).skip(spelling.above);
        assertRead(spelling.comment == null ? csv : csv.comment(spelling.comment), table, spelling);
    }

    /// Nothing is said.
    @ParameterizedTest
    @MethodSource("seeds")
    void a_usual_table_is_read_as_it_was_meant_where_nothing_is_said(long seed) throws IOException {
        var random = new Random(seed + 10_000);
        String separator = one(random, ",", ";", "\t", "|"), decimal = separator.equals(",") ? "." : one(random, ".", ",");
        var spelling = new Spelling(separator, '"', random.nextInt(3), one(random, (char) 0, (char) 0, '\\'), one(random, "\n", "\r\n", "\r"), one(random, StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE), true,
                random.nextBoolean(), one(random, null, "#"), 0, decimal, one(random, "", "NA", "null", "-"), random.nextBoolean(), separator.equals(",") && random.nextInt(4) == 0);
        var table = new Table(random, 2 + random.nextInt(5), 4 + random.nextInt(40));
        table.kinds.set(0, Kind.REAL);
        table.fill(random);
        assertRead(Aquatint.csv(write(seed, table, spelling, random).toString()), table, spelling);
    }

    private static void assertRead(Csv csv, Table table, Spelling spelling) {
        List<String> names = spelling.header ? table.names : IntStream.rangeClosed(1, table.names.size()).mapToObj(i -> "column_" + i).toList();
        assertThat(csv.schema().names()).as("%s", spelling).isEqualTo(names);
        for (int c = 0; c < names.size(); c++) assertThat(TestData.values(csv, names.get(c))).as("%s %s %s", names.get(c), table.kinds.get(c), spelling).isEqualTo(table.columns.get(c));
    }

    @SafeVarargs
    private static <T> T one(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }

    /// What is written: columns of values as [TestData#values] gives them.
    private static final class Table {
        final List<String> names = new ArrayList<>();
        final List<Kind> kinds = new ArrayList<>();
        final List<List<Object>> columns = new ArrayList<>();
        final int rows;

        Table(Random random, int width, int rows) {
            this.rows = rows;
            for (int c = 0; c < width; c++) {
                names.add(one(random, "lon", "name of it", "größe", "Wert", "x") + "_" + c);
                kinds.add(one(random, Kind.values()));
            }
            fill(random);
        }

        final void fill(Random random) {
            columns.clear();
            for (Kind kind : kinds) {
                double missing = random.nextBoolean() ? 0 : random.nextDouble() * .6;
                var column = new ArrayList<>();
                for (int r = 0; r < rows; r++) column.add(r > 0 && random.nextDouble() < missing ? null : value(kind, random));
                columns.add(column);
            }
        }

        private static Object value(Kind kind, Random random) {
            return switch (kind) {
                case WHOLE -> (double) (random.nextInt(4) == 0 ? random.nextLong(-1L << 50, 1L << 50) : random.nextInt(200));
                case REAL -> (random.nextInt(200_000) - 100_000) / 100.0;
                case FLAG -> random.nextBoolean() ? 1.0 : 0.0;
                case TEXT -> "t" + one(random, "own", "a, b", "a;b", "a|b::c~d", "a\tb", "\"quoted\"", "it's", "'", "\"", "two\nlines", "ends\r\nhere", " spaces ", "größe", "#1", "%", "1,5", "back\\slash", "x=\"1\"")
                        + (random.nextBoolean() ? "" : random.nextInt(9));
            };
        }
    }

    private Path write(long seed, Table table, Spelling s, Random random) throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < s.above; i++) text.append("written by a test, line ").append(i).append(s.end);
        if (s.comment != null && random.nextBoolean()) text.append(s.comment).append(" a comment").append(s.header ? ": with " + s.separator + " in it" : "").append(s.end);
        if (s.header) line(text, table.names.stream().map(n -> field(n, s, false)).toList(), s);
        for (int r = 0; r < table.rows; r++) {
            if (s.comment != null && s.above > 0 && random.nextInt(9) == 0) text.append(s.comment).append(" between").append(s.end);
            var fields = new ArrayList<String>();
            for (int c = 0; c < table.names.size(); c++) fields.add(cell(table.columns.get(c).get(r), table.kinds.get(c), s));
            // a line of one missing value is an empty line
            if (fields.size() == 1 && fields.getFirst().isEmpty()) fields.set(0, s.quote + "" + s.quote);
            line(text, fields, s);
        }
        if (!s.lastEnd && text.toString().endsWith(s.end)) text.setLength(text.length() - s.end.length());
        var bytes = new ByteArrayOutputStream();
        if (s.mark && s.charset.name().startsWith("UTF")) bytes.write("\ufeff".getBytes(s.charset));
        bytes.write(text.toString().getBytes(s.charset));
        return Files.write(folder.resolve(seed + ".csv"), bytes.toByteArray());
    }

    private static void line(StringBuilder text, List<String> fields, Spelling s) {
        text.append(String.join(s.spaces ? s.separator + " " : s.separator, fields)).append(s.end);
    }

    private static String cell(Object value, Kind kind, Spelling s) {
        if (value == null) return kind == Kind.TEXT && !s.missing.matches("-99|fehlt") ? "" : s.missing;
        return switch (kind) {
            case WHOLE -> field(String.valueOf(((Double) value).longValue()), s, false);
            case REAL -> field(String.format(Locale.ROOT, "%.2f", (Double) value).replace(".", s.decimal), s, false);
            case FLAG -> field(value.equals(1.0) ? "true" : "false", s, false);
            case TEXT -> field((String) value, s, true);
        };
    }

    /// In quotes where it has to be, or where texts are, or all are.
    private static String field(String value, Spelling s, boolean text) {
        boolean needed = value.contains(s.separator) || value.indexOf(s.quote) >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || !value.strip().equals(value) || value.startsWith("#") || value.startsWith("%");
        if (!needed && (s.quoting == 0 || s.quoting == 1 && !text)) return value;
        // an escape character that nothing depends on stays alone
        if (s.escape != 0) value = value.replaceAll("(" + Pattern.quote(String.valueOf(s.escape)) + ")(?=[" + s.quote + "\\\\^]|$)", "$1$1");
        return s.quote + value.replace(String.valueOf(s.quote), (s.escape == 0 ? s.quote : s.escape) + "" + s.quote) + s.quote;
    }
}
