package dev.aquatint.columns;

import dev.aquatint.columns.spatial.Aggregates;
import dev.aquatint.columns.spatial.Frequencies;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.frame.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a filter leaves of the nodes of a tree, as far as that can be told without reading rows.
///
/// Conditions on a single column of few values are counted by its [Census], ranges of numbers decided by the [Aggregates] of theirs; of others nothing is
/// known before rows are read.
public final class NodeFilter {
    /// What is kept of a node that only its rows can tell about.
    public static final int UNKNOWN = -1;

    private sealed interface Part {
        /// @param n points of the node
        int kept(int level, int node, int n);
    }

    private final Tree tree;
    private final List<Part> parts;

    private NodeFilter(Tree tree, List<Part> parts) {
        this.tree = tree;
        this.parts = List.copyOf(parts);
    }

    /// @param column of few values
    /// @param answers 1 for each value that is kept; the last one is for missing values
    private record Counted(Named column, Frequencies frequencies, byte[] answers) implements Part {
        @Override
        public int kept(int level, int node, int n) {
            int last = answers.length - 1, kept = answers[last] == 0 ? 0 : n - frequencies.below(level, node, last);
            for (int from = 0; from < last; from++) {
                if (answers[from] == 0) continue;
                int to = from + 1;
                while (to < last && answers[to] != 0) to++;
                kept += frequencies.below(level, node, to) - frequencies.below(level, node, from);
                from = to;
            }
            return kept;
        }
    }

    private record Bounded(Aggregates values, double lo, double hi) implements Part {
        @Override
        public int kept(int level, int node, int n) {
            double least = values.least(level, node), most = values.most(level, node);
            if (!(most >= lo && least <= hi)) return 0;
            return above(least, lo) && above(-most, -hi) && values.present(level, node) == n ? n : UNKNOWN;
        }
    }

    /// Whether a value is at least so large, also where both are the doubles next to whole numbers of 64 bits.
    private static boolean above(double least, double lo) {
        return least > lo || least == lo && Math.abs(lo) < Longs.EXACT;
    }

    private record Opaque() implements Part {
        @Override
        public int kept(int level, int node, int n) {
            return UNKNOWN;
        }
    }

    /// @param selections that some row may fail
    /// @param limited whether also something has to hold that is none of them
    static NodeFilter of(Index index, List<Selection> selections, boolean limited) {
        Map<Named, byte[]> answers = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        for (Selection s : selections) {
            for (Expr e : conjuncts(s.where())) parts.addAll(part(index, new Selection(e, s.scope()), answers));
        }
        answers.forEach((column, of) -> parts.add(new Counted(column, index.census(column).frequencies(), of)));
        if (limited) parts.add(new Opaque());
        return new NodeFilter(index.tree(), parts);
    }

    private static List<Expr> conjuncts(Expr e) {
        if (!(e instanceof Expr.And(var left, var right))) return List.of(e);
        List<Expr> all = new ArrayList<>(conjuncts(left));
        all.addAll(conjuncts(right));
        return all;
    }

    /// @param answers takes those of columns of few values
    private static List<Part> part(Index index, Selection one, Map<Named, byte[]> answers) {
        Named column = Slice.only(one);
        if (column == null) return List.of(new Opaque());
        Compiler.Bound sorted = index.sorted(column);
        Census census = index.census(column);
        if (census != null) {
            answers.merge(column, census.kept(List.of(one), sorted), NodeFilter::and);
            return List.of();
        }
        Condition compiled = Compiler.compile(List.of(one), _ -> sorted);
        return List.of(compiled instanceof RangeTest(_, var lo, var hi, _, _) ? new Bounded(index.aggregates(column), lo, hi) : new Opaque());
    }

    private static byte[] and(byte[] a, byte[] b) {
        byte[] both = a.clone();
        for (int i = 0; i < both.length; i++) both[i] &= b[i];
        return both;
    }

    /// How many points of a node are kept, or [#UNKNOWN].
    public int kept(int level, int node) {
        int n = tree.to(level, node) - tree.from(level, node), kept = n;
        for (Part p : parts) {
            int one = p.kept(level, node, n);
            if (one == 0) return 0;
            if (one == n) continue;
            kept = kept == n ? one : UNKNOWN;           // of two that keep some, nobody knows how many both do
        }
        return kept;
    }

    /// Whether more may be known of the nodes below one that is not known.
    public boolean sharpens() {
        return parts.stream().anyMatch(p -> p instanceof Bounded);
    }

    /// What it has against values of a column of few: 1 for each that is kept, the last one for missing values; null when it asks nothing of that column alone.
    public byte[] answers(Census of) {
        return parts.stream().filter(p -> p instanceof Counted(_, var f, _) && f == of.frequencies()).map(p -> ((Counted) p).answers.clone()).findFirst().orElse(null);
    }

    /// Without what it has against such values.
    public NodeFilter without(Census of) {
        return new NodeFilter(tree, parts.stream().filter(p -> !(p instanceof Counted(_, var f, _) && f == of.frequencies())).toList());
    }

    @Override
    public String toString() {
        return Arrays.toString(parts.toArray());
    }
}
