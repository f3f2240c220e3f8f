package dev.aquatint.raster.kernel;

import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_B2I;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API: as many bytes as ints fill the widest vectors. Loaded only where the module is there.
record VectorBytes() implements Bytes {
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> B = VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, I.vectorBitSize() / 4)));

    /// No vector of bytes is shorter than 64 bits.
    static boolean worthTrying() {
        return I.length() == B.length();
    }

    @Override
    public void add(byte[] bytes, int at, int[] sums, int to, int n) {
        int whole = I.loopBound(n);
        for (int i = 0; i < whole; i += I.length()) {
            IntVector widened = (IntVector) ByteVector.fromArray(B, bytes, at + i).convertShape(ZERO_EXTEND_B2I, I, 0);
            IntVector.fromArray(I, sums, to + i).add(widened).intoArray(sums, to + i);
        }
        for (int i = whole; i < n; i++) sums[to + i] += bytes[at + i] & 255;
    }
}
