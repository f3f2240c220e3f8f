package dev.aquatint.raster.kernel;

import dev.aquatint.columns.exact.Grain;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import java.util.function.Function;

/// How one thing is reduced: equal kernels have tallies that can stand for each other.
///
/// @param each what is done within a group
/// @param edges what of a cell hits cover
/// @param grain of the column, where values are added up exactly; null elsewhere
public record Kernel(Reduction each, Edges edges, Grain grain) {

    /// @param grains of columns; null for a column that has none
    public static Kernel of(Reduction each, Edges edges, Function<String, Grain> grains) {
        return new Kernel(each, edges, edges == Edges.HARD && adds(each) ? grains.apply(each.column().orElseThrow()) : null);
    }

    private static boolean adds(Reduction each) {
        return each instanceof Sum || each instanceof Mean;
    }

    /// An empty tally.
    Tally tally(int cells) {
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
