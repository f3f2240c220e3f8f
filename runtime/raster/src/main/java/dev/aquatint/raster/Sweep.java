package dev.aquatint.raster;

import dev.aquatint.columns.Scan;
import dev.aquatint.columns.Streamed;
import dev.aquatint.frame.Frame;
import dev.aquatint.raster.kernel.Block;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Some columns of all rows, block by block and in no order: loaded, or read chunk by chunk where they do not fit into memory.
final class Sweep {
    private final Streamed streamed;            // null where all is loaded
    private final Rows rows;

    /// Takes blocks of rows; one for each thread.
    interface Blocks {
        /// @param n how many rows of a chunk, [Block#ROWS] at most
        void take(Scan scan, int chunk, int from, int n);
    }

    private Sweep(Streamed streamed, Rows rows) {
        this.streamed = streamed;
        this.rows = rows;
    }

    static Sweep of(Frame frame, List<String> columns) {
        Streamed streamed = Streamed.of(frame, columns);
        return new Sweep(streamed, streamed == null ? new Rows(Scan.of(frame, columns)) : new Rows(streamed.outline(), Integer.MAX_VALUE));
    }

    /// Of what is loaded, or an outline.
    Scan scan() {
        return rows.scan;
    }

    /// What is read as it is needed; null where all is loaded.
    Streamed streamed() {
        return streamed;
    }

    void share(Team team, Cancel cancel, Supplier<Blocks> strand) {
        team.share(rows.tasks(), streamed == null ? rows.strands() : Integer.MAX_VALUE, _ -> {
            Blocks blocks = strand.get();
            return task -> visit(task, cancel, blocks);
        });
    }

    /// In the order of rows, by the current thread, until there is enough.
    ///
    /// @return whether that was before the end
    boolean until(Cancel cancel, Blocks blocks, BooleanSupplier enough) {
        for (int task = 0; task < rows.tasks(); task++) {
            visit(task, cancel, (scan, chunk, from, n) -> {
                if (!enough.getAsBoolean()) blocks.take(scan, chunk, from, n);
            });
            if (enough.getAsBoolean()) return true;
        }
        return false;
    }

    private void visit(int task, Cancel cancel, Blocks blocks) {
        if (streamed == null) {
            visit(rows.scan, rows.chunk(task), rows.from(task), rows.to(task), cancel, blocks);
            return;
        }
        try (Streamed.Opened opened = streamed.open(rows.chunk(task), cancel::check)) {
            visit(opened.scan(), 0, 0, opened.scan().rows(0), cancel, blocks);
        }
    }

    private static void visit(Scan scan, int chunk, int first, int end, Cancel cancel, Blocks blocks) {
        for (int from = first; from < end; from += Block.ROWS) {
            cancel.check();
            blocks.take(scan, chunk, from, Math.min(Block.ROWS, end - from));
        }
    }
}
