package dev.aquatint.raster.glyph;

import dev.aquatint.raster.kernel.Edges;
import dev.aquatint.reduce.Reduction;

/// Draws one segment of a line after the other.
sealed interface Stroke permits ThinLine, SoftLine {

    /// Draws what is in view of the segment from (`ax`, `ay`) to (`bx`, `by`), for a row of the block; nothing where one of the four is
    /// missing or infinite.
    ///
    /// @param first whether the line begins here
    /// @param last whether it ends here
    /// @param xm where the segment before it began, unless this is the first
    /// @param ym its y
    void segment(int row, boolean first, boolean last, double xm, double ym, double ax, double ay, double bx, double by, Hits hits);

    /// @param by decides whether what a line covers of a cell adds up, or the most counts
    static Stroke of(Grid grid, double lineWidth, Reduction by) {
        return lineWidth == 0 ? new ThinLine(grid) : new SoftLine(grid, lineWidth, Edges.added(by));
    }
}
