package dev.aquatint.columns;

import dev.aquatint.columns.Store.Piece;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Expr.Comparison;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// Expressions that were checked, to conditions over the chunks of one scan.
///
/// A column against a constant becomes a typed loop or a table; whatever else goes through blocks of doubles.
final class Compiler {
    private static final int BLOCK = 4096;

    /// A column of the scan.
    record Bound(ColumnType type, Chunk[] chunks, Dictionary dictionary) {}

    private final Function<String, Bound> columns;
    private int slots;

    private Compiler(Function<String, Bound> columns) {
        this.columns = columns;
    }

    /// The condition that all selections hold.
    static Condition compile(List<Selection> selections, Function<Named, Bound> columns) {
        Condition all = null;
        int slots = 0;
        for (Selection s : selections) {
            var compiler = new Compiler(name -> columns.apply(s.scope().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow()));
            compiler.slots = slots;
            Condition one = compiler.condition(s.where());
            all = all == null ? one : compiler.and(all, one);
            slots = compiler.slots;
        }
        return all;
    }

    /// One chunk of a computed column: bytes of a condition, doubles of anything else.
    static Chunk computed(Derivation.Computed of, int rows, Function<Named, Piece> read) {
        Map<String, Bound> bound = new HashMap<>();
        for (Named n : of.scope()) {
            Piece piece = read.apply(n);
            bound.put(n.name(), new Bound(n.type(), new Chunk[] {piece.chunk()}, piece.dictionary()));
        }
        var compiler = new Compiler(bound::get);
        boolean flags = switch (of.value()) {
            case Expr.Column(var name) -> bound.get(name).type == ColumnType.BOOLEAN;
            case Expr.Literal(var value) -> value instanceof Boolean;
            case Expr.Arithmetic _ -> false;
            case Expr.Compare _, Expr.Between _, Expr.In _, Expr.And _, Expr.Or _, Expr.Not _, Expr.Missing _ -> true;
        };
        return flags ? flags(compiler.condition(of.value()), rows) : numbers(compiler.value(of.value()), rows);
    }

    private static Chunk numbers(Value value, int rows) {
        MemorySegment out = Memory.allocate(rows * 8L);
        double[] block = new double[BLOCK];
        for (int from = 0; from < rows; from += BLOCK) {
            int n = Math.min(BLOCK, rows - from);
            value.read(0, from, n, block);
            MemorySegment.copy(block, 0, out, ValueLayout.JAVA_DOUBLE_UNALIGNED, from * 8L, n);
        }
        return Chunk.of(ColumnType.FLOAT64, rows, out, null);
    }

    private static Chunk flags(Condition condition, int rows) {
        MemorySegment out = Memory.allocate(rows);
        byte[] block = new byte[BLOCK];
        for (int from = 0; from < rows; from += BLOCK) {
            int n = Math.min(BLOCK, rows - from);
            condition.test(0, from, n, block);
            MemorySegment.copy(block, 0, out, ValueLayout.JAVA_BYTE, from, n);
        }
        return Chunk.of(ColumnType.BOOLEAN, rows, out, null);
    }

    private int slot() {
        return slots++;
    }

