package dev.aquatint.raster;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Sum;
import java.util.List;

/// A raster of a view and of some of what is around it, on cells of its own that are a bit larger than pixels: what is shown while a view
/// moves. Its values are those of its cells, nothing is estimated.
///
/// @param raster cells with powers of two as sides, aligned to the origin
/// @param known nothing is missing in there: goes beyond the raster, and infinitely far, where no data is
/// @param pixels how many pixels of the view a cell covers, 1 or more
public record Coarse(Raster raster, Extent known, double pixels) {
    /// What it can stand for, without its values.
    ///
    /// @param width of a cell, as `height`
    public record Reach(Extent known, double width, double height, double pixels) {
        /// A cell that is longer than so many pixels is seen to be one.
        private static final double LONGEST = 2;

        /// Whether it can stand for a view: it has all of it, and no cell is longer than two pixels, or than it was at first.
        public boolean fits(Viewport view) {
            Extent e = view.extent();
            double longest = Math.max(LONGEST, Math.sqrt(pixels) * 1.000_001);
            return known.x0() <= e.x0() && known.x1() >= e.x1() && known.y0() <= e.y0() && known.y1() >= e.y1()
                    && width <= longest * e.width() / view.width() && height <= longest * e.height() / view.height();
        }
    }

    public Reach reach() {
        return new Reach(known, raster.extent().width() / raster.width(), raster.extent().height() / raster.height(), pixels);
    }

    /// What pixels would have if they had it evenly: counts and sums are divided by the pixels of a cell, other values stay. So limits, and colours
    /// learnt from pixels, mean the same as they do for an exact raster.
    ///
    /// @param by what the raster was made by
    /// @param of whose pixels are meant
    public Raster perPixel(Reduction by, Viewport of) {
        Reduction each = by instanceof By(_, var what) ? what : by;
        double pixels = raster.extent().width() / raster.width() / (of.extent().width() / of.width()) * (raster.extent().height() / raster.height() / (of.extent().height() / of.height()));
        if (!(each instanceof Count || each instanceof Sum) || pixels == 1) return raster;
        List<Plane> planes = raster.planes().stream().map(p -> thinned(p, pixels)).toList();
        return new Raster(raster.x(), raster.y(), planes, raster.categories());
    }

    private static Plane thinned(Plane plane, double pixels) {
        double[] each = new double[plane.size()];
        if (plane instanceof Plane.Counts(int[] of)) {
            for (int i = 0; i < each.length; i++) each[i] = of[i] == 0 ? Double.NaN : Integer.toUnsignedLong(of[i]) / pixels;
        } else {
            for (int i = 0; i < each.length; i++) each[i] = plane.present(i) ? plane.value(i) / pixels : Double.NaN;
        }
        return new Plane.Doubles(each);
    }

    /// The cells that a view touches, for what is learnt from what is seen alone.
    ///
    /// @param of a coarse one, whatever its values
    public static Raster seen(Raster of, Viewport view) {
        Extent e = view.extent();
        int left = cell(e.x0(), of.x().lo(), of.x().hi(), of.width()), right = cell(e.x1(), of.x().lo(), of.x().hi(), of.width()) + 1;
        int low = cell(e.y0(), of.y().lo(), of.y().hi(), of.height()), high = cell(e.y1(), of.y().lo(), of.y().hi(), of.height()) + 1;
        return right - left == of.width() && high - low == of.height() ? of : Cut.of(of, left, right, low, high);
    }

    private static int cell(double at, double lo, double hi, int cells) {
        return Math.clamp((long) Math.floor((at - lo) / (hi - lo) * cells), 0, cells - 1);
    }
}
