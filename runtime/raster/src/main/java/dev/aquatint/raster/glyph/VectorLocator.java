package dev.aquatint.raster.glyph;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static jdk.incubator.vector.VectorOperators.D2I;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.aquatint.raster.kernel.Block;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// The Vector API: a mask for what is in view, and compressed stores.
///
/// Doubles fill the widest vectors; floats and ints take half of one, so that all have as many lanes.
/// Loaded only where the module is there: nothing else may mention its types.
final class VectorLocator implements Locator {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorShape HALF = VectorShape.forBitSize(Math.max(64, D.vectorBitSize() / 2));
    private static final VectorSpecies<Float> F = VectorSpecies.of(float.class, HALF);
    private static final VectorSpecies<Float> W = FloatVector.SPECIES_PREFERRED;            // where nothing is converted
    private static final VectorSpecies<Integer> I = VectorSpecies.of(int.class, HALF);
    private static final int LANES = D.length();
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final IntVector IOTA = IntVector.zero(I).addIndex(1);
    private static final int[] NOWHERE = new int[Block.ROWS];           // rows that stay where they are

    /// With two doubles in a vector, as on ARM's NEON, there is nothing to win.
    static boolean worthTrying() {
        return LANES >= 4;
    }

    @Override
    public void locate(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, boolean inside, boolean offsets, boolean rows, Block into) {
        int whole = I.loopBound(n);
        int[] offset = offsets ? into.offset : NOWHERE;
        int[] row = rows ? into.row : null;
        int size = inside ? offsets ? inside(grid, xs, ys, from, whole, offset, into.cell, row) : inside(grid, xs, ys, from, whole, into.cell, row)
                : rows ? floatsAndRows(grid, xs, ys, from, whole, offset, into.cell, into.row)
                : offsets ? floats(grid, xs, ys, from, whole, offset, into.cell) : floats(grid, xs, ys, from, whole, into.cell);
        for (int i = whole; i < n; i++) {
            long at = (from + i) * 4;
            size = locate(grid, xs.get(JAVA_FLOAT_UNALIGNED, at), ys.get(JAVA_FLOAT_UNALIGNED, at), i, offset[i], size, into);
        }
        into.size = size;
    }

    @Override
    public void locate(Grid grid, MemorySegment xs, MemorySegment ys, MemorySegment planes, long from, int n, boolean rows, Block into) {
        int whole = I.loopBound(n), size = inside(grid, xs, ys, planes, from, whole, into.cell, rows ? into.row : null);
        for (int i = whole; i < n; i++) {
            long at = (from + i) * 4;
            size = locate(grid, xs.get(JAVA_FLOAT_UNALIGNED, at), ys.get(JAVA_FLOAT_UNALIGNED, at), i, planes.get(JAVA_INT_UNALIGNED, at) * grid.cells(), size, into);
        }
        into.size = size;
    }

    @Override
    public void locate(Grid grid, int n, boolean offsets, boolean rows, Block into) {
        int whole = I.loopBound(n);
        int[] offset = offsets ? into.offset : NOWHERE;
        int size = doubles(grid, into.x, into.y, whole, offset, into.cell, into.row);
        for (int i = whole; i < n; i++) size = locate(grid, into.x[i], into.y[i], i, offset[i], size, into);
        into.size = size;
    }

    /// A bit for each point says whether it is in a column, and another one whether it is in a line.
    @Override
    public void count(Patch patch, MemorySegment xs, MemorySegment ys, long from, int n, Block scratch) {
        int width = patch.width, height = patch.height;
        long[] column = patch.ofColumn, line = patch.ofLine;
        for (int i = 0; i < width - 1; i++) below(xs, from, n, patch.columns[i], column, i * Patch.WORDS);
        for (int j = 0; j < height - 1; j++) below(ys, from, n, patch.lines[j], line, j * Patch.WORDS);
        part(column, width, n);
        part(line, height, n);
        for (int j = 0; j < height; j++) {
            int l = j * Patch.WORDS;
            long l0 = line[l], l1 = line[l + 1], l2 = line[l + 2], l3 = line[l + 3];
            for (int i = 0, c = 0; i < width; i++, c += Patch.WORDS) {
                patch.count(i, j, Long.bitCount(l0 & column[c]) + Long.bitCount(l1 & column[c + 1]) + Long.bitCount(l2 & column[c + 2]) + Long.bitCount(l3 & column[c + 3]));
            }
        }
    }

