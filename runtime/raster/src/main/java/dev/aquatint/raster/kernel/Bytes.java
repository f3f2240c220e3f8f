package dev.aquatint.raster.kernel;

/// Adds bytes to whole numbers: the compiler does not vectorise what widens bytes, and a frame of several categories has millions of cells.
///
/// There are two, which agree: a plain loop, and the Vector API where it is there.
sealed interface Bytes permits PlainBytes, VectorBytes {

    /// Adds `n` bytes without a sign, from `at` on, to as many sums from `to` on.
    void add(byte[] bytes, int at, int[] sums, int to, int n);

    /// The faster one of this machine.
    static Bytes chosen() {
        return Chosen.BYTES;
    }

    /// Keeps the mention of the vector class out of a class that is loaded without its module.
    final class Chosen {
        private static final Bytes BYTES = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && VectorBytes.worthTrying() ? new VectorBytes() : new PlainBytes();

        private Chosen() {}
    }
}
