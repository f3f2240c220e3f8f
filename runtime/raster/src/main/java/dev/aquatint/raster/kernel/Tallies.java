package dev.aquatint.raster.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Empty tallies between two frames: a view that is dragged asks for the same ones again and again.
public final class Tallies {
    /// More than this is left to the garbage collector.
    private static final long MOST_BYTES = 192L << 20;

    /// Of so many sizes: coarse rasters of views that move are of another size each time, and nobody asks for theirs again.
    private static final int SIZES = 4;

    private record Idle(Kernel of, Tally tally, long bytes) {}

    private final Deque<Idle> idle = new ArrayDeque<>();
    private long bytes;

    /// An empty tally.
    public synchronized Tally take(Kernel kernel, int cells) {
        for (Idle i : idle) {
            if (i.of.equals(kernel) && i.tally.cells() == cells) {
                idle.remove(i);
                bytes -= i.bytes;
                return i.tally;
            }
        }
        return kernel.tally(cells);
    }

    /// Takes an empty tally back; the ones that were idle longest make room for it.
    public synchronized void give(Kernel kernel, Tally tally) {
        long size = (long) tally.cells() * kernel.bytes() + tally.bytes();
        if (size > MOST_BYTES) return;
        idle.addFirst(new Idle(kernel, tally, size));
        bytes += size;
        while (bytes > MOST_BYTES) bytes -= idle.removeLast().bytes;
        Set<Integer> sizes = new HashSet<>();
        idle.removeIf(i -> {
            sizes.add(i.tally.cells());
            boolean old = sizes.size() > SIZES;
            if (old) bytes -= i.bytes;
            return old;
        });
    }
}
