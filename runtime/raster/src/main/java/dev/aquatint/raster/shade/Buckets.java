package dev.aquatint.raster.shade;

import java.util.Arrays;

/// What is painted for values above the smallest, found by their leading bits: one entry of a table stands for all numbers that agree in
/// exponent and in the first 12 bits of the mantissa.
///
/// Most entries hold one colour, and looking it up is all that most cells cost; where colours change within an entry, each value is
/// painted by itself. The table is cut in halves until a half has one colour, so that making it costs some evaluations for each change
/// of colour, whatever the values are.
final class Buckets {
    private static final int SHIFT = 40, SIZE = 1 << 17;                // 32 octaves of 4,096: what is below is rare

    private final Scale scale;
    private final Painter painter;
    private final double most;
    private final int zero, top;
    private final long base;
    private final int[] known = new int[SIZE];

    /// @param least the smallest value but zero that is asked for
    /// @param most the largest value
    Buckets(Scale scale, Painter painter, double least, double most) {
        this.scale = scale;
        this.painter = painter;
        this.most = most;
        zero = painter.paint(scale.at(0));
        top = painter.paint(scale.at(most));
        base = (Double.doubleToRawLongBits(most) >>> SHIFT) - SIZE + 1;
        if (scale.slack() < 0) {
            Arrays.fill(known, Painter.SEVERAL);
        } else if (most > 0) {
            fill((int) Math.clamp((Double.doubleToRawLongBits(least) >>> SHIFT) - base, 0, SIZE - 1), SIZE);
        }
    }

    /// @param above 0 to the largest value
    int paint(double above) {
        if (above == 0) return zero;
        long key = (Double.doubleToRawLongBits(above) >>> SHIFT) - base;
        int paint = key < 0 ? Painter.SEVERAL : known[(int) key];
        return paint != Painter.SEVERAL ? paint : above == most ? top : painter.paint(scale.at(above));
    }

    private void fill(int from, int to) {
        double first = Double.longBitsToDouble(from + base << SHIFT), last = Math.min(most, Double.longBitsToDouble((to + base << SHIFT) - 1));
        int paint = painter.between(scale.at(first) - scale.slack(), scale.at(last) + scale.slack());
        if (paint != Painter.SEVERAL || to - from == 1) {
            Arrays.fill(known, from, to, paint);
        } else {
            int middle = from + to >>> 1;
            fill(from, middle);
            fill(middle, to);
        }
    }
}
