package dev.aquatint.element;

import dev.aquatint.frame.Range;
import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Mask;
import dev.aquatint.operation.Rasterize;
import dev.aquatint.operation.Shade;
import dev.aquatint.operation.Spreading;
import dev.aquatint.operation.Step;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Summary;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Data aggregated to the pixels of the view, whatever the view is; coloured in the browser.
///
/// @param steps what is done to the values, in this order
public record Rasterized(Rasterizable<?> of, Rasterize how, List<Step> steps, Style style) implements Element<Rasterized>, Mapped<Rasterized>, Spreadable<Rasterized> {

    public Rasterized {
        of.require(how.by());
        for (Step step : steps) {
            if (step instanceof Spreading s) s.how().forValues();
        }
        steps = List.copyOf(steps);
    }

    public Rasterized(Rasterizable<?> of, Rasterize how, Style style) {
        this(of, how, List.of(), style);
    }

    /// Coloured here, as Datashader does it, rather than in the browser.
    public Shaded shade() {
        return new Shaded(this, Shade.DEFAULT, style);
    }

    /// CSS colours of categories by name; every category in view needs one.
    public Rasterized colorKey(Map<String, String> colours) {
        return with(style.colorKey(colours));
    }

    @Override
    public Composite usually() {
        return switch (how.by().combining()) {
            case SUM -> Composite.ADD;
            case MAX -> Composite.MAX;
            case MIN -> Composite.MIN;
            case MEAN -> Composite.MEAN;
            case NEAREST -> Composite.NEAREST;
        };
    }

    /// Only cells whose value is in the range, as `agg.where` of xarray: the others are empty, and colours are spread over those that
    /// stay. By category all categories of a cell tell
    /// together (the total of counts and sums, the largest of maxima, the smallest of minima, the mean of others), of several ranks or several things at once the first. Nothing is aggregated again.
    ///
    /// ```java
    /// rides.rasterize(mean("fare")).where(range(10, 50))
    /// ```
    public Rasterized where(Range values) {
        return step(new Mask(values));
    }

    /// Only cells that at least so many shapes fall on; a slider for it draws again without aggregating.
    ///
    /// @throws IllegalArgumentException if cells do not hold counts
    public Rasterized minCount(long n) {
        if (!counts(how.by())) {
            throw new IllegalArgumentException("minCount is for counts, and the cells here are %s: write where(range(lo, hi)) for these values".formatted(how.by().label()));
        }
        return where(new Range(n, Double.POSITIVE_INFINITY));
    }

    private static boolean counts(Reduction by) {
        return by instanceof Count || by instanceof By b && b.reduction() instanceof Count || by instanceof Summary s && counts(s.first());
    }

    @Override
    public Rasterized spread(Spreading step) {
        return step(step);
    }

    private Rasterized step(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Rasterized(of, how, more, style);
    }

    @Override
    public Rasterized with(Style style) {
        return new Rasterized(of, how, steps, style);
    }
}
