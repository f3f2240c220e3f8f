package dev.aquatint.raster;

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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What each reduction means, in plain words: the slow twin of all tallies.
final class Definition {

    /// A row in a cell.
    ///
    /// @param value NaN where missing
    /// @param beside the weight, or what is looked up
    record Landed(double value, double beside, long number) {}

    private Definition() {}

    /// The value of each rank.
    static double[] of(Reduction by, List<Landed> all) {
        List<Landed> rows = all.stream().filter(r -> r.value == r.value).toList();
        double[] v = rows.stream().mapToDouble(Landed::value).toArray();
        return switch (by) {
            case Count _ -> one(v.length);
            case Any _ -> one(v.length > 0 ? 1 : 0);
            case Sum _ -> one(v.length == 0 ? Double.NaN : Arrays.stream(v).sum());
            case Mean _ -> one(mean(v));
            case Var _ -> one(variance(v));
            case Std _ -> one(Math.sqrt(variance(v)));
            case Selector s -> ranked(s, rows, Landed::value);
            case Where(var s, var lookup) -> ranked(s, rows, lookup == null ? r -> (double) r.number : Landed::beside);
            case Weight _ -> one(rows.stream().mapToDouble(Landed::beside).filter(w -> w == w).reduce(Double::sum).orElse(Double.NaN));
            case WeightedMean _ -> one(weighted(rows.stream().filter(r -> r.beside == r.beside).toList()));
            case Mode _ -> one(mode(v));
            case Quantile(_, var share) -> one(quantile(v, share));
            case Distinct _ -> one(v.length == 0 ? Double.NaN : Arrays.stream(v).map(d -> d + 0.0).distinct().count());
            case By(_, var each) -> of(each, all);
            case Summary _ -> throw new IllegalArgumentException("of each part");
        };
    }

    /// How far off a result may be.
    static double tolerance(Reduction by, List<Landed> all, double expected) {
        return switch (by) {
            case Count _, Any _, Selector _, Where _, Mode _ -> 0;
            case Sum _, Mean _ -> Math.abs(expected) * 1e-12;
            case Weight _ -> all.stream().mapToDouble(r -> Math.abs(r.beside)).filter(d -> d == d).sum() * 1e-12;
            case Var _, Std _ -> Math.abs(expected) * 1e-9;
            case WeightedMean _ -> all.stream().mapToDouble(r -> Math.abs(r.value * r.beside)).filter(d -> d == d).max().orElse(0) * 1e-9;
            case Quantile _ -> 0;
            case Distinct d -> 4 * d.error() * expected + 0.5;
            case By(_, var each) -> tolerance(each, all, expected);
            case Summary _ -> throw new IllegalArgumentException("of each part");
        };
    }

    private static double[] one(double v) {
        return new double[] {v};
    }

    private static double[] ranked(Selector s, List<Landed> rows, Function<Landed, Double> said) {
        List<Landed> ordered = switch (s) {
            case First _, FirstN _ -> rows;
            case Last _, LastN _ -> rows.reversed();
            case Min _, MinN _ -> rows.stream().sorted(Comparator.comparing(r -> r.value + 0.0)).toList();           // stable: the first of equal ones
            case Max _, MaxN _ -> rows.stream().sorted(Comparator.comparing(r -> -r.value + 0.0)).toList();
        };
        return IntStream.range(0, s.ranks()).mapToDouble(k -> k < ordered.size() ? said.apply(ordered.get(k)) : Double.NaN).toArray();
    }

    private static double mean(double[] v) {
        return Arrays.stream(v).average().orElse(Double.NaN);
    }

    private static double variance(double[] v) {
        double mean = mean(v);
        return v.length == 1 ? 0 : Arrays.stream(v).map(d -> (d - mean) * (d - mean)).average().orElse(Double.NaN);
    }

    private static double weighted(List<Landed> rows) {
        double weights = rows.stream().mapToDouble(Landed::beside).sum();
        return weights == 0 ? Double.NaN : rows.stream().mapToDouble(r -> r.value * r.beside).sum() / weights;
    }

    private static double mode(double[] v) {
        Map<Double, Long> counts = Arrays.stream(v).mapToObj(d -> d + 0.0).collect(Collectors.groupingBy(d -> d, TreeMap::new, Collectors.counting()));
        double mode = Double.NaN;
        long most = 0;
        for (var e : counts.entrySet()) {
            if (e.getValue() <= most) continue;
            most = e.getValue();
            mode = e.getKey();
        }
        return mode;
    }

    private static double quantile(double[] v, double share) {
        if (v.length == 0) return Double.NaN;
        double[] sorted = Arrays.stream(v).sorted().toArray();
        double place = share * (v.length - 1);
        int below = (int) place;
        double part = place - below;
        return part == 0 || sorted[below] == sorted[below + 1] ? sorted[below] : sorted[below] + (sorted[below + 1] - sorted[below]) * part;
    }
}
