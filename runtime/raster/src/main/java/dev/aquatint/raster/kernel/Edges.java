package dev.aquatint.raster.kernel;

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
import dev.aquatint.reduce.Std;
import dev.aquatint.reduce.Sum;
import dev.aquatint.reduce.Summary;
import dev.aquatint.reduce.Var;
import dev.aquatint.reduce.Weight;
import dev.aquatint.reduce.WeightedMean;
import dev.aquatint.reduce.Where;

/// What of its cell a hit covers, and which tallies know what to do with it.
public enum Edges {
    /// All of it.
    HARD,

    /// A part; and all rows together are one line, so that of its values on a cell the one counts that covers most.
    SOFT,

    /// A part; and each row is a line.
    SOFT_BY_ROW;

    /// About how many cells a row hits at the least: a line with soft edges is three cells wide.
    public int hits() {
        return switch (this) {
            case HARD -> 1;
            case SOFT, SOFT_BY_ROW -> 16;
        };
    }

    /// An empty tally of one thing.
    public Tally tally(Reduction reduction, int cells) {
        return switch (this) {
            case HARD -> Tally.of(reduction, cells);
            case SOFT, SOFT_BY_ROW -> soft(reduction, cells);
        };
    }

    private Tally soft(Reduction reduction, int cells) {
        return switch (reduction) {
            case Count(var of) -> new SoftCounts(cells, of != null);
            case Any(var of) -> new SoftFlags(cells, of != null);
            case Sum _ -> new SoftValues(new Sums(cells, false));
            case Mean _ -> new SoftMeans(cells);
            case Max _ -> largest(cells);
            case Min _ -> this == SOFT ? largest(cells) : new SoftLines(SoftLines.Choice.LEAST, cells);
            case First _ -> this == SOFT ? largest(cells) : new SoftLines(SoftLines.Choice.FIRST, cells);
            case Last _ -> this == SOFT ? largest(cells) : new SoftLines(SoftLines.Choice.LAST, cells);
            case By(_, var each) -> soft(each, cells);
            case Var _, Std _, WeightedMean _, Weight _, FirstN _, LastN _, MinN _, MaxN _, Where _, Distinct _, Mode _, Quantile _, Summary _ -> throw whole(reduction);
        };
    }

    private static Tally largest(int cells) {
        return new SoftValues(Extremes.greatest(cells));
    }

    /// Bytes of a tally for each cell, at first.
    ///
    /// @throws IllegalArgumentException for a reduction that takes whole cells only
    public int bytes(Reduction reduction) {
        return this == HARD ? Tally.bytes(reduction) : switch (reduction) {
            case Count _, Any _ -> 4;
            case Sum _, Max _ -> 8;
            case Mean _ -> 12;
            case Min _, First _, Last _ -> this == SOFT ? 8 : 24;
            case By(_, var each) -> bytes(each);
            case Var _, Std _, WeightedMean _, Weight _, FirstN _, LastN _, MinN _, MaxN _, Where _, Distinct _, Mode _, Quantile _, Summary _ -> throw whole(reduction);
        };
    }

    /// As [Tally#ordered(Reduction)].
    public boolean ordered(Reduction reduction) {
        return this == HARD ? Tally.ordered(reduction) : switch (reduction) {
            case Count _, Sum _, Mean _, First _, Last _ -> true;
            case Any _, Max _, Min _ -> false;
            case By(_, var each) -> ordered(each);
            case Var _, Std _, WeightedMean _, Weight _, FirstN _, LastN _, MinN _, MaxN _, Where _, Distinct _, Mode _, Quantile _, Summary _ -> throw whole(reduction);
        };
    }

    /// Whether parts of a cell that rows cover are added up; otherwise the largest counts.
    ///
    /// @throws IllegalArgumentException for a summary of both kinds
    public static boolean added(Reduction reduction) {
        return switch (reduction) {
            case Count _, Sum _, Mean _ -> true;
            case Any _, Max _, Min _, First _, Last _ -> false;
            case By(_, var each) -> added(each);
            case Summary(var of) -> {
                boolean added = added(of.getFirst());
                for (Reduction r : of) {
                    if (added(r) != added) {
                        throw new IllegalArgumentException("lines with a width cannot be reduced by %s and %s at once: ask for count, sum and mean apart from the others".formatted(
                                of.getFirst().source(), r.source()));
                    }
                }
                yield added;
            }
            case Var _, Std _, WeightedMean _, Weight _, FirstN _, LastN _, MinN _, MaxN _, Where _, Distinct _, Mode _, Quantile _ -> throw whole(reduction);
        };
    }

    private static IllegalArgumentException whole(Reduction reduction) {
        return new IllegalArgumentException("%s takes whole pixels, and lines with a width cover parts of them: count, any, sum, mean, min, max, first and last take parts; or use lineWidth(0)".formatted(
                reduction.source()));
    }
}
