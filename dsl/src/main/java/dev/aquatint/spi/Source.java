package dev.aquatint.spi;

import dev.aquatint.frame.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Where frames come from; found with `ServiceLoader`, one for each process.
public interface Source {

    /// A Parquet file, folder or glob.
    Frame parquet(String path);

    /// Parquet files, folders or globs, one after the other.
    Frame parquet(List<String> paths);

    /// An Arrow IPC file, memory-mapped.
    Frame arrow(String path);

    /// Comma-separated values, also `.gz` and `.zip`; types are inferred.
    Frame csv(String path);

    /// A spatial store, memory-mapped.
    Frame aqua(String path);

    /// A file or folder by its ending: `.arrow`, `.feather`, `.csv`, `.tsv` (also `.gz` and `.zip`), `.aqua`, and Parquet for all others.
    default Frame open(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".aqua") || name.endsWith(".aqua/")) return aqua(path);
        if (name.endsWith(".arrow") || name.endsWith(".feather")) return arrow(path);
        return Stream.of(".csv", ".tsv", ".csv.gz", ".tsv.gz", ".csv.zip", ".tsv.zip").anyMatch(name::endsWith) ? csv(path) : parquet(path);
    }

    /// Reads every byte of a spatial store and compares it with its checksum; throws when one is not what was written.
    void verify(String path);

    /// Columns from arrays (`double[]`, `int[]`, `String[]`, ...) of equal length.
    Frame frame(Map<String, ?> columns);

    /// A column for each component.
    Frame frame(List<? extends Record> rows);

    /// A generated data set, written into the user's cache the first time.
    Frame sample(String name, long rows);
}
