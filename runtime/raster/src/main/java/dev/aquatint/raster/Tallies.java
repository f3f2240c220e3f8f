package dev.aquatint.raster;

import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Reduction;
import java.util.ArrayDeque;
import java.util.Deque;

/// Empty tallies between two frames: a view that is dragged asks for the same ones again and again.
final class Tallies {
    /// More than this is left to the garbage collector.
    private static final long MOST_BYTES = 192L << 20;

    private record Idle(Reduction of, Tally tally, long bytes) {}

    private final Deque<Idle> idle = new ArrayDeque<>();
    private long bytes;

    /// An empty tally.
    synchronized Tally take(Reduction reduction, int cells) {
        Reduction each = each(reduction);
        for (Idle i : idle) {
            if (i.of.equals(each) && i.tally.cells() == cells) {
                idle.remove(i);
                bytes -= i.bytes;
                return i.tally;
            }
        }
        return Tally.of(each, cells);
    }

    /// Takes an empty tally back; the ones that were idle longest make room for it.
    synchronized void give(Reduction reduction, Tally tally) {
        long size = (long) tally.cells() * Tally.bytes(reduction);
        if (size > MOST_BYTES) return;
        idle.addFirst(new Idle(each(reduction), tally, size));
        bytes += size;
        while (bytes > MOST_BYTES) bytes -= idle.removeLast().bytes;
    }

    private static Reduction each(Reduction reduction) {
        return reduction instanceof By(_, var each) ? each : reduction;
    }
}
