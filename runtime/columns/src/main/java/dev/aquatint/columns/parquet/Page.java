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
    ///
    /// @param most the level of a value
    static Page v1(DataPageHeader header, Bytes body, int most) {
        int n = header.getNum_values();
        boolean packed = header.getDefinition_level_encoding() == Encoding.BIT_PACKED;
        if (most > 1) return new Page(n, packed ? deepPacked(body.slice((n * (long) width(most) + 7) / 8), n, most) : deep(body.slice(body.i32()), n, most), true, header.getEncoding(), body);
        Bytes levels = most == 0 ? null : packed ? body.slice((n + 7L) / 8) : body.slice(body.i32());
        return new Page(n, levels == null || !packed && Hybrid.allOnes(levels, n) ? null : levels, packed, header.getEncoding(), body);
    }

    /// @param levels as they are in the file
    static Page v2(DataPageHeaderV2 header, Bytes levels, Bytes values, int most) {
        int n = header.getNum_values();
        if (most > 1) return new Page(n, deep(levels, n, most), true, header.getEncoding(), values);
        return new Page(n, most > 0 && !Hybrid.allOnes(levels, n) ? levels : null, false, header.getEncoding(), values);
    }

    /// Levels of several depths as a bit for each row, packed: 1 where it has a value. Null when all have.
    private static Bytes deep(Bytes levels, int n, int most) {
        int[] valued = new int[1 << width(most)], present = new int[n];
        valued[most] = 1;
        Hybrid.gather(levels, width(most), 0, n, valued, present);
        return bits(present);
    }

    /// The same for the deprecated packing.
    private static Bytes deepPacked(Bytes levels, int n, int most) {
        int width = width(most);
        int[] present = new int[n];
        for (int i = 0, bit = levels.at << 3; i < n; i++) {
            int level = 0;
            for (int b = 0; b < width; b++, bit++) level = level << 1 | levels.array[bit >> 3] >> 7 - (bit & 7) & 1;
            present[i] = level == most ? 1 : 0;
        }
        return bits(present);
    }

    private static Bytes bits(int[] present) {
        int n = present.length, ones = 0;
        byte[] bits = new byte[(n + 7 >> 3) + Bytes.SLACK];
        for (int i = 0; i < n; i++) {
            bits[i >> 3] |= (byte) (present[i] << 7 - (i & 7));
            ones += present[i];
        }
        return ones == n ? null : new Bytes(bits, 0, n + 7 >> 3);
    }

    private static int width(int most) {
        return 32 - Integer.numberOfLeadingZeros(most);
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
