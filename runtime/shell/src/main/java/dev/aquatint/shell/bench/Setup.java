package dev.aquatint.shell.bench;

import static java.util.stream.Collectors.joining;

import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Range;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is measured, and how often.
///
/// @param file a file, folder or glob, or `sample:NAME:ROWS`
/// @param value the column of means and of the largest; null for none
/// @param category the column of counts by category; null for none
/// @param where which rows filtered counts count; none for those of `value`, or else `x`, that are at least average
/// @param index whether points are indexed first
/// @param moving whether frames while a view moves are measured too
/// @param zooms 1 for everything, 8 for an eighth of each side
/// @param around x and y of what zooms other than 1 surround; empty for the densest cell
/// @param warmup runs before any counts
/// @param reps runs that count
public record Setup(String file, String x, String y, String value, String category, List<String> where, boolean index, boolean moving, int width, int height, List<Double> zooms, List<Double> around, int threads, int warmup, int reps) {

    public Setup {
        zooms = List.copyOf(zooms);
        where = List.copyOf(where);
        around = List.copyOf(around);
        require(width >= 1 && height >= 1, "--width and --height are at least 1, not %d and %d".formatted(width, height));
        for (double z : zooms) require(z > 0 && Double.isFinite(z), "--zoom takes numbers above zero, as in --zoom 1,8,64, not " + Range.text(z));
        require(new LinkedHashSet<>(zooms).size() == zooms.size(), "--zoom names a zoom twice: " + zooms.stream().map(Range::text).toList());
        require(around.isEmpty() || around.size() == 2 && around.stream().allMatch(Double::isFinite), "--around takes two numbers, as in --around=-8237500,4975100, not " + around.stream().map(Range::text).collect(joining(",")));
        require(threads >= 1 && threads <= 1024, "--threads is 1 to 1024, not " + threads);
        require(warmup >= 0, "--warmup is 0 or more, not " + warmup);
        require(reps >= 1, "--reps is 1 or more, not " + reps);
    }

    /// Every column that is needed, once.
    String[] columns() {
        Set<String> all = new LinkedHashSet<>();
        Stream.of(x, y, value, category).filter(c -> c != null).forEach(all::add);
        where.forEach(w -> all.addAll(Expr.parse(w).columns()));
        return all.toArray(String[]::new);
    }

    private static void require(boolean holds, String message) {
        if (!holds) throw new IllegalArgumentException(message);
    }
}
