package dev.aquatint.raster;

import dev.aquatint.columns.Scan;
import dev.aquatint.element.Curve;
import dev.aquatint.element.Glyph;
import dev.aquatint.element.Points;
import dev.aquatint.element.Polygons;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.picture.Raster;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.kernel.Edges;
import dev.aquatint.raster.kernel.Tallies;
import dev.aquatint.reduce.Reduction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;

/// One aggregation: rows are cut into tasks, and block by block they become hits on cells, which a reducer takes. How rows become hits is
/// what passes differ in.
abstract sealed class Pass permits PointPass, StreamPass, IndexPass, PickedPass, ShapePass {
    final Grid grid;
    final Cancel cancel;
    final Rows rows;
    final Reducer reducer;

    /// @param rowsOfTask how many rows are worth a thread's while
    /// @param beside columns that are read beside the coordinates
    Pass(Glyph<?> glyph, Reduction by, Edges edges, Grid grid, Cancel cancel, int rowsOfTask, List<String> beside) {
        this(glyph, by, edges, grid, cancel, all(glyph, by, cancel, rowsOfTask, beside));
    }

    /// @param rows with the columns
    Pass(Glyph<?> glyph, Reduction by, Edges edges, Grid grid, Cancel cancel, Rows rows) {
        this.grid = grid;
        this.cancel = cancel;
        this.rows = rows;
        this.reducer = new Reducer(glyph.frame(), by, edges, grid, rows);
    }

    static Rows all(Glyph<?> glyph, Reduction by, Cancel cancel, int rowsOfTask, List<String> beside) {
        cancel.check();
        Scan scan = Scan.of(glyph.frame(), columns(glyph, by, beside));
        requireNumbers(glyph, scan);
        return new Rows(scan, rowsOfTask);
    }

    /// What an aggregation reads, but for the columns of filters.
    static List<String> columns(Glyph<?> glyph, Reduction by, List<String> beside) {
        Set<String> columns = new LinkedHashSet<>(glyph.kdims());
        columns.addAll(beside);
        columns.addAll(by.columns());
        return List.copyOf(columns);
    }

    /// @param drafts who is shown what there is so far, where rows have to be read
    Raster run(Team team, Tallies spare, Drafts drafts) {
        return reducer.run(team, spare, cancel, this::strand);
    }

    /// Lets memory go that was only for this pass.
    void close() {}

    /// What runs tasks, one after the other, and hands their hits on.
    abstract IntConsumer strand(Strand into);

    /// Text is a category along its axis where nothing else is measured along the same one.
    private static void requireNumbers(Glyph<?> glyph, Scan scan) {
        if (glyph instanceof Polygons || glyph instanceof Points || glyph instanceof Curve) return;
        for (String axis : glyph.kdims()) {
            if (scan.type(axis) == ColumnType.STRING) {
                throw new IllegalArgumentException("column '%s' of %s holds text: %s need numbers as x and y, points and curves take categories".formatted(
                        axis, glyph.frame().name(), glyph.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
            }
        }
    }
}
