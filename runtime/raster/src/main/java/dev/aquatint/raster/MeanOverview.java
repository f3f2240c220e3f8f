package dev.aquatint.raster;

import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import dev.aquatint.reduce.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of means: cells do not tell how many values they are the mean of, so it is made of two that do.
///
/// Sums of cells have been rounded before they are added, so that a mean may differ in its last bits from that of the rows.
/// @param both a summary of means and numbers of values, where that is asked for; null for means alone
record MeanOverview(Overview sums, Overview counts, Summary both) implements Overview {

    /// The reductions whose overviews one of this reduction is made of: itself, or sums and numbers of values.
    static List<Reduction> parts(Reduction by) {
        return switch (by) {
            case Mean(var of) -> List.of(new Sum(of), new Count(of));
            case By(var groups, Mean(var of)) -> List.of(new By(groups, new Sum(of)), new By(groups, new Count(of)));
            case Summary(var of) when weighed(of) -> parts(of.getFirst());
            case Reduction other -> List.of(other);
        };
    }

    /// Whether it is means with their numbers of values.
    private static boolean weighed(List<Reduction> of) {
        return of.size() == 2 && parts(of.getFirst()).size() == 2 && of.getLast().equals(of.getFirst().weight().orElse(null));
    }

    @Override
    public boolean resolves(Lattice lattice) {
        return sums.resolves(lattice) && counts.resolves(lattice);
    }

    @Override
    public Raster on(Lattice lattice, Viewport cells) {
        Raster sum = sums.on(lattice, cells), n = counts.on(lattice, cells);
        List<Plane> planes = new ArrayList<>();
        for (int p = 0; p < sum.planes().size(); p++) planes.add(mean(sum.planes().get(p), n.planes().get(p)));
        Raster mean = new Raster(sum.x(), sum.y(), planes, sum.categories());
        if (both == null) return mean;
        Map<String, Raster> parts = new LinkedHashMap<>();
        parts.put(both.first().label(), mean);
        parts.put(both.of().getLast().label(), n);
        return Raster.summary(parts);
    }

    private static Plane mean(Plane sum, Plane n) {
        double[] means = new double[sum.size()];
        for (int i = 0; i < means.length; i++) means[i] = n.present(i) ? sum.value(i) / n.value(i) : Double.NaN;
        return new Plane.Doubles(means);
    }
}
