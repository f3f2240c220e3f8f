package dev.aquatint.raster;

import dev.aquatint.columns.spatial.Lattice;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Dimension;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One that was made by aggregating all points: of any reduction that cells can be put together of.
///
/// Takes 4 bytes for a count and a third more, of up to four million cells, or of up to 16 million in all planes together.
final class MadeOverview implements Overview {
    private static final int MOST_CELLS = 1 << 22, OF_ALL_PLANES = 1 << 24;

    /// Cells that are aggregated at once: some milliseconds, between which frames go first.
    private static final int BAND = 1 << 16;

    private static final int LEVELS = 10;

    private final Lattice finest;
    private final List<Level> levels;
    private final Fold fold;
    private final boolean[] kept;               // null: each plane is shown as it is

    /// @param left the number of its first column, counted from the origin, as `low` of its first row
    private record Level(long left, long low, Raster raster) {}

    private MadeOverview(Lattice finest, List<Level> levels, Fold fold, boolean[] kept) {
        this.finest = finest;
        this.levels = levels;
        this.fold = fold;
        this.kept = kept;
    }

    /// @param data where all points are
    /// @param aggregate makes a raster of some cells
    static MadeOverview of(Reduction by, Extent data, Function<Viewport, Raster> aggregate) {
        Lattice finest = lattice(data, MOST_CELLS);
        List<Raster> bands = bands(finest, data, aggregate, 1);
        if (bands == null) {
            int planes = aggregate.apply(new Viewport(data, 1, 1)).planes().size();
            finest = lattice(data, Math.max(1, OF_ALL_PLANES / planes));
            bands = bands(finest, data, aggregate, planes);
        }
        Viewport cells = finest.over(data);
        MadeOverview all = new MadeOverview(finest, new ArrayList<>(), Fold.of(by), null);
        all.levels.add(new Level(Overview.number(cells.extent().x0(), finest.width()), Overview.number(cells.extent().y0(), finest.height()), stacked(bands)));
        while (all.levels.size() < LEVELS) all.levels.add(all.next());
        return all;
    }

    /// As fine as fits into the cells.
    private static Lattice lattice(Extent data, int most) {
        int side = Math.max(2, (int) Math.sqrt(most));
        return Lattice.of(new Viewport(data, side - 1, side - 1));
    }

    /// Null when there turn out to be more planes than there is room for.
    private static List<Raster> bands(Lattice lattice, Extent data, Function<Viewport, Raster> aggregate, int planes) {
        Viewport cells = lattice.over(data);
        List<Raster> bands = new ArrayList<>();
        for (int low = 0, rows = Math.max(1, BAND / cells.width() / planes); low < cells.height(); low += rows) {
            bands.add(band(cells, lattice, low, Math.min(rows, cells.height() - low), aggregate));
            if (planes == 1 && bands.getFirst().planes().size() * (long) MOST_CELLS > OF_ALL_PLANES) return null;
        }
        return bands;
    }

    /// What lies on the far borders of a raster is in it; so there is a row and a column more, that have it.
    private static Raster band(Viewport all, Lattice lattice, int low, int rows, Function<Viewport, Raster> aggregate) {
        double x0 = all.extent().x0(), y0 = all.extent().y0() + low * lattice.height();
        Raster raster = aggregate.apply(new Viewport(new Extent(x0, x0 + (all.width() + 1) * lattice.width(), y0, y0 + (rows + 1) * lattice.height()), all.width() + 1, rows + 1));
        return Cut.of(raster, 0, all.width(), 0, rows);
    }

    private static Raster stacked(List<Raster> bands) {
        Raster first = bands.getFirst();
        int height = bands.stream().mapToInt(Raster::height).sum();
        Dimension y = new Dimension(first.y().name(), first.y().lo(), bands.getLast().y().hi(), height, first.y().type());
        List<Plane> planes = new ArrayList<>();
        for (int p = 0; p < first.planes().size(); p++) {
            int plane = p;
            planes.add(Cut.joined(bands.stream().map(b -> b.planes().get(plane)).toList()));
        }
        return new Raster(first.x(), y, planes, first.categories());
    }

    /// Four cells to one.
    private Level next() {
        Level last = levels.getLast();
        long left = Math.floorDiv(last.left, 2), low = Math.floorDiv(last.low, 2);
        int columns = Math.toIntExact(Math.ceilDiv(last.left + last.raster.width(), 2L) - left), rows = Math.toIntExact(Math.ceilDiv(last.low + last.raster.height(), 2L) - low);
        var blocks = new Fold.Blocks(Math.toIntExact(2 * left - last.left), Math.toIntExact(2 * low - last.low), 1, 1, columns, rows);
        return new Level(left, low, folded(last.raster, blocks, finest.coarser(levels.size()), left, low));
    }

    private Raster folded(Raster raster, Fold.Blocks blocks, Lattice lattice, long left, long low) {
        Dimension x = new Dimension(raster.x().name(), left * lattice.width(), (left + blocks.columns()) * lattice.width(), blocks.columns(), raster.x().type());
        Dimension y = new Dimension(raster.y().name(), low * lattice.height(), (low + blocks.rows()) * lattice.height(), blocks.rows(), raster.y().type());
        if (kept == null) return new Raster(x, y, raster.planes().stream().map(p -> fold.fold(p, raster.width(), blocks)).toList(), raster.categories());
        Plane all = fold.fold(raster.planes().getFirst(), raster.width(), new Fold.Blocks(raster.width(), 0, 0, 0, blocks.columns(), blocks.rows()));       // an empty one
        for (int p = 0; p < kept.length; p++) if (kept[p]) all = fold.both(all, fold.fold(raster.planes().get(p), raster.width(), blocks));
        return new Raster(x, y, List.of(all), List.of());
    }

    /// That of some of the groups alone, all in one plane.
    MadeOverview only(boolean[] kept) {
        return new MadeOverview(finest, levels, fold, kept);
    }

    @Override
    public boolean resolves(Lattice lattice) {
        return Overview.resolves(finest, lattice);
    }

    @Override
    public Raster on(Lattice lattice, Viewport cells) {
        int dx = lattice.x() - finest.x(), dy = lattice.y() - finest.y(), k = Math.min(Math.min(dx, dy), levels.size() - 1);
        Level level = levels.get(k);
        long left = Overview.number(cells.extent().x0(), lattice.width()), low = Overview.number(cells.extent().y0(), lattice.height());
        // beyond the raster one place is like another
        var blocks = new Fold.Blocks(Overview.place((left << dx - k) - level.left), Overview.place((low << dy - k) - level.low), dx - k, dy - k, cells.width(), cells.height());
        return folded(level.raster, blocks, lattice, left, low);
    }
}
