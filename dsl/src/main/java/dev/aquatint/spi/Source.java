package dev.aquatint.spi;

import dev.aquatint.frame.Csv;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.ParquetKeys;
import java.util.List;
import java.util.Map;

/// Where frames come from; found with `ServiceLoader`, one for each process.
public interface Source {

    /// Parquet files, folders or globs, one after the other.
    ///
    /// Of a folder come the files in it and in folders below it that end with `.parquet`, `.parq` or `.pq`, in order of their names; names that start with a dot or an underscore are
    /// left out. A glob has `*`, `**`, `?`, `[a-z]`, `{a,b}`, and may match folders. Symbolic links are followed.
    Frame parquet(List<String> paths);

    /// Encrypted files, and plain ones beside them.
    Frame parquet(ParquetKeys keys, List<String> paths);

    /// Arrow files and streams, folders or globs, one after the other: `.arrow`, `.feather`, `.ipc`, `.arrows`, `.stream`.
    Frame arrow(List<String> paths);

    /// Text files with separated values, one after the other: `.csv`, `.tsv`, `.tab`, `.psv`, also with `.gz`, `.bz2`, `.zst` or `.zip`. How they are written and the types of
    /// columns are found; columns are put together by their names.
    Csv csv(List<String> paths);

    default Frame parquet(String path) {
        return parquet(List.of(path));
    }

    default Frame arrow(String path) {
        return arrow(List.of(path));
    }

    default Csv csv(String path) {
        return csv(List.of(path));
    }

    /// A spatial store, memory-mapped.
    Frame aqua(String path);

    /// A file or folder by its ending, and what has none that is known by its first bytes.
    Frame open(String path);

    /// Reads every byte of a spatial store and compares it with its checksum; throws when one is not what was written.
    void verify(String path);

    /// Columns from arrays (`double[]`, `int[]`, `String[]`, ...) of equal length.
    Frame frame(Map<String, ?> columns);

    /// A column for each component.
    Frame frame(List<? extends Record> rows);

    /// A data set to try things with, written into the user's cache the first time: `nyc_taxi` and `gps` are generated, with as many rows as wanted;
    /// `earthquakes`, `flights`, `airports` and `cities` are real and come with the jar.
    ///
    /// @param rows -1 for as many as the sample usually has
    Frame sample(String name, long rows);
}
