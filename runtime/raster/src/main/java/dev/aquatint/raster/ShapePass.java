package dev.aquatint.raster;

import dev.aquatint.element.Glyph;
import dev.aquatint.raster.glyph.Grid;
import dev.aquatint.raster.glyph.Hits;
import dev.aquatint.raster.glyph.Pen;
import dev.aquatint.raster.glyph.Shape;
import dev.aquatint.raster.glyph.Window;
import dev.aquatint.raster.kernel.Block;
import dev.aquatint.reduce.Reduction;
import java.util.function.IntConsumer;

/// Shapes: a row hits any number of cells, and may be joined to the row after it.
///
/// A task is a block of rows. A shape that joins rows looks for the neighbours of its block itself, in whichever chunk they are, so that
/// tasks know nothing of each other.
final class ShapePass extends Pass {
    private final Shape shape;

    ShapePass(Glyph<?> glyph, Shape shape, Reduction by, Grid grid, Cancel cancel) {
        super(glyph, by, shape.edges(), grid, cancel, Block.ROWS, shape.group() == null ? shape.columns() : shape.with(shape.group()));
        this.shape = shape;
    }

    @Override
    IntConsumer strand(Strand into) {
        Block block = Block.mine();
        Pen pen = shape.pen().get();
        Windows windows = new Windows(rows, shape, cancel);
        Hits hits = new Hits(block, () -> {
            cancel.check();             // a single row may hit every cell
            into.add(block);
        });
        return task -> {
            cancel.check();
            Window window = windows.read(task, block);
            if (window.to <= window.from) return;
            into.rows(rows.from(task), rows.to(task) - rows.from(task));
            pen.draw(window, hits);
            hits.flush();
        };
    }
}
