package dev.aquatint.reduce;

import dev.aquatint.frame.Range;
import dev.aquatint.frame.Written;
import java.util.Optional;

/// The value below which a share of a column's present values lies; NaN where there is none. A share of 0.5 is the median.
///
/// The value stands between the two neighbours in order of size, as `numpy.quantile` has it. It is exact as long as the rows in view fit into
/// a quarter of the heap, at 20 bytes each: some 26 million rows with `-Xmx2g`. The result depends neither on threads nor on the order of rows.
/// Of more rows it is read from a sketch: values are counted after rounding to nine significant bits, so each neighbour is off by at most a
/// part in 512 of itself (0.2 %), and whole numbers up to 512 are exact. Where that would say nothing, because values differ by less, as times do,
/// it is refused, and so are sketches of more than a quarter of the heap.
///
/// @param share 0, the smallest value, to 1, the largest
public record Quantile(String of, double share) implements Reduction {
    public Quantile {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("a quantile is at a share from 0 to 1, not %s%s".formatted(
                Range.text(share), share > 1 && share <= 100 ? ": did you mean " + Range.text(share / 100) + "?" : ""));
    }

    @Override
    public Optional<String> column() {
        return Optional.of(of);
    }

    @Override
    public Optional<String> shows() {
        return Optional.of(of);
    }

    @Override
    public Combining combining() {
        return Combining.NEAREST;
    }

    @Override
    public String label() {
        return share == 0.5 ? "median " + of : "quantile " + Range.text(share) + " of " + of;
    }

    @Override
    public String source() {
        return share == 0.5 ? "median(" + Written.quoted(of) + ")" : "quantile(" + Written.quoted(of) + ", " + Range.text(share) + ")";
    }
}
