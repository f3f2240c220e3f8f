package dev.aquatint.raster.glyph;

import java.util.Arrays;

/// Where the cells of a linear axis begin, to the last bit: the values of a cell are those below the next one's border, but not below its own.
///
/// Safe from several threads: they find the same.
public final class Borders {
    private final Axis axis;
    private final float[] found;

    public Borders(Axis axis) {
        this.axis = axis;
        this.found = new float[axis.cells()];
        Arrays.fill(found, Float.NaN);
    }

    /// The least float32 that belongs to a cell or one behind it.
    ///
    /// @param cell from 1 on
    public float of(int cell) {
        float known = found[cell];
        if (known == known) return known;
        float at = (float) ((cell - axis.shift()) / axis.scale());
        while (axis.cell(at) >= cell) at = Math.nextDown(at);
        while (axis.cell(at) < cell) at = Math.nextUp(at);
        return found[cell] = at;
    }
}
