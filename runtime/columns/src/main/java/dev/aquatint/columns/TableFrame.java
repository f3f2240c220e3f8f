package dev.aquatint.columns;

import dev.aquatint.columns.Derivation.Computed;
import dev.aquatint.columns.Derivation.MercatorX;
import dev.aquatint.columns.Derivation.MercatorY;
import dev.aquatint.columns.Derivation.Stored;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Csv;
import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Indexing;
import dev.aquatint.frame.Made;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import dev.aquatint.frame.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table and what of it counts: of its first `limit` rows those that all selections hold for.
///
/// @param made how it was written, which makes no other frame of it
record TableFrame(Table table, List<Named> columns, List<Selection> selections, long limit, Made made) implements Frame {

    TableFrame {
        columns = List.copyOf(columns);
        selections = List.copyOf(selections);
    }

    /// The table behind a frame; null for a frame of another library.
    static TableFrame known(Frame frame) {
        return switch (frame) {
            case TableFrame f -> f;
            case Csv c -> known(c.frame());
            default -> null;
        };
    }

    static TableFrame of(Frame frame) {
        TableFrame known = known(frame);
        if (known == null) throw new IllegalArgumentException("a frame of another library: " + frame.getClass().getName());
        return known;
    }

    TableFrame(Table table, List<Named> columns, List<Selection> selections, long limit) {
        this(table, columns, selections, limit, new Made(null, table.store.schema().source()));
    }

    private TableFrame columns(List<Named> now, String call) {
        return new TableFrame(table, now, selections, limit, new Made(this, call));
    }

    /// Another table with what counts of this frame. It does not hold on to this one, whose data may go.
    private static Frame moved(Frame to, Made made, String call) {
        return to instanceof TableFrame t ? new TableFrame(t.table, t.columns, t.selections, t.limit, new Made(null, made.source() + call)) : to;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TableFrame f && limit == f.limit && table.equals(f.table) && columns.equals(f.columns) && selections.equals(f.selections);
    }

    @Override
    public int hashCode() {
        return Objects.hash(table, columns, selections, limit);
    }

    @Override
    public Schema schema() {
        Schema whole = table.store.schema();
        var reasons = new LinkedHashMap<String, String>();
        for (Named c : columns) if (c.from() instanceof Stored(var name) && whole.reasons().containsKey(name)) reasons.put(c.name(), whole.reasons().get(name));
        return new Schema(whole.source(), columns.stream().map(c -> new Schema.Field(c.name(), c.type())).toList(), whole.skipped(), whole.notes(), reasons);
    }

    Named column(String name) {
        return columns.get(schema().indexOf(name));
    }

    // steps

    @Override
    public Frame columns(String... names) {
        if (new HashSet<>(List.of(names)).size() < names.length) throw new IllegalArgumentException("the same column twice: " + String.join(", ", names));
        if (names.length == 0) throw new IllegalArgumentException("columns() names no column: %s has %s".formatted(name(), String.join(", ", schema().names())));
        return columns(List.of(names).stream().map(this::column).toList(), ".columns(" + Written.quoted(List.of(names)) + ")");
    }

    @Override
    public Frame select(String column, Range range) {
        return select(new Expr.Column(column).in(range), Written.select(column, range));
    }

    @Override
    public Frame select(String column, Object value) {
        Expr of = new Expr.Column(column);
        return select(switch (value) {
            case Range range -> of.in(range);
            case Collection<?> values -> of.in(values);
            case Object[] values -> of.in(values);
            case null -> of.isMissing();
            default -> of.eq(value);
        }, Written.select(column, value));
    }

    @Override
    public Frame select(String expression) {
        return select(Expr.parse(expression), ".select(" + Written.quoted(expression) + ")");
    }

    @Override
    public Frame select(Expr predicate) {
        return select(predicate, Written.select(predicate));
    }

    private Frame select(Expr predicate, String call) {
        Kind.check(predicate, schema());
        List<Selection> more = new ArrayList<>(selections);
        more.add(new Selection(predicate, predicate.columns().stream().map(this::column).toList()));
        return new TableFrame(table, columns, more, limit, new Made(this, call));
    }

