package dev.aquatint.raster.kernel;

import dev.aquatint.picture.Plane;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Distinct;
import dev.aquatint.reduce.First;
import dev.aquatint.reduce.FirstN;
import dev.aquatint.reduce.Last;
import dev.aquatint.reduce.LastN;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.MaxN;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.MinN;
import dev.aquatint.reduce.Mode;
import dev.aquatint.reduce.Quantile;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Selector;
import dev.aquatint.reduce.Std;
import dev.aquatint.reduce.Sum;
import dev.aquatint.reduce.Summary;
import dev.aquatint.reduce.Var;
import dev.aquatint.reduce.Weight;
import dev.aquatint.reduce.WeightedMean;
import dev.aquatint.reduce.Where;
import java.util.List;

/// What a reduction has seen so far, one entry for each cell; each thread fills one of its own, and they are merged at the end.
///
/// Missing values are NaN and count nowhere.
public sealed interface Tally permits Counts, Flags, Totals, Packed, Sums, Means, Extremes, Variances, WeightedMeans, Picks, Registers, Occurrences, Quantiles,
        SoftCounts, SoftFlags, SoftMeans, SoftValues, SoftLines {

    /// Takes the rows of a block; those with values find them in `block.value`.
    void add(Block block);

    /// The same for a block in which each row has one hit, in order: `row[i]` is `i`.
    default void addAll(Block block) {
        add(block);
    }

    /// Whether, as it is now, it takes values of float32 as their bits too.
    default boolean takesBits() {
        return false;
    }

    /// Takes many rows of one cell at once; only counts, flags, extremes and exact sums do.
    default void add(int cell, Lump rows) {
        throw new UnsupportedOperationException("every row is needed");
    }

    /// Merges the cells `from` to `to` of the plane that starts at `base`, in the order of `all`, and leaves them empty.
    ///
    /// @param all of this type
    void drain(Tally[] all, int base, Plane into, int from, int to);

    /// As above for all ranks of a tally that picks several values for each cell; `into` has a plane for each.
    default void drain(Tally[] all, int base, List<Plane> into, int from, int to) {
        drain(all, base, into.getFirst(), from, to);
    }

    /// Readies tallies for being drained, part by part and by several threads; called once before.
    default void settle(Tally[] all) {}

    /// How many planes it makes for each group of rows.
    default int ranks() {
        return 1;
    }

    /// What it may grow by together with the others, for one that grows; said before anything is added.
    ///
    /// Adding to it, or settling, throws IllegalArgumentException when there is more.
    default void allow(Budget budget) {}

    /// The same once more, to be drained while this one still grows; null of those that may take much memory, or cannot be had twice.
    default Tally copy() {
        return null;
    }

    /// A result with nothing in it.
    Plane plane(int cells);

    /// The same, for the cells from `base` on of all tallies, which may have more in them than usual.
    default Plane plane(Tally[] all, int base, int cells) {
        return plane(cells);
    }

    /// Empties it.
    void clear();

    /// How many cells it has.
    int cells();

    /// What it has grown to; 0 for one that does not.
    default long bytes() {
        return 0;
    }

    /// One that adds up in order.
    ///
    /// @param reduction of one thing: a summary has a tally for each
    static Tally of(Reduction reduction, int cells) {
        return switch (reduction) {
            case Count(var of) -> new Counts(cells, of != null);
            case Any(var of) -> new Flags(new boolean[cells], of != null);
            case Sum _ -> new Sums(cells, false);
            case Weight _ -> new Sums(cells, true);
            case Mean _ -> new Means(cells);
            case Min _ -> Extremes.least(cells);
            case Max _ -> Extremes.greatest(cells);
            case Var _ -> new Variances(cells, false);
            case Std _ -> new Variances(cells, true);
            case Selector s -> new Picks(s, Picks.Wanted.VALUES, cells);
            case Where(var s, var lookup) -> new Picks(s, lookup == null ? Picks.Wanted.NUMBERS : Picks.Wanted.LOOKED_UP, cells);
            case WeightedMean _ -> new WeightedMeans(cells);
            case Distinct(_, var registers) -> new Registers(new byte[cells * registers], registers);
            case Mode _ -> new Occurrences(reduction, false, cells);
            case Quantile q -> new Quantiles(q, cells);
            case By(_, var each) -> of(each, cells);
            case Summary s -> throw several(s);
        };
    }

    /// The same, where what is told apart or looked up are whole numbers that doubles do not hold.
    static Tally exact(Reduction reduction, int cells) {
        return switch (reduction) {
            case Mode _ -> new Occurrences(reduction, true, cells);
            case Where(var s, _) -> new Picks(s, Picks.Wanted.WHOLES, cells);
            default -> of(reduction, cells);
        };
    }

    /// Bytes of a tally for each cell, at first.
    static int bytes(Reduction reduction) {
        return switch (reduction) {
            case Count _ -> 5;
            case Any _ -> 1;
            case Sum _, Weight _, Min _, Max _ -> 8;
            case Mean _ -> 13;
            case Var _, Std _ -> 20;
            case Selector s -> 8 * s.ranks();
            case Where(var s, _) -> 16 * s.ranks();
            case WeightedMean _ -> 16;
            case Distinct(_, var registers) -> registers;
            case Mode _, Quantile _ -> 4;
            case By(_, var each) -> bytes(each);
            case Summary s -> throw several(s);
        };
    }

    /// How many planes a reduction makes for each group of rows.
    static int ranks(Reduction reduction) {
        return switch (reduction) {
            case Selector s -> s.ranks();
            case Where(var s, _) -> s.ranks();
            case By(_, var each) -> ranks(each);
            case Count _, Any _, Sum _, Mean _, Var _, Std _, WeightedMean _, Weight _, Mode _, Quantile _, Distinct _ -> 1;
            case Summary s -> throw several(s);
        };
    }

    /// How many entries for each cell its longest array has: with all cells there must be fewer than 2^31.
    static int width(Reduction reduction) {
        return switch (reduction) {
            case Distinct(_, var registers) -> registers;
            case By(_, var each) -> width(each);
            case Count _, Any _, Selector _, Where _, Sum _, Mean _, Var _, Std _, WeightedMean _, Weight _, Mode _, Quantile _ -> ranks(reduction);
            case Summary s -> throw several(s);
        };
    }

    /// Whether each tally must have one run of rows, so that they can be merged in order: where the result depends on the order of rows, be it
    /// in its last bits as a sum of floats, or where memory is limited and must not be by how many threads there are.
    static boolean ordered(Reduction reduction) {
        return switch (reduction) {
            case Sum _, Mean _, Var _, Std _, WeightedMean _, Weight _, Where _, Mode _, Quantile _ -> true;
            case Count _, Any _, Min _, Max _, MinN _, MaxN _, Distinct _ -> false;
            case First _, Last _, FirstN _, LastN _ -> true;
            case By(_, var each) -> ordered(each);
            case Summary s -> throw several(s);
        };
    }

    private static IllegalArgumentException several(Summary s) {
        return new IllegalArgumentException("no single tally has all of " + s.source());
    }
}