    private static void below(MemorySegment values, long from, int n, float edge, long[] into, int at) {
        int words = n >> 6;
        for (int w = 0; w < words; w++) into[at + w] = below(values, (from + 64 * w) * 4, edge);
        if (words == Patch.WORDS) return;
        Arrays.fill(into, at + words, at + Patch.WORDS, 0);
        for (int i = 64 * words; i < n; i++) if (values.get(JAVA_FLOAT_UNALIGNED, (from + i) * 4) < edge) into[at + words] |= 1L << i;
    }

    /// Of 64 values. One loop that always is as long: it is unrolled, and the bounds of memory are looked at once.
    private static long below(MemorySegment values, long at, float edge) {
        long bits = 0;
        for (int i = 0; i < 64; i += W.length()) bits |= FloatVector.fromMemorySegment(W, values, at + i * 4, LITTLE).compare(LT, edge).toLong() << i;
        return bits;
    }

    /// Makes of what is below the borders of cells what is in the cells.
    private static void part(long[] below, int cells, int n) {
        int last = (cells - 1) * Patch.WORDS;
        for (int w = 0; w < Patch.WORDS; w++) below[last + w] = n >= w + 1 << 6 ? -1 : n <= w << 6 ? 0 : (1L << n) - 1;
        for (int i = cells * Patch.WORDS - 1; i >= Patch.WORDS; i--) below[i] &= ~below[i - Patch.WORDS];
    }

    /// A row behind the last whole vector; returns how many are located then.
    private static int locate(Grid grid, double x, double y, int row, int offset, int size, Block into) {
        Axis ax = grid.x(), ay = grid.y();
        if (offset < 0 || !(x >= ax.from() && x <= ax.to() && y >= ay.from() && y <= ay.to())) return size;
        into.cell[size] = ay.cell(y) * ax.cells() + ax.cell(x) + offset;
        into.row[size] = row;
        return size + 1;
    }