    @Override
    public Frame lonLat(String lon, String lat, String x, String y) {
        Named from = degrees(lon), to = degrees(lat);
        if (x.equals(y)) throw new IllegalArgumentException("x and y cannot both be called '%s'".formatted(x));
        return with(List.of(new Named(x, ColumnType.FLOAT64, new MercatorX(from.from())), new Named(y, ColumnType.FLOAT64, new MercatorY(to.from()))),
                ".lonLat(" + Written.quoted(x.equals(lon) && y.equals(lat) ? List.of(lon, lat) : List.of(lon, lat, x, y)) + ")");
    }

    @Override
    public Frame lonLat(List<String> lons, List<String> lats) {
        if (lons.size() != lats.size()) throw new IllegalArgumentException("each longitude needs a latitude: %s and %s are not as many".formatted(lons, lats));
        var projected = new LinkedHashMap<String, Named>();
        for (String lon : lons) projected.put(lon, new Named(lon, ColumnType.FLOAT64, new MercatorX(degrees(lon).from())));
        for (String lat : lats) {
            if (lons.contains(lat)) throw new IllegalArgumentException("column '%s' cannot be both a longitude and a latitude".formatted(lat));
            projected.put(lat, new Named(lat, ColumnType.FLOAT64, new MercatorY(degrees(lat).from())));
        }
        return with(List.copyOf(projected.values()), ".lonLat(List.of(%s), List.of(%s))".formatted(Written.quoted(lons), Written.quoted(lats)));
    }

    @Override
    public Frame with(String name, Expr value) {
        if (name.isBlank()) throw new IllegalArgumentException("a column needs a name");
        ColumnType type = Kind.computed(value, schema());
        return with(List.of(new Named(name, type, new Computed(value, value.columns().stream().map(this::column).toList()))), Written.with(name, value));
    }

    @Override
    public Frame places(String column, List<String> order) {
        Named of = column(column);
        if (of.type() != ColumnType.STRING) throw new IllegalArgumentException("column '%s' holds %s, and only text has a place in a list of texts".formatted(column, of.type()));
        if (new HashSet<>(order).size() < order.size()) throw new IllegalArgumentException("a text is in the list twice: " + order);
        return with(List.of(new Named(column, ColumnType.FLOAT64, new Derivation.Placed(of.from(), order))), ".places(%s, List.of(%s))".formatted(Written.quoted(column), Written.quoted(order)));
    }

    @Override
    public Frame lines(String geometry) {
        return LinePoints.of(this, column(geometry));
    }

    private Frame with(List<Named> more, String call) {
        var all = new LinkedHashMap<String, Named>();
        columns.forEach(c -> all.put(c.name(), c));
        more.forEach(c -> all.put(c.name(), c));
        return columns(List.copyOf(all.values()), call);
    }

    private Named degrees(String name) {
        Named column = column(name);
        if (Kind.of(column.type()) != Kind.NUMBER) throw new IllegalArgumentException("column '%s' holds %s, not degrees".formatted(name, column.type()));
        return column;
    }

    @Override
    public Frame head(int rows) {
        if (rows < 0) throw new IllegalArgumentException("head takes 0 rows or more, not %,d".formatted(rows));
        long end = selections.isEmpty() ? Math.min(limit, rows) : Selected.of(this).end(rows);
        return new TableFrame(table, columns, selections, end, new Made(this, ".head(" + rows + ")"));
    }

    // reading

    /// The same frame, without some of its selections.
    TableFrame without(List<Selection> some) {
        return new TableFrame(table, columns, selections.stream().filter(s -> !some.contains(s)).toList(), limit);
    }

    /// What is done with a chunk of a scan; from any thread.
    interface Visit {
        /// @param at which of [#chunks] it is
        /// @param scan that has it
        /// @param chunk which of the scan it is
        void chunk(int at, Scan scan, int chunk);
    }

    /// Visits all chunks of a scan on all cores.
    ///
    /// @param streamed of the columns; null when they are to be loaded
    void visit(Streamed streamed, List<String> names, Visit visit) {
        if (streamed == null) {
            Scan scan = new Scans(this).scan(names);
            Parallel.run(null, scan.chunks(), c -> visit.chunk(c, scan, c));
        } else {
            Parallel.run("looking through " + name(), chunks().length, c -> {
                try (Streamed.Opened opened = streamed.open(c, () -> { })) {
                    visit.chunk(c, opened.scan(), 0);
                }
            });
        }
    }

