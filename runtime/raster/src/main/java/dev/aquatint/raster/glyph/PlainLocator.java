package dev.aquatint.raster.glyph;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import dev.aquatint.raster.kernel.Block;
import java.lang.foreign.MemorySegment;

/// Plain loops over arrays, each simple enough to be vectorised by the compiler.
final class PlainLocator implements Locator {

    @Override
    public void locate(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, boolean inside, boolean offsets, boolean rows, Block into) {
        MemorySegment.copy(xs, JAVA_FLOAT_UNALIGNED, from * 4, into.xFloat, 0, n);
        MemorySegment.copy(ys, JAVA_FLOAT_UNALIGNED, from * 4, into.yFloat, 0, n);
        Axis x = grid.x(), y = grid.y();
        cells(into.xFloat, into.yFloat, n, x.scale(), x.shift(), y.scale(), y.shift(), x.cells(), y.cells(), into.cell);
        if (!inside) stray(into.xFloat, into.yFloat, n, x.fromFloat(), x.toFloat(), y.fromFloat(), y.toFloat(), into.cell);
        if (offsets) add(into.offset, n, into.cell);
        into.size = compact(into.cell, into.row, n);
    }

    @Override
    public void locate(Grid grid, int n, boolean offsets, boolean rows, Block into) {
        Axis x = grid.x(), y = grid.y();
        cells(into.x, into.y, n, x.scale(), x.shift(), y.scale(), y.shift(), x.cells(), y.cells(), into.cell);
        stray(into.x, into.y, n, x.from(), x.to(), y.from(), y.to(), into.cell);
        if (offsets) add(into.offset, n, into.cell);
        into.size = compact(into.cell, into.row, n);
    }

    /// How many points are below the upper borders of a cell on both axes, less those that other cells have of them.
    @Override
    public void count(Patch patch, MemorySegment xs, MemorySegment ys, long from, int n, Block scratch) {
        int width = patch.width, height = patch.height;
        float[] x = scratch.xFloat, y = scratch.yFloat;
        if (width > 1) MemorySegment.copy(xs, JAVA_FLOAT_UNALIGNED, from * 4, x, 0, n);
        if (height > 1) MemorySegment.copy(ys, JAVA_FLOAT_UNALIGNED, from * 4, y, 0, n);
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                boolean allX = i == width - 1, allY = j == height - 1;
                patch.count(i, j, allX && allY ? n : allY ? below(x, n, patch.columns[i]) : allX ? below(y, n, patch.lines[j]) : below(x, y, n, patch.columns[i], patch.lines[j]));
            }
        }
        for (int j = height - 1; j >= 0; j--) {
            for (int i = width - 1; i >= 0; i--) {
                int left = i == 0 ? 0 : patch.count(i - 1, j), under = j == 0 ? 0 : patch.count(i, j - 1), both = i == 0 || j == 0 ? 0 : patch.count(i - 1, j - 1);
                patch.count(i, j, patch.count(i, j) - left - under + both);
            }
        }
    }

    /// As in [#stray], a difference below zero becomes -1, and any other 0.
    static int below(float[] values, int n, float edge) {
        int below = 0;
        for (int i = 0; i < n; i++) below -= (int) Math.min(Math.max((values[i] - edge) * 1e30f * 1e30f, -1f), 0f);
        return below;
    }

    static int below(float[] x, float[] y, int n, float ex, float ey) {
        int below = 0;
        for (int i = 0; i < n; i++) below -= (int) Math.min(Math.max(Math.max(x[i] - ex, y[i] - ey) * 1e30f * 1e30f, -1f), 0f);
        return below;
    }

    static void cells(float[] x, float[] y, int n, double sx, double tx, double sy, double ty, int width, int height, int[] cell) {
        for (int i = 0; i < n; i++) {
            cell[i] = Math.max(Math.min((int) (y[i] * sy + ty), height - 1), 0) * width + Math.max(Math.min((int) (x[i] * sx + tx), width - 1), 0);
        }
    }

    static void cells(double[] x, double[] y, int n, double sx, double tx, double sy, double ty, int width, int height, int[] cell) {
        for (int i = 0; i < n; i++) {
            cell[i] = Math.max(Math.min((int) (y[i] * sy + ty), height - 1), 0) * width + Math.max(Math.min((int) (x[i] * sx + tx), width - 1), 0);
        }
    }

    /// Marks rows outside the range with -1.
    ///
    /// Compares do not vectorise, maximum, minimum and conversion to int do: how far a row is beyond its range is above 0 outside of it alone,
    /// and times 1e60 (in two steps, each within float32) even the smallest distance is 1 or more. So 1 remains within the range, 0 outside
    /// of it, and NaN becomes 0. Conversions of what is beyond int would leave the vector for a slow path, hence the minimum.
    static void stray(float[] x, float[] y, int n, float x0, float x1, float y0, float y1, int[] cell) {
        for (int i = 0; i < n; i++) {
            float beyond = Math.max(Math.max(x0 - x[i], x[i] - x1), Math.max(y0 - y[i], y[i] - y1));
            cell[i] |= (int) (1f - Math.min(Math.max(beyond, 0f) * 1e30f * 1e30f, 1f)) - 1;
        }
    }

    static void stray(double[] x, double[] y, int n, double x0, double x1, double y0, double y1, int[] cell) {
        for (int i = 0; i < n; i++) {
            double beyond = Math.max(Math.max(x0 - x[i], x[i] - x1), Math.max(y0 - y[i], y[i] - y1));
            cell[i] |= (int) (1.0 - Math.min(Math.max(beyond, 0.0) * 1e300 * 1e300, 1.0)) - 1;
        }
    }

    /// Moves rows by their offsets; where one of the two is negative, so is the result.
    static void add(int[] offset, int n, int[] cell) {
        for (int i = 0; i < n; i++) cell[i] = (cell[i] + offset[i]) | (cell[i] | offset[i]) >> 31;
    }

    /// Closes the gaps without a branch: at a partial zoom nobody can predict which rows are in view.
    private static int compact(int[] cell, int[] row, int n) {
        int m = 0;
        for (int i = 0; i < n; i++) {
            int c = cell[i];
            cell[m] = c;
            row[m] = i;
            m += (c >>> 31) ^ 1;
        }
        return m;
    }
}
