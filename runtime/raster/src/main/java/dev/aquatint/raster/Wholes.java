package dev.aquatint.raster;

import dev.aquatint.columns.Census;
import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.NodeFilter;
import dev.aquatint.columns.spatial.Aggregates;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.raster.kernel.Lump;
import dev.aquatint.raster.kernel.Tally;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import java.util.ArrayList;
import java.util.List;

/// What whole nodes of a tree amount to, as far as it is known without reading their rows: how many rows, values or members of groups they
/// have, the smallest and the largest value, and the sum.
final class Wholes {
    /// Rows of a smaller node are counted at once, whatever may be known of the nodes below.
    private static final int COUNTED = 1;

    /// Of one part of a reduction.
    private sealed interface Part {}

    private record OfRows() implements Part {}

    private record OfValues(Aggregates of) implements Part {}

    /// @param plane the first cell of the group of each value; negative where it has none
    /// @param rest the filter without what it has against these values, null if that is nothing
    private record OfGroups(Census of, int[] plane, NodeFilter rest) implements Part {}

    /// Tells rows that only reading them tells of.
    interface Rows {
        /// How many of them are kept.
        int kept(int from, int to);
    }

    private final Tree tree;
    private final NodeFilter filter;            // null when all rows count
    private final List<Part> parts;
    private final boolean countable;            // whether it is enough to know how many rows are kept

    private Wholes(Tree tree, NodeFilter filter, List<Part> parts) {
        this.tree = tree;
        this.filter = filter;
        this.parts = parts;
        this.countable = parts.stream().allMatch(p -> p instanceof OfRows);
    }

    /// What a reduction needs to know of nodes; null when it needs every row.
    ///
    /// @param filter what is left of nodes, null when all rows count
    static Wholes of(Reducer reducer, Indexed indexed, NodeFilter filter) {
        List<Part> parts = new ArrayList<>();
        for (Reducer.Part part : reducer.parts()) {
            Part of = of(part, reducer, indexed, filter);
            if (of == null) return null;
            parts.add(of);
        }
        return new Wholes(indexed.tree(), filter, parts);
    }

    private static Part of(Reducer.Part part, Reducer reducer, Indexed indexed, NodeFilter filter) {
        Reduction each = part.kernel().each();
        if (part.kernel().ordered() || !(each instanceof Count || each instanceof Any || each instanceof Min || each instanceof Max || each instanceof Sum || each instanceof Mean)) return null;
        if (part.groups() == null) return part.value() == null ? new OfRows() : part.text() ? null : new OfValues(indexed.aggregates(part.value()));
        if (part.value() != null) return null;
        Census census = indexed.census(part.groups().by().column());
        if (census == null) return null;
        int[] plane = reducer.planes(part, census.values());
        byte[] answers = filter == null ? null : filter.answers(census);
        for (int i = 0; answers != null && i < plane.length; i++) if (answers[i] == 0) plane[i] = -1;
        return new OfGroups(census, plane, filter == null ? null : filter.without(census));
    }

    /// Whether rows are all the same: it is enough to know how many are in a cell.
    boolean counts() {
        return countable && filter == null;
    }

    /// Adds a node that falls into one cell, or does nothing and is false: then its nodes or rows have to be looked at.
    boolean add(Tally[] tallies, Lump lump, int cell, int level, int node, Rows rows) {
        int n = tree.to(level, node) - tree.from(level, node), kept = filter == null ? n : filter.kept(level, node);
        if (kept == 0) return true;
        if (kept == NodeFilter.UNKNOWN && countable) {
            if (level > COUNTED && filter.sharpens()) return false;
            kept = rows.kept(tree.from(level, node), tree.to(level, node));
            if (kept == 0) return true;
        }
        for (Part p : parts) if (!known(p, level, node, n, kept)) return false;
        for (int i = 0; i < tallies.length; i++) {
            switch (parts.get(i)) {
                case OfRows _ -> {
                    lump.n = kept;
                    tallies[i].add(cell, lump);
                }
                case OfValues(var of) -> {
                    lump.n = of.present(level, node);
                    lump.least = of.least(level, node);
                    lump.most = of.most(level, node);
                    lump.low = of.low(level, node);
                    lump.high = of.high(level, node);
                    tallies[i].add(cell, lump);
                }
                case OfGroups(var of, var plane, _) -> {
                    for (int c = 0, before = 0; c < of.frequencies().categories(); c++) {
                        int upTo = of.frequencies().below(level, node, c + 1);
                        lump.n = upTo - before;
                        before = upTo;
                        if (lump.n > 0 && plane[c] >= 0) tallies[i].add(cell + plane[c], lump);
                    }
                }
            }
        }
        return true;
    }

    /// Whether a node would be added without reading its rows.
    boolean knows(int level, int node) {
        int n = tree.to(level, node) - tree.from(level, node), kept = filter == null ? n : filter.kept(level, node);
        return kept == 0 || parts.stream().allMatch(p -> known(p, level, node, n, kept));
    }

    /// @param kept how many of `n` rows are, or that this is not known
    private static boolean known(Part part, int level, int node, int n, int kept) {
        return switch (part) {
            case OfRows _ -> kept != NodeFilter.UNKNOWN;
            case OfValues _ -> kept == n;
            case OfGroups(_, _, var rest) -> kept == n || rest != null && rest.kept(level, node) == n;
        };
    }
}