    /// The chunks of the table that hold rows of this frame, as far as statistics tell.
    int[] chunks() {
        int n = table.store.chunks();
        IntPredicate wanted = c -> rows(c) > 0 && Pruner.mayHold(selections, column -> within(column, c), column -> text(column, c));
        // who asks for statistics first may have each file compare them with some of its values: of many files that takes a while one after the other
        record Asked(Set<Named> columns) {}
        if (!selections.isEmpty()) table.once(new Asked(selections.stream().flatMap(s -> s.scope().stream()).collect(Collectors.toSet())), () -> {
            Parallel.run(null, n, wanted::test);
            return true;
        });
        return IntStream.range(0, n).filter(wanted).toArray();
    }

    /// An interval that holds every present value of a column in a chunk of the table; null where none is known.
    Range within(Named column, int chunk) {
        return column.from() instanceof Stored(var name) ? table.store.within(table.store.schema().indexOf(name), chunk) : null;
    }

    /// The one text that all rows of a chunk of the table have in a column; null where none is known.
    private String text(Named column, int chunk) {
        return column.from() instanceof Stored(var name) ? table.store.text(table.store.schema().indexOf(name), chunk) : null;
    }

    /// How many rows of a chunk lie within the limit.
    int rows(int chunk) {
        return (int) Math.clamp(limit - table.start(chunk), 0, table.store.rows(chunk));
    }

    @Override
    public long rows() {
        return selections.isEmpty() ? Math.min(limit, table.rows()) : Selected.of(this).rows();
    }

    @Override
    public Range bounds(String column) {
        Named of = column(column);
        if (of.type() == ColumnType.STRING) throw new IllegalArgumentException("column '%s' holds text, which has no bounds".formatted(column));
        Range known = known(of);
        if (known != null) return known;
        record Bounds(Derivation of, List<Selection> selections, long limit) {}
        return table.once(new Bounds(of.from(), selections, limit), () -> MinMax.of(this, column));
    }

    /// The bounds of a column where they are known without reading it, else null.
    Range known(Named column) {
        Facts facts = selections.isEmpty() && limit >= table.rows() ? new WholeColumn(table, column).facts() : null;
        return facts == null ? null : facts.bounds();
    }

    @Override
    public Map<String, Object> row(long index) {
        long at = index < 0 || index >= rows() ? -1 : selections.isEmpty() ? index : Selected.of(this).row(index);
        if (at < 0) throw new IndexOutOfBoundsException("row %,d of %s, which has %,d rows".formatted(index, name(), rows()));
        return Cells.row(this, at);
    }

    @Override
    public Frame persist() {
        Frame kept = Persisted.of(this);
        return kept instanceof TableFrame t && t.table == table ? new TableFrame(table, columns, selections, limit, new Made(this, ".persist()")) : moved(kept, made, ".persist()");
    }

    @Override
    public Frame index(String x, String y) {
        List<Named> both = List.of(column(x), column(y));
        for (Named c : both) {
            if (c.type() == ColumnType.STRING) throw new IllegalArgumentException("column '%s' of %s holds text: an index needs numbers".formatted(c.name(), name()));
        }
        String call = ".index(" + Written.quoted(List.of(x, y)) + ")";
        if (table.indexes.ready(both.getFirst(), both.getLast()) != null) return columns(columns, call);
        if (MemoryIndex.bytes(table.rows(), both.getFirst(), both.getLast()) + table.rows() * (both.getFirst().type().bytes() + both.getLast().type().bytes()) > Memory.most() / 2 && Batches.of(this).origin() != null) {
            return moved(table.catalogue.keeper.keep(this, new Indexing(x, y)), made, call);
        }
        table.load(both, IntStream.range(0, table.store.chunks()).toArray());
        table.indexes.now(both.getFirst(), both.getLast());
        return columns(columns, call);
    }

    @Override
    public Frame index(String path, Indexing how) {
        return table.catalogue.keeper.keep(this, path, how);
    }

    @Override
    public String toString() {
        return Printed.of(this);
    }
}
