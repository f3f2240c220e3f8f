package dev.aquatint.raster;

import dev.aquatint.picture.Dimension;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import java.util.List;

/// Some columns and rows of a raster, and planes put together again.
final class Cut {
    private Cut() {}

    /// @param right the first column that is left out, as `high` of rows
    static Raster of(Raster raster, int left, int right, int low, int high) {
        return new Raster(along(raster.x(), left, right), along(raster.y(), low, high), raster.planes().stream().map(p -> of(p, raster.width(), left, right, low, high)).toList(), raster.categories());
    }

    private static Dimension along(Dimension side, int from, int to) {
        double each = (side.hi() - side.lo()) / side.cells();
        return new Dimension(side.name(), side.lo() + from * each, to == side.cells() ? side.hi() : side.lo() + to * each, to - from, side.type());
    }

    private static Plane of(Plane plane, int width, int left, int right, int low, int high) {
        int cells = (right - left) * (high - low);
        return switch (plane) {
            case Plane.Counts(var of) -> new Plane.Counts(copy(of, new int[cells], width, left, right, low, high));
            case Plane.LongCounts(var of) -> new Plane.LongCounts(copy(of, new long[cells], width, left, right, low, high));
            case Plane.Flags(var of) -> new Plane.Flags(copy(of, new boolean[cells], width, left, right, low, high));
            case Plane.Floats(var of) -> new Plane.Floats(copy(of, new float[cells], width, left, right, low, high));
            case Plane.Doubles(var of) -> new Plane.Doubles(copy(of, new double[cells], width, left, right, low, high));
            case Plane.Rows(var of) -> new Plane.Rows(copy(of, new long[cells], width, left, right, low, high));
            case Plane.Wholes(var of) -> new Plane.Wholes(copy(of, new long[cells], width, left, right, low, high));
        };
    }

    private static <A> A copy(A from, A into, int width, int left, int right, int low, int high) {
        for (int row = low, n = right - left; row < high; row++) System.arraycopy(from, row * width + left, into, (row - low) * n, n);
        return into;
    }

    /// Rows of several planes of one kind, one above the other.
    static Plane joined(List<Plane> planes) {
        int cells = planes.stream().mapToInt(Plane::size).sum();
        boolean wide = planes.stream().anyMatch(Plane.LongCounts.class::isInstance);
        Plane into = wide ? new Plane.LongCounts(new long[cells]) : switch (planes.getFirst()) {
            case Plane.Counts _ -> new Plane.Counts(new int[cells]);
            case Plane.LongCounts _ -> new Plane.LongCounts(new long[cells]);
            case Plane.Flags _ -> new Plane.Flags(new boolean[cells]);
            case Plane.Floats _ -> new Plane.Floats(new float[cells]);
            case Plane.Doubles _ -> new Plane.Doubles(new double[cells]);
            case Plane.Rows _ -> new Plane.Rows(new long[cells]);
            case Plane.Wholes _ -> new Plane.Wholes(new long[cells]);
        };
        int at = 0;
        for (Plane plane : planes) {
            if (into instanceof Plane.LongCounts(long[] of)) {
                for (int i = 0; i < plane.size(); i++) of[at + i] = (long) plane.value(i);
            } else {
                System.arraycopy(values(plane), 0, values(into), at, plane.size());
            }
            at += plane.size();
        }
        return into;
    }

    private static Object values(Plane plane) {
        return switch (plane) {
            case Plane.Counts(var of) -> of;
            case Plane.LongCounts(var of) -> of;
            case Plane.Flags(var of) -> of;
            case Plane.Floats(var of) -> of;
            case Plane.Doubles(var of) -> of;
            case Plane.Rows(var of) -> of;
            case Plane.Wholes(var of) -> of;
        };
    }
}