    private static int inside(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, int[] cell, int[] row) {
        Axis ax = grid.x(), ay = grid.y();
        double sx = ax.scale(), tx = ax.shift(), sy = ay.scale(), ty = ay.shift();
        int width = ax.cells(), height = ay.cells();
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromMemorySegment(F, xs, (from + i) * 4, LITTLE), y = FloatVector.fromMemorySegment(F, ys, (from + i) * 4, LITTLE);
            cells(x, y, sx, tx, sy, ty, width, height).intoArray(cell, i);
            if (row != null) IOTA.add(i).intoArray(row, i);
        }
        return n;
    }

    /// Numbers of planes are read where they are: there is no need to copy them first.
    private static int inside(Grid grid, MemorySegment xs, MemorySegment ys, MemorySegment planes, long from, int n, int[] cell, int[] row) {
        Axis ax = grid.x(), ay = grid.y();
        double sx = ax.scale(), tx = ax.shift(), sy = ay.scale(), ty = ay.shift();
        int width = ax.cells(), height = ay.cells(), cells = width * height;
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromMemorySegment(F, xs, (from + i) * 4, LITTLE), y = FloatVector.fromMemorySegment(F, ys, (from + i) * 4, LITTLE);
            IntVector plane = IntVector.fromMemorySegment(I, planes, (from + i) * 4, LITTLE);
            cells(x, y, sx, tx, sy, ty, width, height).add(plane.mul(cells)).intoArray(cell, i);
            if (row != null) IOTA.add(i).intoArray(row, i);
        }
        return n;
    }

    /// Where all rows of a vector have a group, as they mostly do, there is nothing to close up.
    private static int inside(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, int[] offset, int[] cell, int[] row) {
        Axis ax = grid.x(), ay = grid.y();
        double sx = ax.scale(), tx = ax.shift(), sy = ay.scale(), ty = ay.shift();
        int width = ax.cells(), height = ay.cells(), m = 0;
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromMemorySegment(F, xs, (from + i) * 4, LITTLE), y = FloatVector.fromMemorySegment(F, ys, (from + i) * 4, LITTLE);
            IntVector by = IntVector.fromArray(I, offset, i);
            VectorMask<Integer> in = by.compare(GE, 0);
            IntVector cells = cells(x, y, sx, tx, sy, ty, width, height).add(by);
            boolean all = in.allTrue();
            (all ? cells : cells.compress(in)).intoArray(cell, m);
            if (row != null) (all ? IOTA.add(i) : IOTA.add(i).compress(in)).intoArray(row, m);
            m += all ? LANES : in.trueCount();
        }
        return m;
    }

    private static int floats(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, int[] cell) {
        Axis ax = grid.x(), ay = grid.y();
        float x0 = ax.fromFloat(), x1 = ax.toFloat(), y0 = ay.fromFloat(), y1 = ay.toFloat();
        double sx = ax.scale(), tx = ax.shift(), sy = ay.scale(), ty = ay.shift();
        int width = ax.cells(), height = ay.cells(), m = 0;
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromMemorySegment(F, xs, (from + i) * 4, LITTLE), y = FloatVector.fromMemorySegment(F, ys, (from + i) * 4, LITTLE);
            VectorMask<Float> in = within(x, x0, x1).and(within(y, y0, y1));
            IntVector cells = cells(x, y, sx, tx, sy, ty, width, height);
            int seen = in.trueCount();
            (seen == LANES ? cells : cells.compress(in.cast(I))).intoArray(cell, m);       // a whole plot in view has nothing to close up
            m += seen;
        }
        return m;
    }

    private static int floats(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, int[] offset, int[] cell) {
        Axis ax = grid.x(), ay = grid.y();
        float x0 = ax.fromFloat(), x1 = ax.toFloat(), y0 = ay.fromFloat(), y1 = ay.toFloat();
        double sx = ax.scale(), tx = ax.shift(), sy = ay.scale(), ty = ay.shift();
        int width = ax.cells(), height = ay.cells(), m = 0;
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromMemorySegment(F, xs, (from + i) * 4, LITTLE), y = FloatVector.fromMemorySegment(F, ys, (from + i) * 4, LITTLE);
            IntVector by = IntVector.fromArray(I, offset, i);
            VectorMask<Integer> in = within(x, x0, x1).and(within(y, y0, y1)).cast(I).and(by.compare(GE, 0));
            cells(x, y, sx, tx, sy, ty, width, height).add(by).compress(in).intoArray(cell, m);
            m += in.trueCount();
        }
        return m;
    }

    private static int floatsAndRows(Grid grid, MemorySegment xs, MemorySegment ys, long from, int n, int[] offset, int[] cell, int[] row) {
        Axis ax = grid.x(), ay = grid.y();
        float x0 = ax.fromFloat(), x1 = ax.toFloat(), y0 = ay.fromFloat(), y1 = ay.toFloat();
        double sx = ax.scale(), tx = ax.shift(), sy = ay.scale(), ty = ay.shift();
        int width = ax.cells(), height = ay.cells(), m = 0;
        for (int i = 0; i < n; i += LANES) {
            FloatVector x = FloatVector.fromMemorySegment(F, xs, (from + i) * 4, LITTLE), y = FloatVector.fromMemorySegment(F, ys, (from + i) * 4, LITTLE);
            IntVector by = IntVector.fromArray(I, offset, i);
            VectorMask<Integer> in = within(x, x0, x1).and(within(y, y0, y1)).cast(I).and(by.compare(GE, 0));
            cells(x, y, sx, tx, sy, ty, width, height).add(by).compress(in).intoArray(cell, m);
            IOTA.add(i).compress(in).intoArray(row, m);
            m += in.trueCount();
        }
        return m;
    }

    private static int doubles(Grid grid, double[] xs, double[] ys, int n, int[] offset, int[] cell, int[] row) {
        Axis ax = grid.x(), ay = grid.y();
        double x0 = ax.from(), x1 = ax.to(), y0 = ay.from(), y1 = ay.to();
        double sx = ax.scale(), tx = ax.shift(), sy = ay.scale(), ty = ay.shift();
        int width = ax.cells(), height = ay.cells(), m = 0;
        for (int i = 0; i < n; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(D, xs, i), y = DoubleVector.fromArray(D, ys, i);
            IntVector by = IntVector.fromArray(I, offset, i);
            VectorMask<Integer> in = x.compare(GE, x0).and(x.compare(LE, x1)).and(y.compare(GE, y0)).and(y.compare(LE, y1)).cast(I).and(by.compare(GE, 0));
            index(y, sy, ty, height - 1).mul(width).add(index(x, sx, tx, width - 1)).add(by).compress(in).intoArray(cell, m);
            IOTA.add(i).compress(in).intoArray(row, m);
            m += in.trueCount();
        }
        return m;
    }

    private static VectorMask<Float> within(FloatVector v, float least, float most) {
        return v.compare(GE, least).and(v.compare(LE, most));
    }

    private static IntVector cells(FloatVector x, FloatVector y, double sx, double tx, double sy, double ty, int width, int height) {
        IntVector column = index((DoubleVector) x.convertShape(F2D, D, 0), sx, tx, width - 1), line = index((DoubleVector) y.convertShape(F2D, D, 0), sy, ty, height - 1);
        return line.mul(width).add(column);
    }

    private static IntVector index(DoubleVector v, double scale, double shift, int last) {
        return ((IntVector) v.mul(scale).add(shift).convertShape(D2I, I, 0)).min(last).max(0);
    }
}
