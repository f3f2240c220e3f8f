package dev.aquatint.raster.mesh;

import dev.aquatint.frame.Range;
import dev.aquatint.raster.glyph.Axis;

/// One axis of an image: `n` evenly spaced samples, each in the middle of what it stands for.
///
/// @param step from sample to sample
/// @param lo where the first one begins
/// @param hi where the last one ends
/// @param first the middle of the first one
/// @param span from the middle of the first to the middle of the last
record Samples(int n, double step, double lo, double hi, double first, double span) {

    /// @param centres the middles of samples, or null
    /// @param range what `n` samples cover if there are no middles
    static Samples of(double[] centres, Range range, int n) {
        return centres != null ? at(centres) : between(range.lo(), range.hi(), n);
    }

    private static Samples at(double[] centres) {
        int n = centres.length;
        double first = centres[0], span = centres[n - 1] - first, step = span / (n - 1), half = step / 2;
        return new Samples(n, step, first - half, step * n + first - half, first, span);
    }

    private static Samples between(double lo, double hi, int n) {
        double step = (hi - lo) / n;
        return new Samples(n, step, lo, hi, lo + step / 2, (n - 1) * step);
    }

    /// Where samples meet, one more than there are.
    double[] edges() {
        double[] at = new double[n + 1];
        for (int i = 0; i < n; i++) at[i] = lo + i * step;
        at[n] = hi;
        return at;
    }

    /// The samples that a view needs, and the cells they fill, as Datashader has them: it rounds to whole cells first, and resamples
    /// whole samples to those; neither is cut at the edge of the view.
    ///
    /// @param from the first sample
    /// @param to behind the last sample
    /// @param start the first cell
    /// @param cells how many, 0 when the view has nothing of the image
    record Window(int from, int to, int start, int cells) {
        int samples() {
            return to - from;
        }
    }

    Window seen(Axis view) {
        double lo = Math.max(view.lo(), this.lo), hi = Math.min(view.hi(), this.hi), length = view.hi() - view.lo();
        if (!(lo < hi)) return new Window(0, 0, 0, 0);
        int cells = Math.max((int) Math.rint(view.cells() * Math.min((hi - lo) / length, 1)), 1);
        int spare = view.cells() - cells;
        double before = lo - view.lo(), after = view.hi() - hi;
        int start = before + after > 0 ? (int) Math.ceil(spare * (before / (before + after))) : 0;
        double half = step / 2;
        int from = sample(lo + half - first), last = sample(hi - half - first);
        return new Window(from, Math.max(last, from) + 1, Math.clamp(start, 0, spare), cells);
    }

    /// Datashader's, but for a view of no more than the outer half of the last sample: it finds none there, and shows zeros.
    private int sample(double fromFirst) {
        return n == 1 ? 0 : Math.clamp((int) (fromFirst / span * n), 0, n - 1);
    }
}
