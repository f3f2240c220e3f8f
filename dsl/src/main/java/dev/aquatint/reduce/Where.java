package dev.aquatint.reduce;

import dev.aquatint.frame.Written;
import java.util.List;
import java.util.Optional;

/// What a column says in the row that another reduction picks, such as the `name` of the largest `value`; without a column, which row that is.
///
/// Rows without a value for the selector are never picked; of equal values the first row is. A looked-up value that is missing is NaN,
/// and so is an empty pixel. Rows are numbered from 0 as in the frame before any `select`, so that `frame.row(number)` is the row; -1 is an empty pixel.
/// A selector of several rows gives a raster of each rank.
///
/// @param lookup the column that is asked, or null for the number of the row
public record Where(Selector selector, String lookup) implements Reduction {
    @Override
    public Optional<String> column() {
        return selector.column();
    }

    @Override
    public List<String> columns() {
        String of = selector.column().orElseThrow();
        return lookup == null ? List.of(of) : List.of(of, lookup);
    }

    @Override
    public Optional<String> shows() {
        return Optional.ofNullable(lookup);
    }

    @Override
    public Combining combining() {
        return Combining.NEAREST;
    }

    @Override
    public String label() {
        return (lookup == null ? "row" : lookup) + " where " + selector.label();
    }

    @Override
    public String source() {
        return "where(" + selector.source() + (lookup == null ? ")" : ", " + Written.quoted(lookup) + ")");
    }
}
