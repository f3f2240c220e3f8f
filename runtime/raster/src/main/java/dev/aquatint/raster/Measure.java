package dev.aquatint.raster;

import java.util.List;
import java.util.stream.Stream;

/// A number for each row: a column, or a column and `sign` times another one.
///
/// @param offset null for none
record Measure(String column, String offset, int sign) {

    static List<Measure> of(String... columns) {
        return Stream.of(columns).distinct().map(c -> new Measure(c, null, 0)).toList();
    }

    Stream<String> columns() {
        return offset == null ? Stream.of(column) : Stream.of(column, offset);
    }
}
