package dev.aquatint.raster;

import dev.aquatint.columns.Census;
import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.Slice;
import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.element.Points;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Dimension;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Grouping;
import dev.aquatint.reduce.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One that is kept in a store, of counts alone: there from the first moment on, and as fine as the points are many.
///
/// @param planes which kinds of the pyramid's points each plane of a raster has
/// @param categories of the planes, empty for a single one
record StoredOverview(Points points, Pyramid pyramid, List<int[]> planes, List<String> categories) implements Overview {
    /// Null when the store keeps none for this reduction and what the frame asks of rows.
    static StoredOverview of(Points points, Reduction by, Indexed indexed) {
        if (by instanceof By(var grouping, Count(var column)) && column == null) return by(points, grouping, indexed);
        if (!by.equals(new Count(null))) return null;
        Pyramid all = indexed.overview();
        if (all != null) return new StoredOverview(points, all, List.of(new int[] {0}), List.of());
        for (Slice s : indexed.slices()) {
            StoredOverview of = by(points, s.by(), Indexed.of(s.rest(), points.x(), points.y()));
            if (of != null) return of.only(s.kept());
        }
        return null;
    }

    private static StoredOverview by(Points points, Grouping grouping, Indexed indexed) {
        Pyramid pyramid = indexed.overview(grouping.column());
        Census census = pyramid == null ? null : indexed.census(grouping.column());
        if (census == null) return null;
        Chunk values = census.values();
        Groups groups = Groups.of(grouping, indexed.scan(List.of(grouping.column())), points.frame());
        Block block = Block.mine();
        groups.codes(values, 0, values.rows(), block);
        groups.toPlanes(block, values.rows(), 1);
        List<int[]> planes = new ArrayList<>();
        for (int plane : groups.plane()) planes.add(IntStream.range(0, values.rows()).filter(kind -> block.offset[kind] == plane).toArray());
        return new StoredOverview(points, pyramid, planes, groups.names());
    }

    /// Some of the planes in one.
    private StoredOverview only(boolean[] kept) {
        int[] kinds = IntStream.range(0, kept.length).filter(p -> kept[p]).flatMap(p -> IntStream.of(planes.get(p))).toArray();
        return new StoredOverview(points, pyramid, List.of(kinds), List.of());
    }

    @Override
    public boolean resolves(Lattice lattice) {
        return Overview.resolves(pyramid.form().lattice(), lattice);
    }

    @Override
    public Raster on(Lattice lattice, Viewport cells) {
        Pyramid.Form form = pyramid.form();
        int dx = lattice.x() - form.lattice().x(), dy = lattice.y() - form.lattice().y(), level = Math.min(Math.min(dx, dy), form.levels() - 1);
        long left = Overview.number(cells.extent().x0(), lattice.width()) << dx - level, low = Overview.number(cells.extent().y0(), lattice.height()) << dy - level;
        Dimension x = new Dimension(points.x(), cells.extent().x0(), cells.extent().x1(), cells.width(), AxisType.LINEAR);
        Dimension y = new Dimension(points.y(), cells.extent().y0(), cells.extent().y1(), cells.height(), AxisType.LINEAR);
        var blocks = new Pyramid.Blocks(level, left, low, dx - level, dy - level, cells.width(), cells.height());
        return new Raster(x, y, planes.stream().map(kinds -> plane(kinds, blocks)).toList(), categories);
    }

    private Plane plane(int[] kinds, Pyramid.Blocks blocks) {
        int[] counts = new int[blocks.columns() * blocks.rows()];
        for (int kind : kinds) pyramid.add(kind, blocks, counts);
        return new Plane.Counts(counts);
    }
}
