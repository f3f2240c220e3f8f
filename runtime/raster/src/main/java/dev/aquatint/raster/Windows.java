package dev.aquatint.raster;

import dev.aquatint.columns.Chunk;
import dev.aquatint.raster.glyph.Shape;
import dev.aquatint.raster.glyph.Window;
import dev.aquatint.raster.kernel.Block;

/// Reads the coordinates of tasks, and for shapes that join rows those of the kept rows around them.
///
/// Neighbours are looked for in steps, over tasks and chunks. A row is looked at by the nearest task with kept rows on either side and
/// the one before that, so the search costs at most a few times the filter, however few rows it keeps.
final class Windows {
    private static final int FIRST_STEP = 16;

    private final Rows rows;
    private final Shape shape;
    private final Cancel cancel;
    private final Window window;
    private final double[] column = new double[Block.ROWS], group = new double[Block.ROWS];
    private final float[] floats = new float[Block.ROWS];
    private final byte[] keep = new byte[Block.ROWS];
    private double lastGroup;

    Windows(Rows rows, Shape shape, Cancel cancel) {
        this.rows = rows;
        this.shape = shape;
        this.cancel = cancel;
        this.window = new Window(shape.columns().size());
    }

    /// Uses `keep` of the block as scratch.
    Window read(int task, Block block) {
        int from = rows.from(task), n = rows.to(task) - from;
        rows.keep(task, from, n, block.keep);
        window.clear();
        int first = -1, last = -1;
        for (int i = 0; i < n; i++) {
            if (block.keep[i] == 0) continue;
            if (first < 0) first = i;
            last = i;
        }
        if (first < 0) return window;
        if (!shape.joined()) {
            append(task, from, n, block.keep);
            window.to = window.size;
            return window;
        }
        before(task, from + first);
        window.from = window.size;
        append(task, from, n, block.keep);
        window.to = window.size;
        after(task, from + last + 1);
        return window;
    }

    /// The kept row before one, or a break.
    private void before(int task, int row) {
        int step = FIRST_STEP;
        while (true) {
            if (row == rows.from(task)) {
                if (task == 0) {
                    window.gap();
                    return;
                }
                task--;
                row = rows.to(task);
            }
            cancel.check();
            int from = Math.max(rows.from(task), row - step), n = row - from;
            rows.keep(task, from, n, keep);
            for (int i = n - 1; i >= 0; i--) {
                if (keep[i] == 0) continue;
                appendOne(task, from + i);
                return;
            }
            row = from;
            step = Block.ROWS;
        }
    }

    /// The two kept rows from one on, or breaks.
    private void after(int task, int row) {
        int wanted = window.size + 2, step = FIRST_STEP;
        while (window.size < wanted) {
            if (row == rows.to(task)) {
                if (task == rows.tasks() - 1) {
                    window.gap();
                    window.gap();
                    return;
                }
                task++;
                row = rows.from(task);
            }
            cancel.check();
            int from = row, n = Math.min(step, rows.to(task) - row);
            rows.keep(task, from, n, keep);
            for (int i = 0; i < n && window.size < wanted; i++) {
                if (keep[i] != 0) appendOne(task, from + i);
            }
            row = from + n;
            step = Block.ROWS;
        }
    }

    private void appendOne(int task, int row) {
        keep[0] = 1;
        append(task, row, 1, keep);
    }

    /// Adds the kept ones of `n` rows.
    private void append(int task, int from, int n, byte[] keep) {
        int start = window.size;
        if (shape.group() != null) {
            Values.read(rows.chunk(task, shape.group()), from, n, floats, group);
            for (int i = 0; i < n; i++) {
                if (keep[i] == 0) continue;
                boolean same = group[i] == lastGroup || group[i] != group[i] && lastGroup != lastGroup;
                if (!same && window.size > 0) window.gap();
                window.row[window.size++] = i;
                lastGroup = group[i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                window.row[window.size] = i;
                window.size += keep[i];         // no branch: which rows are kept is hard to predict
            }
        }
        for (int k = 0; k < shape.columns().size(); k++) {
            Chunk chunk = rows.chunk(task, shape.columns().get(k));
            double[] at = window.at[k];
            Values.read(chunk, from, n, floats, column);
            for (int e = start; e < window.size; e++) {
                int r = window.row[e];
                at[e] = r < 0 ? Double.NaN : column[r];
            }
        }
    }
}
