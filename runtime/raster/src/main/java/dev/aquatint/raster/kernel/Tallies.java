package dev.aquatint.raster.kernel;

import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Reduction;
import java.util.ArrayDeque;
import java.util.Deque;

/// Empty tallies between two frames: a view that is dragged asks for the same ones again and again.
public final class Tallies {
    /// More than this is left to the garbage collector.
    private static final long MOST_BYTES = 192L << 20;

    private record Idle(Reduction of, Edges edges, Tally tally, long bytes) {}

    private final Deque<Idle> idle = new ArrayDeque<>();
    private long bytes;

    /// An empty tally.
    public synchronized Tally take(Reduction reduction, Edges edges, int cells) {
        Reduction each = each(reduction);
        for (Idle i : idle) {
            if (i.of.equals(each) && i.edges == edges && i.tally.cells() == cells) {
                idle.remove(i);
                bytes -= i.bytes;
                return i.tally;
            }
        }
        return edges.tally(each, cells);
    }

    /// Takes an empty tally back; the ones that were idle longest make room for it.
    public synchronized void give(Reduction reduction, Edges edges, Tally tally) {
        long size = (long) tally.cells() * edges.bytes(reduction) + tally.bytes();
        if (size > MOST_BYTES) return;
        idle.addFirst(new Idle(each(reduction), edges, tally, size));
        bytes += size;
        while (bytes > MOST_BYTES) bytes -= idle.removeLast().bytes;
    }

    private static Reduction each(Reduction reduction) {
        return reduction instanceof By(_, var each) ? each : reduction;
    }
}
