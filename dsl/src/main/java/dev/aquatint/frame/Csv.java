package dev.aquatint.frame;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// A frame of text files with a value in each column of a line: CSV, TSV and their relatives. How they are written is found by looking at them; what is found
/// wrongly, or is not in the files, can be said.
///
/// The files are read when something of them is asked for the first time, so options cost nothing. Options come before steps such as `select`.
///
/// ```java
/// var trips = csv("fahrten.csv").separator(";").decimal(",").encoding("windows-1252").dates("dd.MM.yyyy");
/// trips.schema()          // columns and their types, and which value kept a column from being a number
/// ```
public final class Csv implements Frame {
    private final Files files;
    private final CsvFormat format;
    private final boolean stepped;
    private volatile Frame frame;

    /// Files that can be read. Equal when they are the same, in the same state.
    public interface Files {

        /// The paths as they were written.
        List<String> written();

        /// Reads them.
        Frame read(CsvFormat format);
    }

    public Csv(Files files) {
        this(files, CsvFormat.FOUND, null);
    }

    private Csv(Files files, CsvFormat format, Frame stepped) {
        this.files = files;
        this.format = format;
        this.stepped = stepped != null;
        frame = stepped;
    }

    // options

    /// What stands between two values: `";"`, `"\t"`, several characters such as `"::"`, or `" "` for any run of spaces and tabs.
    public Csv separator(String separator) {
        return with(format.separator(separator));
    }

    /// The decimal sign of numbers, `","` or `"."`; the other one may stand between thousands.
    public Csv decimal(String sign) {
        return with(format.decimal(sign));
    }

    /// Whether the first line has the names of the columns; else they are called `column_1`, `column_2` and so on.
    public Csv header(boolean header) {
        return with(format.header(header));
    }

    /// Leaves out so many lines before the table begins.
    public Csv skip(int lines) {
        return with(format.skip(lines));
    }

    /// Leaves out lines that start with this character.
    public Csv comment(String start) {
        return with(format.comment(start));
    }

    /// The character around texts that hold separators; null when quotes are text like all other characters.
    public Csv quote(String quote) {
        return with(format.quote(quote));
    }

    /// The character before quotes that are part of a text in quotes, `"\\"` for `"a \"b\""`; null when there is none. Doubled quotes are known anyway.
    public Csv escape(String escape) {
        return with(format.escape(escape));
    }

    /// Values that stand for a missing one in every column, beside the empty field and words such as `NA` and `null`.
    public Csv nulls(String... values) {
        return with(format.nulls(values));
    }

    /// How characters are written, `"windows-1252"` for example.
    public Csv encoding(String name) {
        return with(format.encoding(name));
    }

    /// The type of some columns, called as [#schema()] prints it: `types("string", "zip", "phone")`. A value that does not fit is an error that names it.
    public Csv types(String type, String... columns) {
        return with(format.types(type, columns));
    }

    /// The same of a type of Java.
    public Csv types(ColumnType type, String... columns) {
        return with(format.types(type, columns));
    }

    /// How dates and times are written, as [java.time.format.DateTimeFormatter] takes it: `dates("dd.MM.yyyy HH:mm")`. A column is one if all its values are written so.
    public Csv dates(String... patterns) {
        return with(format.dates(patterns));
    }

    /// Which file of a zip archive is read.
    public Csv entry(String name) {
        return with(format.entry(name));
    }

    /// What was said of how the files are written.
    public CsvFormat format() {
        return format;
    }

    private Csv with(CsvFormat other) {
        if (stepped) throw new IllegalStateException("options of csv(..) come before steps such as select: %s%s".formatted(typed(), other));
        return new Csv(files, other, null);
    }

    /// The call that makes it, without steps: `csv("a.csv").separator(";")`.
    public String typed() {
        return "csv(" + files.written().stream().map(CsvFormat::quoted).collect(Collectors.joining(", ")) + ")" + format;
    }

    // steps

    /// The frame itself, once it was read.
    ///
    /// @throws RuntimeException naming file, line and column of what cannot be read
    public Frame frame() {
        Frame known = frame;
        if (known == null) frame = known = files.read(format);
        return known;
    }

    private Csv step(Frame next) {
        return new Csv(files, format, next);
    }

    @Override
    public Made made() {
        return stepped ? frame.made() : new Made(null, typed());
    }

    @Override
    public Schema schema() {
        return frame().schema();
    }

    @Override
    public long rows() {
        return frame().rows();
    }

    @Override
    public Csv columns(String... names) {
        return step(frame().columns(names));
    }

    @Override
    public Csv select(String column, Range range) {
        return step(frame().select(column, range));
    }

    @Override
    public Csv select(String column, Object value) {
        return step(frame().select(column, value));
    }

    @Override
    public Csv select(String expression) {
        return step(frame().select(expression));
    }

    @Override
    public Csv select(Expr predicate) {
        return step(frame().select(predicate));
    }

    @Override
    public Csv lonLat(String lon, String lat) {
        return step(frame().lonLat(lon, lat));
    }

    @Override
    public Csv lonLat(String lon, String lat, String x, String y) {
        return step(frame().lonLat(lon, lat, x, y));
    }

    @Override
    public Csv lonLat(List<String> lon, List<String> lat) {
        return step(frame().lonLat(lon, lat));
    }

    @Override
    public Csv places(String column, List<String> order) {
        return step(frame().places(column, order));
    }

    @Override
    public Csv lines(String geometry) {
        return step(frame().lines(geometry));
    }

    @Override
    public Csv with(String name, String expression) {
        return step(frame().with(name, expression));
    }

    @Override
    public Csv with(String name, Expr value) {
        return step(frame().with(name, value));
    }

    @Override
    public Csv head(int rows) {
        return step(frame().head(rows));
    }

    @Override
    public Csv head() {
        return step(frame().head());
    }

    @Override
    public Csv persist() {
        return step(frame().persist());
    }

    @Override
    public Csv index(String x, String y) {
        return step(frame().index(x, y));
    }

    @Override
    public Frame index(String path, Indexing how) {
        return frame().index(path, how);
    }

    @Override
    public Map<String, Object> row(long index) {
        return frame().row(index);
    }

    @Override
    public Range bounds(String column) {
        return frame().bounds(column);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Csv c && stepped == c.stepped && (stepped ? frame.equals(c.frame) : files.equals(c.files) && format.equals(c.format));
    }

    @Override
    public int hashCode() {
        return stepped ? frame.hashCode() : Objects.hash(files, format);
    }

    @Override
    public String toString() {
        return frame().toString();
    }
}
