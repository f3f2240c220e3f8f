package dev.aquatint.raster.kernel;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;

/// Adds bytes to whole numbers: the compiler does not vectorise what widens bytes, and a frame of several categories has millions of cells.
///
/// There are two, which agree: a plain loop, and the Vector API where it is there.
public sealed interface Bytes permits PlainBytes, VectorBytes {

    /// Adds `n` bytes without a sign, from `at` on, to as many sums from `to` on.
    void add(byte[] bytes, int at, int[] sums, int to, int n);

    /// The faster one of this machine; before that is known, the likely one. Either gives the same result.
    static Bytes chosen() {
        return Choice.chosen;
    }

    /// The one of the Vector API, where that is there and its vectors fit.
    static Optional<Bytes> vector() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) return Optional.empty();
        return Choice.Vectors.worthTrying() ? Optional.of(Choice.Vectors.create()) : Optional.empty();
    }

    /// Lets the two race, once in a process.
    static void calibrate() {
        Choice.calibrate();
    }

    /// Which one this machine is faster with.
    final class Choice {
        private static final int CELLS = 1 << 13;
        private static final AtomicBoolean CALIBRATED = new AtomicBoolean();

        private static volatile Bytes chosen = vector().orElseGet(PlainBytes::new);

        private Choice() {}

        private static void calibrate() {
            if (CALIBRATED.getAndSet(true)) return;
            chosen = winner(vector(), Race::favouriteStays);
        }

        /// @param stays whether the first of two is not slower than the second
        static Bytes winner(Optional<Bytes> favourite, BiPredicate<Runnable, Runnable> stays) {
            PlainBytes plain = new PlainBytes();
            return favourite.filter(f -> stays.test(adding(f), adding(plain))).orElse(plain);
        }

        private static Runnable adding(Bytes way) {
            byte[] bytes = new byte[CELLS];
            new SplittableRandom(1).nextBytes(bytes);
            int[] sums = new int[CELLS];
            return () -> way.add(bytes, 0, sums, 0, CELLS);
        }

        /// Keeps the mention of the vector class out of a class that is loaded without its module.
        private static final class Vectors {
            static boolean worthTrying() {
                return VectorBytes.worthTrying();
            }

            static Bytes create() {
                return new VectorBytes();
            }
        }
    }
}
