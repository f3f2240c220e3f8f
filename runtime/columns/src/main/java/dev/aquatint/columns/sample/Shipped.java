package dev.aquatint.columns.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A real data set that comes with the jar as a Parquet file. The project's NOTICE names sources and licences.
///
/// @param edition counted up when the file changes, because copies of it stay in caches
record Shipped(String name, int edition, long rows) {
    static final List<Shipped> ALL = List.of(
            new Shipped("earthquakes", 1, 218_396),
            new Shipped("flights", 1, 500_000),
            new Shipped("airports", 1, 3_376),
            new Shipped("cities", 1, 135_233));

    static Optional<Shipped> named(String name) {
        return ALL.stream().filter(s -> s.name.equals(name)).findFirst();
    }

    String file() {
        return "%s-%s.parquet".formatted(name, edition);
    }

    void copy(Path to) throws IOException {
        try (InputStream in = Shipped.class.getResourceAsStream(name + ".parquet"); OutputStream out = Files.newOutputStream(to)) {
            in.transferTo(out);
        }
    }

    /// @throws IllegalArgumentException when a number of rows is asked for: it is not ours to choose
    void checkRows(long asked) {
        if (asked == -1) return;
        throw new IllegalArgumentException("sample '%s' is real data of %,d rows: write sample(\"%1$s\"), or sample(\"%1$s\").head(%3$d) for the first of them".formatted(name, rows, asked));
    }
}
