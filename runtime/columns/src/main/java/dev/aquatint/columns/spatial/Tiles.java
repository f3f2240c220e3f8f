package dev.aquatint.columns.spatial;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.aquatint.columns.spatial.Pyramid.Form;
import java.lang.foreign.MemorySegment;
import java.util.function.LongFunction;

/// The cells of one level of a pyramid while it is made: tiles where points are, of all planes.
final class Tiles {
    private static final int CELLS = Pyramid.TILE * Pyramid.TILE, INNER = Pyramid.TILE - 1;

    /// Points that one task counts: those of a store lie along a curve, so that they are on a few tiles, which no other task has.
    private static final int TASK = 1 << 22, BLOCK = 1 << 10;

    private final Form form;
    private final int level, across, up;
    private final byte[][] narrow;          // a tile as long as no cell of it is beyond 255
    private final int[][] wide;

    private Tiles(Form form, int level) {
        this.form = form;
        this.level = level;
        this.across = form.across(level);
        this.up = form.up(level);
        this.narrow = new byte[form.planes() * across * up][];
        this.wide = new int[narrow.length][];
    }

    /// Counts points in the finest cells.
    static Tiles of(Form form, Coordinates points, Frequencies.Codes kinds, Workers workers) {
        Tiles all = new Tiles(form, 0);
        int tasks = (int) (((long) points.rows() + TASK - 1) / TASK);
        workers.run(tasks, task -> {
            Tiles mine = new Tiles(form, 0);
            int from = task * TASK;
            mine.count(points, kinds, from, (int) Math.min((long) from + TASK, points.rows()));
            synchronized (all) {
                all.join(mine);
            }
        });
        return all;
    }

    private void count(Coordinates points, Frequencies.Codes kinds, int from, int to) {
        double[] x = new double[BLOCK], y = new double[BLOCK];
        int[] kind = new int[BLOCK];
        double columns = 1 / form.lattice().width(), rows = 1 / form.lattice().height(), left = form.left(), low = form.low();
        int last = form.planes() - 1;
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            points.read(at, n, x, y);
            if (kinds != null) kinds.read(at, n, kind);
            for (int i = 0; i < n; i++) {
                int column = (int) (Math.floor(x[i] * columns) - left), row = (int) (Math.floor(y[i] * rows) - low);
                add(tile(kind[i] < 0 ? last : kind[i], column, row), cell(column, row), 1);
            }
        }
    }

    private int tile(int plane, int column, int row) {
        return (plane * up + (row >> Pyramid.TILE_BITS)) * across + (column >> Pyramid.TILE_BITS);
    }

    private static int cell(int column, int row) {
        return (row & INNER) << Pyramid.TILE_BITS | column & INNER;
    }

    private void add(int tile, int cell, int n) {
        if (wide[tile] != null) {
            wide[tile][cell] += n;
            return;
        }
        byte[] of = narrow[tile];
        if (of == null) of = narrow[tile] = new byte[CELLS];
        int sum = (of[cell] & 0xff) + n;
        if (sum >>> 8 != 0) {
            widen(tile)[cell] = sum;
        } else {
            of[cell] = (byte) sum;
        }
    }

    private int[] widen(int tile) {
        int[] of = new int[CELLS];
        for (int i = 0; i < CELLS; i++) of[i] = narrow[tile][i] & 0xff;
        narrow[tile] = null;
        return wide[tile] = of;
    }

    private boolean empty(int tile) {
        return narrow[tile] == null && wide[tile] == null;
    }

    private int count(int tile, int cell) {
        return wide[tile] != null ? wide[tile][cell] : narrow[tile][cell] & 0xff;
    }

    private void join(Tiles more) {
        for (int t = 0; t < narrow.length; t++) {
            if (more.empty(t)) continue;
            if (empty(t)) {
                narrow[t] = more.narrow[t];
                wide[t] = more.wide[t];
                continue;
            }
            for (int i = 0; i < CELLS; i++) add(t, i, more.count(t, i));
        }
    }

    /// Four cells to one.
    private Tiles coarser() {
        Tiles next = new Tiles(form, level + 1);
        long left = form.left(level), low = form.low(level), nextLeft = form.left(level + 1), nextLow = form.low(level + 1);
        for (int t = 0; t < narrow.length; t++) {
            if (empty(t)) continue;
            int plane = t / (across * up), x = t % across << Pyramid.TILE_BITS, y = t / across % up << Pyramid.TILE_BITS;
            for (int i = 0; i < CELLS; i++) {
                int n = count(t, i);
                if (n == 0) continue;
                int column = (int) ((left + x + (i & INNER) >> 1) - nextLeft), row = (int) ((low + y + (i >> Pyramid.TILE_BITS) >> 1) - nextLow);
                next.add(next.tile(plane, column, row), cell(column, row), n);
            }
        }
        return next;
    }

    /// Of these cells as the finest ones. Their tiles go one after the other.
    Pyramid pyramid(LongFunction<MemorySegment> allocate) {
        Tiles[] all = new Tiles[form.levels()];
        all[0] = this;
        for (int k = 1; k < all.length; k++) all[k] = all[k - 1].coarser();
        long directory = 8L * form.before(all.length), size = directory;
        for (Tiles of : all) for (int t = 0; t < of.narrow.length; t++) size += of.bytes(t);
        MemorySegment bytes = allocate.apply(size).asSlice(0, size);
        long entry = 0, at = directory;
        for (Tiles of : all) {
            for (int t = 0; t < of.narrow.length; t++, entry += 8) {
                int width = of.width(t);
                bytes.set(JAVA_LONG_UNALIGNED, entry, width == 0 ? 0 : at << 2 | width);
                of.write(t, width, bytes, at);
                at += of.bytes(t);
                of.narrow[t] = null;
                of.wide[t] = null;
            }
        }
        return new Pyramid(form, bytes, (_, _) -> {});
    }

    /// How many bytes its cells take, as 1, 2, and 3 for four of them; 0 for an empty tile.
    private int width(int tile) {
        if (wide[tile] == null) return narrow[tile] == null ? 0 : 1;
        int all = 0;
        for (int n : wide[tile]) all |= n;
        return all >>> 16 == 0 ? 2 : 3;
    }

    private int bytes(int tile) {
        int width = width(tile);
        return width == 0 ? 0 : CELLS << width - 1;
    }

    private void write(int tile, int width, MemorySegment bytes, long at) {
        switch (width) {
            case 0 -> {}
            case 1 -> MemorySegment.copy(narrow[tile], 0, bytes, JAVA_BYTE, at, CELLS);
            case 2 -> {
                for (int i = 0; i < CELLS; i++) bytes.set(JAVA_SHORT_UNALIGNED, at + 2L * i, (short) wide[tile][i]);
            }
            default -> MemorySegment.copy(wide[tile], 0, bytes, JAVA_INT_UNALIGNED, at, CELLS);
        }
    }
}
