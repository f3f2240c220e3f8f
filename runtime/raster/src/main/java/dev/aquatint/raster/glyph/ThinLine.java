package dev.aquatint.raster.glyph;

/// Lines of one pixel: Bresenham's algorithm on whole cells, the steps chosen as in Datashader.
///
/// A segment hits its first cell only where a line begins or comes into view, so that a line hits the cell between two segments once.
/// One within a single cell hits that cell, whether the line begins there or not.
final class ThinLine implements Stroke {
    private final Clip clip;
    private final Snap x, y;
    private final int width;

    ThinLine(Grid grid) {
        clip = new Clip(grid);
        x = new Snap(grid.x());
        y = new Snap(grid.y());
        width = grid.width();
    }

    @Override
    public void segment(int row, boolean first, boolean last, double xm, double ym, double ax, double ay, double bx, double by, Hits hits) {
        if (!clip.cut(ax, ay, bx, by)) return;
        int x0 = x.cell(clip.x0), y0 = y.cell(clip.y0), x1 = x.cell(clip.x1), y1 = y.cell(clip.y1);
        int ix = Integer.signum(x1 - x0), iy = Integer.signum(y1 - y0);
        int dx = Math.abs(x1 - x0) * 2, dy = Math.abs(y1 - y0) * 2;
        int cell = y0 * width + x0;
        if (dx == 0 && dy == 0 && !clip.start && !clip.end || first || clip.start) hits.add(cell, row);
        if (dx >= dy) {
            walk(cell, dx / 2, dx, dy, ix, iy * width, ix > 0, row, hits);
        } else {
            walk(cell, dy / 2, dy, dx, iy * width, ix, iy > 0, row, hits);
        }
    }

    /// @param along twice as many steps as are taken
    /// @param across twice as many of them that go sideways, too
    /// @param ties whether half a cell is rounded to the side
    private static void walk(int cell, int steps, int along, int across, int step, int side, boolean ties, int row, Hits hits) {
        int error = 2 * across - along, threshold = ties ? 0 : 1;
        for (int i = 0; i < steps; i++) {
            if (error >= threshold) {
                error -= 2 * along;
                cell += side;
            }
            error += 2 * across;
            cell += step;
            hits.add(cell, row);
        }
    }
}
