package dev.aquatint.raster;

import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.spatial.Extremes;
import dev.aquatint.raster.kernel.Tally;
import dev.aquatint.reduce.Any;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import java.util.ArrayList;
import java.util.List;

/// What whole nodes of a tree amount to: how many rows or values they have, the smallest and the largest of them.
///
/// @param extremes of the column of each part of a reduction, null where it counts rows
record Wholes(Extremes[] extremes) {

    /// What a reduction needs to know of nodes; null when it needs every row.
    ///
    /// Sums are not among those that do with less: added up by nodes they differ from sums by rows in their last bits.
    static Wholes of(Reduction by, Indexed indexed, boolean filtered) {
        List<Reduction> parts = by instanceof Summary(var of) ? of : List.of(by);
        List<String> columns = new ArrayList<>();
        for (Reduction part : parts) {
            if (!(part instanceof Count || part instanceof Any || part instanceof Min || part instanceof Max)) return null;
            String column = part.column().orElse(null);
            if (filtered && column != null) return null;
            columns.add(column);
        }
        Extremes[] extremes = new Extremes[columns.size()];
        for (int i = 0; i < extremes.length; i++) extremes[i] = columns.get(i) == null ? null : indexed.extremes(columns.get(i));
        return new Wholes(extremes);
    }

    /// @param kept how many of the rows a filter lets through; all if there is none
    void add(Tally[] tallies, int cell, int level, int node, int kept) {
        for (int i = 0; i < tallies.length; i++) {
            Extremes of = extremes[i];
            if (of == null) {
                tallies[i].add(cell, kept, Double.NaN, Double.NaN);
            } else {
                tallies[i].add(cell, of.present()[level][node], of.least()[level][node], of.most()[level][node]);
            }
        }
    }
}