    private Condition condition(Expr e) {
        return switch (e) {
            case Expr.And(var left, var right) -> and(condition(left), condition(right));
            case Expr.Or(var left, var right) -> Condition.or(condition(left), condition(right), slot());
            case Expr.Not(var of) -> Condition.not(condition(of));
            case Expr.Literal(var value) -> Condition.always((Boolean) value);
            case Expr.Column(var name) -> range(columns.apply(name), 1, 1);
            case Expr.Missing(var of) -> Value.missing(value(of), slot());
            case Expr.Between(Expr.Column(var name), Expr.Literal lo, Expr.Literal hi) when columns.apply(name).type == ColumnType.STRING ->
                    texts(columns.apply(name), s -> s.compareTo((String) lo.value()) >= 0 && s.compareTo((String) hi.value()) <= 0);
            case Expr.Between(Expr.Column(var name), Expr.Literal lo, Expr.Literal hi) when Longs.holds(columns.apply(name).type) ->
                    and(constant(Comparison.GE, name, lo), constant(Comparison.LE, name, hi));
            case Expr.Between(Expr.Column(var name), Expr.Literal lo, Expr.Literal hi) -> range(columns.apply(name), number(lo, name), number(hi, name));
            case Expr.Between(var of, var lo, var hi) ->
                    and(condition(of.ge(lo)), condition(of.le(hi)));
            case Expr.In(var of, var values) -> in(of, values);
            case Expr.Compare(var by, Expr.Column(var name), Expr.Literal literal) -> constant(by, name, literal);
            case Expr.Compare(var by, Expr.Literal literal, Expr.Column(var name)) -> constant(by.mirrored(), name, literal);
            case Expr.Compare(var by, var left, var right) -> general(by, left, right);
            case Expr.Arithmetic _ -> throw new IllegalStateException("a number is no condition: " + e);
        };
    }

    /// Two ranges of one column are one range.
    private Condition and(Condition left, Condition right) {
        return left instanceof RangeTest a && right instanceof RangeTest b && Arrays.equals(a.chunks(), b.chunks()) ? a.and(b) : Condition.and(left, right, slot());
    }

    private Condition constant(Comparison by, String name, Expr.Literal literal) {
        if (by == Comparison.NE) return Condition.not(constant(Comparison.EQ, name, literal));
        Bound column = columns.apply(name);
        if (Longs.holds(column.type)) return RangeTest.of(column.chunks, Longs.of(column.type, by, Kind.exact(literal, Kind.of(column.type)), number(literal, name)));
        if (column.type == ColumnType.STRING) {
            String text = (String) literal.value();
            return switch (by) {
                case EQ -> texts(column, text::equals);
                case NE -> throw new IllegalStateException("unequal is the negation of equal");
                case LT -> texts(column, s -> s.compareTo(text) < 0);
                case LE -> texts(column, s -> s.compareTo(text) <= 0);
                case GT -> texts(column, s -> s.compareTo(text) > 0);
                case GE -> texts(column, s -> s.compareTo(text) >= 0);
            };
        }
        double v = number(literal, name);
        return switch (by) {
            case EQ -> range(column, v, v);
            case NE -> throw new IllegalStateException("unequal is the negation of equal");
            case LT -> v == Double.NEGATIVE_INFINITY ? Condition.always(false) : range(column, Double.NEGATIVE_INFINITY, Math.nextDown(v));
            case LE -> range(column, Double.NEGATIVE_INFINITY, v);
            case GT -> v == Double.POSITIVE_INFINITY ? Condition.always(false) : range(column, Math.nextUp(v), Double.POSITIVE_INFINITY);
            case GE -> range(column, v, Double.POSITIVE_INFINITY);
        };
    }

    private static Condition range(Bound column, double lo, double hi) {
        return RangeTest.of(column.type, column.chunks, lo, hi);
    }

    /// A table of answers, one for each text of the dictionary.
    private static Condition texts(Bound column, Predicate<String> holds) {
        byte[] answers = new byte[column.dictionary.size()];
        for (int code = 0; code < answers.length; code++) answers[code] = (byte) (holds.test(column.dictionary.text(code)) ? 1 : 0);
        return new LookupTest(column.chunks, answers, 0);
    }

