package dev.aquatint.raster.glyph;

import java.util.Arrays;

/// Where the cells of a linear axis begin, to the last bit: the values of a cell are those below the next one's border, but not below its own.
///
/// Safe from several threads: they find the same.
public final class Borders {
    private static final int LOWEST = ordered(Float.NEGATIVE_INFINITY), HIGHEST = ordered(Float.POSITIVE_INFINITY);

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
        // some float32 from where it is computed to be, but a thousand million where it is about zero: twice as far each time, and back by halves
        int in = ordered((float) ((cell - axis.shift()) / axis.scale())), below = in;
        for (long step = 1; axis.cell(value(in)) < cell; step *= 2) in = (int) Math.min(in + step, HIGHEST);
        for (long step = 1; axis.cell(value(below)) >= cell; step *= 2) below = (int) Math.max(below - step, LOWEST);
        while (in - (long) below > 1) {
            int middle = (int) ((long) in + below >> 1);
            if (axis.cell(value(middle)) >= cell) in = middle;
            else below = middle;
        }
        return found[cell] = value(in);
    }

    /// A number for each float32, in their order.
    private static int ordered(float v) {
        int bits = Float.floatToIntBits(v);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    private static float value(int ordered) {
        return Float.intBitsToFloat(ordered ^ (ordered >> 31 & Integer.MAX_VALUE));
    }
}
