package dev.aquatint.columns.sample;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A road or a street as places that are a few hundred metres apart at most; in between it is straight.
///
/// @param x Web Mercator metres, as `y`
/// @param step from place to place, in Web Mercator metres, about
record Way(double[] x, double[] y, double step) {
    private static final int FINEST = 14;

    /// From one place to another, by moving the middle aside again and again.
    ///
    /// @param rough how far, as a share of what lies between two places
    static Way between(SplittableRandom random, double x0, double y0, double x1, double y1, double rough, double step) {
        double length = StrictMath.hypot(x1 - x0, y1 - y0);
        int levels = 1;
        while (levels < FINEST && (1 << levels) * step < length) levels++;
        int last = 1 << levels;
        double[] x = new double[last + 1], y = new double[last + 1];
        x[last] = x1 - x0;
        y[last] = y1 - y0;
        for (int half = last / 2; half > 0; half /= 2) {
            for (int i = half; i < last; i += 2 * half) {
                double dx = x[i + half] - x[i - half], dy = y[i + half] - y[i - half], aside = rough * Math.clamp(random.nextGaussian(), -2, 2);
                x[i] = (x[i - half] + x[i + half]) / 2 - aside * dy;
                y[i] = (y[i - half] + y[i + half]) / 2 + aside * dx;
            }
        }
        for (int i = 0; i <= last; i++) {
            x[i] += x0;
            y[i] += y0;
        }
        return new Way(x, y, length / last);
    }

    /// Around a place, back to where it begins.
    static Way around(SplittableRandom random, double x, double y, double radius, double step) {
        int corners = 10;
        double[] cx = new double[corners + 1], cy = new double[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners, r = radius * (0.85 + 0.3 * random.nextDouble());
            cx[i] = x + r * StrictMath.cos(angle);
            cy[i] = y + r * StrictMath.sin(angle);
        }
        cx[corners] = cx[0];
        cy[corners] = cy[0];
        Way all = null;
        for (int i = 0; i < corners; i++) {
            Way arc = between(random, cx[i], cy[i], cx[i + 1], cy[i + 1], 0.06, step);
            all = all == null ? arc : all.then(arc);
        }
        return all;
    }

    private Way then(Way next) {
        double[] xs = Arrays.copyOf(x, x.length + next.x.length - 1), ys = Arrays.copyOf(y, xs.length);
        System.arraycopy(next.x, 0, xs, x.length - 1, next.x.length);
        System.arraycopy(next.y, 0, ys, y.length - 1, next.y.length);
        return new Way(xs, ys, step);
    }

    int last() {
        return x.length - 1;
    }
}
