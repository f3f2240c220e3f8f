package dev.aquatint.columns;

import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Expr.Comparison;
import dev.aquatint.frame.Range;
import java.util.List;
import java.util.function.Function;

/// Whether any row of a chunk can satisfy a condition, judged by the interval its values lie in. In doubt, yes.
final class Pruner {
    private final Function<Named, Range> within;
    private final Function<Named, String> text;
    private final List<Named> scope;

    private Pruner(Function<Named, Range> within, Function<Named, String> text, List<Named> scope) {
        this.within = within;
        this.text = text;
        this.scope = scope;
    }

    /// @param within the interval that holds a column's values in the chunk, or null when it is not known
    /// @param text the one text of all rows of the chunk, or null when it is not known
    static boolean mayHold(List<Selection> selections, Function<Named, Range> within, Function<Named, String> text) {
        return selections.stream().allMatch(s -> new Pruner(within, text, s.scope()).mayHold(s.where()));
    }

    private boolean mayHold(Expr e) {
        return switch (e) {
            case Expr.And(var left, var right) -> mayHold(left) && mayHold(right);
            case Expr.Or(var left, var right) -> mayHold(left) || mayHold(right);
            case Expr.Compare(var by, Expr.Column(var name), Expr.Literal literal) -> mayHold(by, name, literal);
            case Expr.Compare(var by, Expr.Literal literal, Expr.Column(var name)) -> mayHold(by.mirrored(), name, literal);
            case Expr.Between(Expr.Column(var name), Expr.Literal lo, Expr.Literal hi) -> mayHold(Comparison.GE, name, lo) && mayHold(Comparison.LE, name, hi);
            case Expr.In(Expr.Column(var name), var values) -> values.stream().anyMatch(v -> mayHold(Comparison.EQ, name, v));
            case Expr.Compare _, Expr.Between _, Expr.In _, Expr.Not _, Expr.Missing _, Expr.Column _, Expr.Literal _, Expr.Arithmetic _ -> true;
        };
    }

    private boolean mayHold(Comparison by, String name, Expr.Literal literal) {
        Named column = scope.stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
        Kind kind = Kind.of(column.type());
        if (kind == Kind.TEXT) {
            String all = text.apply(column);
            return all == null || !(literal.value() instanceof String s) || (by != Comparison.EQ || all.equals(s)) && (by != Comparison.NE || !all.equals(s));
        }
        Range range = within.apply(column);
        if (range == null) return true;
        double v = Kind.number(literal, kind);
        return switch (by) {
            case EQ -> range.contains(v);
            case NE -> true;                            // of rows with a missing value too, of which the interval says nothing
            case LT -> range.lo() < v || range.lo() == v && Math.abs(v) >= Longs.EXACT;         // the ends of 64-bit whole numbers are rounded
            case LE -> range.lo() <= v;
            case GT -> range.hi() > v || range.hi() == v && Math.abs(v) >= Longs.EXACT;
            case GE -> range.hi() >= v;
        };
    }
}
