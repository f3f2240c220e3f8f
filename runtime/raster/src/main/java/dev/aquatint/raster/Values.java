package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.raster.kernel.Block;

/// Values of a column as doubles, or as bits.
final class Values {
    private Values() {}

    /// @param floats scratch
    static void read(Chunk chunk, int from, int n, float[] floats, double[] into) {
        if (chunk.type() != ColumnType.FLOAT32) {
            chunk.doubles(from, n, into);
            return;
        }
        chunk.floats(from, n, floats);          // a bulk copy and a loop that vectorises: twice as fast as value by value
        for (int i = 0; i < n; i++) into[i] = floats[i];
    }

    /// The values of a block of rows, which its tally takes as bits if they are float32 and `bits` is true.
    static void read(Chunk chunk, int from, int n, boolean bits, Block into) {
        into.inBits = bits && chunk.type() == ColumnType.FLOAT32;
        if (into.inBits) {
            chunk.bits(from, n, into.bits);
        } else {
            read(chunk, from, n, into.xFloat, into.value);
        }
    }
}