    private Condition in(Expr of, List<Expr.Literal> values) {
        if (of instanceof Expr.Column(var name)) {
            Bound column = columns.apply(name);
            if (column.type == ColumnType.STRING) {
                byte[] answers = new byte[column.dictionary.size()];
                for (Expr.Literal v : values) {
                    int code = column.dictionary.indexOf((String) v.value());
                    if (code >= 0) answers[code] = 1;
                }
                return new LookupTest(column.chunks, answers, 0);
            }
            if (Longs.holds(column.type)) return Longs.in(column.type, column.chunks, values.stream().map(v -> Kind.exact(v, Kind.of(column.type))).toList());
            double[] sorted = values.stream().mapToDouble(v -> number(v, name)).sorted().toArray();
            if (!LookupTest.fits(column.type)) return Value.in(Value.column(column.chunks), sorted, slot());
            int least = LookupTest.least(column.type);
            byte[] answers = new byte[1 << 8 * column.type.bytes()];
            for (double v : sorted) {
                if (v == Math.rint(v) && v >= least && v < least + answers.length) answers[(int) v - least] = 1;
            }
            return new LookupTest(column.chunks, answers, least);
        }
        if (of instanceof Expr.Literal(String text)) return Condition.always(values.stream().anyMatch(v -> v.value().equals(text)));
        return Value.in(value(of), values.stream().mapToDouble(v -> Kind.number(v, Kind.NUMBER)).sorted().toArray(), slot());
    }

    private Condition general(Comparison by, Expr left, Expr right) {
        if (by == Comparison.NE) return Condition.not(general(Comparison.EQ, left, right));
        if (left instanceof Expr.Literal(String a) && right instanceof Expr.Literal(String b)) {
            return Value.compare(by, Value.constant(Integer.signum(a.compareTo(b))), Value.constant(0), pair());
        }
        if (left instanceof Expr.Column(var a) && columns.apply(a).type == ColumnType.STRING && right instanceof Expr.Column(var b)) {
            var order = new TreeSet<>(columns.apply(a).dictionary.texts());
            order.addAll(columns.apply(b).dictionary.texts());
            String[] sorted = order.toArray(String[]::new);
            return Value.compare(by, ranked(columns.apply(a), sorted), ranked(columns.apply(b), sorted), pair());
        }
        if (left instanceof Expr.Column(var a) && right instanceof Expr.Column(var b) && comparable(columns.apply(a).type, columns.apply(b).type)) {
            return Longs.compare(by, columns.apply(a).chunks, columns.apply(b).chunks);
        }
        if (left instanceof Expr.Literal a && right instanceof Expr.Literal b && Kind.of(a) != Kind.NUMBER && Kind.of(b) != Kind.NUMBER) {
            Kind kind = Kind.of(a) == Kind.TEXT ? Kind.of(b) : Kind.of(a);
            return Value.compare(by, Value.constant(Kind.number(a, kind)), Value.constant(Kind.number(b, kind)), pair());
        }
        return Value.compare(by, value(left), value(right), pair());
    }

    /// Whether both are whole numbers of 64 bits that count the same.
    private static boolean comparable(ColumnType a, ColumnType b) {
        return Longs.holds(a) && Longs.holds(b) && Kind.of(a) == Kind.of(b);
    }

    private static Value ranked(Bound column, String[] sorted) {
        double[] ranks = new double[column.dictionary.size()];
        for (int code = 0; code < ranks.length; code++) ranks[code] = Arrays.binarySearch(sorted, column.dictionary.text(code));
        return Value.ranked(column.chunks, ranks);
    }

    private Value value(Expr e) {
        return switch (e) {
            case Expr.Column(var name) -> Value.column(columns.apply(name).chunks);
            case Expr.Literal literal when literal.value() instanceof String -> Value.constant(0);     // only asked whether it is missing
            case Expr.Literal literal -> Value.constant(Kind.number(literal, Kind.of(literal)));
            case Expr.Arithmetic(var by, var left, var right) -> Value.arithmetic(by, value(left), value(right), slot());
            case Expr.Compare _, Expr.Between _, Expr.In _, Expr.And _, Expr.Or _, Expr.Not _, Expr.Missing _ -> Value.condition(condition(e), slot());
        };
    }

    private double number(Expr.Literal literal, String column) {
        return Kind.number(literal, Kind.of(columns.apply(column).type));
    }

    private int pair() {
        slots += 2;
        return slots - 2;
    }
}
