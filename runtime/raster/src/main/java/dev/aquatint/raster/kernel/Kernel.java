package dev.aquatint.raster.kernel;

import dev.aquatint.columns.exact.Grain;
import dev.aquatint.reduce.Distinct;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Mode;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import dev.aquatint.reduce.Where;
import java.util.function.Function;
import java.util.function.Predicate;

/// How one thing is reduced: equal kernels have tallies that can stand for each other.
///
/// @param each what is done within a group
/// @param edges what of a cell hits cover
/// @param grain of the column, where values are added up exactly; null elsewhere
/// @param exact whether values that are told apart, or what is looked up, are whole numbers that doubles do not hold
public record Kernel(Reduction each, Edges edges, Grain grain, boolean exact) {

    /// @param grains of columns; null for a column that has none
    /// @param wide whether a column has whole numbers that doubles do not hold
    public static Kernel of(Reduction each, Edges edges, Function<String, Grain> grains, Predicate<String> wide) {
        boolean hard = edges == Edges.HARD;
        return new Kernel(each, edges, hard && adds(each) ? grains.apply(each.column().orElseThrow()) : null, hard && told(each) != null && wide.test(told(each)));
    }

    /// The column of what is told apart or looked up; null for other reductions.
    private static String told(Reduction each) {
        return each instanceof Distinct || each instanceof Mode ? each.column().orElseThrow() : each instanceof Where(_, var lookup) ? lookup : null;
    }

    private static boolean adds(Reduction each) {
        return each instanceof Sum || each instanceof Mean;
    }

    /// An empty tally.
    Tally tally(int cells) {
        if (exact) return Tally.exact(each, cells);
        if (grain == null) return edges.tally(each, cells);
        return packed() ? new Packed(each instanceof Mean, grain, cells) : new Totals(each instanceof Mean, grain, cells);
    }

    private boolean packed() {
        return grain.bits() <= Packed.MOST_BITS;
    }

    /// Bytes of a tally for each cell, at first.
    public int bytes() {
        return grain == null ? edges.bytes(each) : packed() ? 8 : grain.narrow() ? 13 : 21;
    }

    /// As [Tally#ordered(Reduction)].
    public boolean ordered() {
        return grain == null && edges.ordered(each);
    }
}
