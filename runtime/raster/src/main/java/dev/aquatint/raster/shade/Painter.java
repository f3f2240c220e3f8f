package dev.aquatint.raster.shade;

/// A place on a scale to what is drawn there.
///
/// Colours are rounded down, as Datashader does.
sealed interface Painter {

    /// What [#between] gives where more than one thing is drawn; no painter draws this.
    int SEVERAL = 0x00FFFFFE;

    /// What is drawn for a place on the scale; 0 is kept for nothing.
    int paint(double at);

    /// What is drawn for every place between two, or `SEVERAL`.
    default int between(double lo, double hi) {
        int paint = paint(lo);
        return paint == paint(hi) ? paint : SEVERAL;
    }

    static int rgba(int r, int g, int b, int a) {
        return a << 24 | b << 16 | g << 8 | r;
    }

    /// A colour map: opacity is the same everywhere.
    final class Colours implements Painter {
        private final Interpolation knots;
        private final double[] r, g, b, rSlope, gSlope, bSlope;
        private final int alpha;

        Colours(int[] rgb, int alpha, double lo, double hi) {
            int n = Math.max(rgb.length, 2);
            r = new double[n];
            g = new double[n];
            b = new double[n];
            for (int i = 0; i < n; i++) {
                int c = rgb[Math.min(i, rgb.length - 1)];
                r[i] = c >> 16 & 255;
                g[i] = c >> 8 & 255;
                b[i] = c & 255;
            }
            this.alpha = alpha;
            knots = new Interpolation(lo, hi, n);
            rSlope = knots.slopes(r);
            gSlope = knots.slopes(g);
            bSlope = knots.slopes(b);
        }

        @Override
        public int paint(double at) {
            int k = knots.knot(at);
            if (k < 0) return rgba(255, 255, 255, alpha);
            return rgba((int) knots.height(k, at, r, rSlope), (int) knots.height(k, at, g, gSlope), (int) knots.height(k, at, b, bSlope), alpha);
        }

        /// From one knot to the next, each channel rises or falls.
        @Override
        public int between(double lo, double hi) {
            return knots.knot(lo) == knots.knot(hi) ? Painter.super.between(lo, hi) : SEVERAL;
        }
    }

    /// One colour: opacity tells the value.
    ///
    /// Datashader interpolates over all whole opacities where there is one colour, but over the two ends where it mixes categories;
    /// the roundings differ.
    final class Opacity implements Painter {
        private final Interpolation knots;
        private final double[] alpha, slope;
        private final int rgb;

        private Opacity(int rgb, double[] alpha, double lo, double hi) {
            int r = rgb >> 16 & 255, g = rgb >> 8 & 255, b = rgb & 255;
            this.rgb = rgba(r, g, b, 0);
            this.alpha = alpha;
            knots = new Interpolation(lo, hi, alpha.length);
            slope = knots.slopes(alpha);
        }

        static Opacity stepwise(int rgb, int least, int most, double lo, double hi) {
            if (least >= most) return between(rgb, most, most, lo, hi);
            double[] each = new double[most - least + 1];
            for (int i = 0; i < each.length; i++) each[i] = least + i;
            return new Opacity(rgb, each, lo, hi);
        }

        static Opacity between(int rgb, int least, int most, double lo, double hi) {
            return new Opacity(rgb, new double[] {least, most}, lo, hi);
        }

        @Override
        public int paint(double at) {
            int k = knots.knot(at);
            int a = k < 0 ? 0 : knots.beyond(at) ? 255 : (int) knots.height(k, at, alpha, slope);
            return rgb | a << 24;
        }
    }

    /// A level of a colour map that is applied elsewhere.
    record Level(double lo, double hi, int first, int last) implements Painter {
        @Override
        public int paint(double at) {
            return hi > lo ? first + (int) ((last - first) * Math.clamp((at - lo) / (hi - lo), 0, 1) + 0.5) : last;
        }
    }
}
