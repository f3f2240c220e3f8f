package dev.aquatint.columns.parquet;

import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;

/// A data page whose values are not decoded yet.
///
/// @param levels 1 for a row that has a value, 0 for one that has none; null when all have
/// @param packed whether the levels are in the deprecated packing, most significant bit first, and not in runs
/// @param values of the rows that have one
record Page(int rows, Bytes levels, boolean packed, Encoding encoding, Bytes values) {

    /// @param body decompressed
    static Page v1(DataPageHeader header, Bytes body, boolean optional) {
        int n = header.getNum_values();
        boolean packed = header.getDefinition_level_encoding() == Encoding.BIT_PACKED;
        Bytes levels = !optional ? null : packed ? body.slice((n + 7L) / 8) : body.slice(body.i32());
        return new Page(n, levels == null || !packed && Hybrid.allOnes(levels, n) ? null : levels, packed, header.getEncoding(), body);
    }

    /// @param levels as they are in the file
    static Page v2(DataPageHeaderV2 header, Bytes levels, Bytes values, boolean optional) {
        int n = header.getNum_values();
        return new Page(n, optional && !Hybrid.allOnes(levels, n) ? levels : null, false, header.getEncoding(), values);
    }

    /// How many of the first `n` rows have a value.
    int present(int n) {
        if (levels == null) return n;
        if (!packed) return Hybrid.ones(levels.again(), n);
        int ones = 0;
        for (int i = 0; i < n; i++) ones += bit(i);
        return ones;
    }

    /// Writes 1 for each of `n` rows that has a value and 0 for the others; returns how many have one.
    int levels(int skip, int n, byte[] out) {
        if (!packed) return Hybrid.bits(levels.again(), skip, n, out);
        int ones = 0;
        for (int i = 0; i < n; i++) ones += out[i] = (byte) bit(skip + i);
        return ones;
    }

    private int bit(int row) {
        return levels.array[levels.at + (row >> 3)] >> 7 - (row & 7) & 1;
    }
}
