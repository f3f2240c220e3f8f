package dev.aquatint.raster;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// Plain loops over arrays, each simple enough to be vectorised by the compiler.
final class PlainLocator implements Locator {

    @Override
    public void locate(Canvas canvas, MemorySegment xs, MemorySegment ys, long from, int n, boolean rows, Block into) {
        MemorySegment.copy(xs, JAVA_FLOAT_UNALIGNED, from * 4, into.xFloat, 0, n);
        MemorySegment.copy(ys, JAVA_FLOAT_UNALIGNED, from * 4, into.yFloat, 0, n);
        Axis x = canvas.x(), y = canvas.y();
        cells(into.xFloat, into.yFloat, n, x.scale(), x.shift(), y.scale(), y.shift(), x.cells(), y.cells(), into.cell);
        stray(into.xFloat, into.yFloat, n, x.fromFloat(), x.toFloat(), y.fromFloat(), y.toFloat(), into.cell);
        into.size = compact(into.cell, into.row, n);
    }

    @Override
    public void locate(Canvas canvas, int n, boolean rows, Block into) {
        Axis x = canvas.x(), y = canvas.y();
        cells(into.x, into.y, n, x.scale(), x.shift(), y.scale(), y.shift(), x.cells(), y.cells(), into.cell);
        stray(into.x, into.y, n, x.from(), x.to(), y.from(), y.to(), into.cell);
        into.size = compact(into.cell, into.row, n);
    }

    private static void cells(float[] x, float[] y, int n, double sx, double tx, double sy, double ty, int width, int height, int[] cell) {
        for (int i = 0; i < n; i++) {
            cell[i] = Math.max(Math.min((int) (y[i] * sy + ty), height - 1), 0) * width + Math.max(Math.min((int) (x[i] * sx + tx), width - 1), 0);
        }
    }

    private static void cells(double[] x, double[] y, int n, double sx, double tx, double sy, double ty, int width, int height, int[] cell) {
        for (int i = 0; i < n; i++) {
            cell[i] = Math.max(Math.min((int) (y[i] * sy + ty), height - 1), 0) * width + Math.max(Math.min((int) (x[i] * sx + tx), width - 1), 0);
        }
    }

    /// Marks rows outside the range with -1.
    ///
    /// Compares do not vectorise, conversions to int do: the sign of a difference is exact, and times 1e60 (in two steps, each
    /// within float32) even the smallest saturates, so that the sign bit of the int tells. NaN converts to 0, hence the last two terms.
    private static void stray(float[] x, float[] y, int n, float x0, float x1, float y0, float y1, int[] cell) {
        for (int i = 0; i < n; i++) {
            cell[i] |= ((int) ((x[i] - x0) * 1e30f * 1e30f) | (int) ((x1 - x[i]) * 1e30f * 1e30f)
                    | (int) ((y[i] - y0) * 1e30f * 1e30f) | (int) ((y1 - y[i]) * 1e30f * 1e30f)
                    | ((int) (x[i] * 0f + 1f) - 1) | ((int) (y[i] * 0f + 1f) - 1)) >> 31;
        }
    }

    private static void stray(double[] x, double[] y, int n, double x0, double x1, double y0, double y1, int[] cell) {
        for (int i = 0; i < n; i++) {
            cell[i] |= ((int) ((x[i] - x0) * 1e300 * 1e300) | (int) ((x1 - x[i]) * 1e300 * 1e300)
                    | (int) ((y[i] - y0) * 1e300 * 1e300) | (int) ((y1 - y[i]) * 1e300 * 1e300)
                    | ((int) (x[i] * 0.0 + 1.0) - 1) | ((int) (y[i] * 0.0 + 1.0) - 1)) >> 31;
        }
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
