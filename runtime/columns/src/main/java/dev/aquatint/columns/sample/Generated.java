package dev.aquatint.columns.sample;

import dev.aquatint.columns.parquet.FlatWriter.Column;
import java.util.List;
import java.util.SplittableRandom;

/// Rows made by a rule, a group at a time: each group by itself, whoever asks for it, the same on every machine.
interface Generated {
    /// How many rows a group has, but for the last.
    int GROUP = 1 << 20;

    String name();

    /// How many rows there are if nobody says a number.
    long usual();

    /// Counted up when the rule makes other rows.
    int edition();

    List<Column> columns();

    /// What rows are ordered by where there are many of them: FLOAT32 columns; null when there is more than one place in a row.
    default Places places() {
        return null;
    }

    record Places(String x, String y) {}

    /// The 32 bits of each value, a row for each column.
    ///
    /// @param rows of all groups together
    int[][] group(int index, long rows);

    static int groups(long rows) {
        return (int) ((rows + GROUP - 1) / GROUP);
    }

    /// How many of the rows a group has.
    static int rows(int index, long rows) {
        return (int) Math.min(GROUP, rows - (long) index * GROUP);
    }

    /// What a group is drawn from. Seeds are mixed: those a fixed step apart give a `SplittableRandom` the same numbers, only later.
    static SplittableRandom random(long seed, int index) {
        long z = seed * 0xC6A4A7935BD1E995L + index;
        z = (z ^ z >>> 32) * 0xD6E8FEB86659FD93L;
        z = (z ^ z >>> 32) * 0xD6E8FEB86659FD93L;
        return new SplittableRandom(z ^ z >>> 32);
    }
}
