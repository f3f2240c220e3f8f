package dev.aquatint.raster.glyph;

import dev.aquatint.raster.kernel.Block;
import dev.aquatint.raster.kernel.Race;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/// Which locator this machine is faster with.
public final class Locators {
    public static final Locator PLAIN = new PlainLocator();

    private static final int POINTS = 1 << 13;

    private static volatile Locator chosen = vector().orElse(PLAIN);
    private static final AtomicBoolean CALIBRATED = new AtomicBoolean();

    private Locators() {}

    /// The vector locator, where the Vector API is there and its vectors are wide enough.
    public static Optional<Locator> vector() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) return Optional.empty();
        return Vectors.worthTrying() ? Optional.of(Vectors.create()) : Optional.empty();
    }

    /// The winner; before it is known, the likely one. Either gives the same result.
    public static Locator chosen() {
        return chosen;
    }

    /// Lets the two race on made-up points, once in a process; this also warms them up. Takes about a second, and half a minute with rests where the likely one loses.
    public static void calibrate() {
        if (CALIBRATED.getAndSet(true)) return;
        vector().ifPresent(v -> {
            MemorySegment xs = points(1), ys = points(2);
            Runnable favourite = pass(v, xs, ys), other = pass(PLAIN, xs, ys);
            if (!Race.favouriteStays(favourite, other)) chosen = PLAIN;
        });
    }

    private static MemorySegment points(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MemorySegment s = Arena.ofAuto().allocate(POINTS * 4L, 64);      // native, as the data is
        for (int i = 0; i < POINTS; i++) s.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextDouble());
        return s;
    }

    private static Runnable pass(Locator locator, MemorySegment xs, MemorySegment ys) {
        Grid grid = new Grid(Axis.of("x", 0.2, 0.8, 900, false), Axis.of("y", 0.2, 0.8, 525, false));
        Block block = Block.mine();
        return () -> {
            for (int from = 0; from < POINTS; from += Block.ROWS) locator.locate(grid, xs, ys, from, Block.ROWS, false, false, false, block);
        };
    }

    /// Keeps the mention of the vector class out of a class that is loaded without its module.
    private static final class Vectors {
        static boolean worthTrying() {
            return VectorLocator.worthTrying();
        }

        static Locator create() {
            return new VectorLocator();
        }
    }
}
