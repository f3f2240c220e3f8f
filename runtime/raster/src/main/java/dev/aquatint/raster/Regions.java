package dev.aquatint.raster;

import dev.aquatint.columns.Scan;
import dev.aquatint.element.Polygons;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.AxisType;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Outline;
import dev.aquatint.raster.glyph.Outlines;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.style.Style;
import java.util.List;
import java.util.function.IntPredicate;

/// Polygons of text columns, read once for each distinct text, whatever is selected from a frame, and kept while there is memory for them.
final class Regions {
    /// The texts of a column, which are one list for all frames that have it.
    private record Texts(List<String> of, boolean turned) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Texts t && t.of == of && t.turned == turned;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(of) + Boolean.hashCode(turned);
        }
    }

    private record Place(Polygons of, AxisType x, AxisType y) {}

    private final Remembered<Texts, Outlines> outlines = new Remembered<>(8);
    private final Remembered<Place, Bounds.Found> bounds = new Remembered<>(64);

    /// @throws IllegalArgumentException if a row that counts has a text that is no polygon; the message says which row, and what is wrong where
    Outlines of(Polygons polygons, Cancel cancel) {
        return of(polygons, scan(polygons), cancel);
    }

    private Outlines of(Polygons polygons, Rows rows, Cancel cancel) {
        Outlines all = outlines.get(new Texts(rows.scan.categories(polygons.geometry()), polygons.oriented()), texts -> new Outlines(texts.of, texts.turned, cancel::check));
        if (!all.faulty()) return all;
        long at = first(rows, polygons.geometry(), code -> all.fault(code) != null, cancel);
        if (at < 0) return all;
        int chunk = 0;
        long row = at;
        for (; row >= rows.scan.rows(chunk); chunk++) row -= rows.scan.rows(chunk);
        int[] code = new int[1];
        rows.scan.chunk(chunk, polygons.geometry()).codes((int) row, 1, code);
        throw new IllegalArgumentException("row %,d of %s is no polygon in column '%s': %s".formatted(
                rows.scan.number(chunk) + row, polygons.frame().name(), polygons.geometry(), all.fault(code[0])));
    }

    /// All polygons of rows that count. On a log axis only coordinates above zero do.
    Bounds.Found bounds(Polygons polygons, AxisType x, AxisType y) {
        return bounds.get(new Place(polygons.with(Style.NONE), x, y), place -> {
            Cancel cancel = new Cancel();
            Rows rows = scan(polygons);
            Outlines all = of(polygons, rows, cancel);
            boolean[] used = new boolean[all.size()];
            first(rows, polygons.geometry(), code -> {
                used[code] = true;
                return false;
            }, cancel);
            Range wide = range(all, used, 0, x), high = range(all, used, 1, y);
            return new Bounds.Found(Extent.of(opened(wide, x), opened(high, y)), wide == null || high == null);
        });
    }

    /// Null where there is nothing.
    private static Range range(Outlines all, boolean[] used, int from, AxisType type) {
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
        for (int code = 0; code < used.length; code++) {
            if (!used[code]) continue;
            for (Outline outline : all.of(code)) {
                for (int i = from; i < outline.at().length; i += 2) {
                    double v = outline.at()[i];
                    if (type == AxisType.LOG && v <= 0) continue;
                    lo = Math.min(lo, v);
                    hi = Math.max(hi, v);
                }
            }
        }
        return lo <= hi ? new Range(lo, hi) : null;
    }

    private static Range opened(Range data, AxisType type) {
        if (data != null && data.lo() < data.hi()) return data;
        return switch (type) {
            case LINEAR -> data == null ? new Range(-1, 1) : Axis.around(data.lo());
            case LOG -> data == null ? new Range(0.1, 10) : new Range(data.lo() / 10, data.hi() * 10);
        };
    }

    private static Rows scan(Polygons polygons) {
        return new Rows(Scan.of(polygons.frame(), List.of(polygons.geometry())));
    }

    /// How many rows of the scan are before the first that counts and has such a code; -1 if there is none.
    private static long first(Rows rows, String column, IntPredicate such, Cancel cancel) {
        Block block = Block.mine();
        long before = 0;
        for (int task = 0; task < rows.tasks(); task++) {
            for (int from = rows.from(task), to = rows.to(task); from < to; from += Block.ROWS) {
                cancel.check();
                int n = Math.min(Block.ROWS, to - from);
                rows.keep(task, from, n, block.keep);
                rows.chunk(task, column).codes(from, n, block.offset);
                for (int i = 0; i < n; i++) {
                    if (block.keep[i] != 0 && block.offset[i] >= 0 && such.test(block.offset[i])) return before + i;
                }
                before += n;
            }
        }
        return -1;
    }
}
