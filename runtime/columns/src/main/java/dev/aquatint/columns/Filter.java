package dev.aquatint.columns;

/// Which rows of a block count. May be asked from several threads at once.
public interface Filter {

    /// Writes 1 where a row counts, 0 elsewhere.
    ///
    /// @param chunk a chunk of the scan that this filter belongs to
    /// @param from the first row in that chunk
    /// @param n how many rows, a few thousand at most, so that scratch stays in the cache
    /// @param keep takes `n` answers from its start
    void keep(int chunk, int from, int n, byte[] keep);

    /// How many rows count, which may take less time than which ones do.
    int count(int chunk, int from, int n);
}
