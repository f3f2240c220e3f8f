package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Dictionary;

/// The dictionary of one column in one row group as values of a chunk. Not changed any more.
///
/// @param ints of columns of up to 4 bytes a value; codes of text
/// @param longs of the others
/// @param texts of text
record Entries(int[] ints, long[] longs, Dictionary texts) {}
