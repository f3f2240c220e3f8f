package dev.aquatint.raster;

import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.reduce.First;
import dev.aquatint.reduce.Last;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Min;
import dev.aquatint.reduce.Mode;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.reduce.Std;
import dev.aquatint.reduce.Var;
import java.util.ArrayList;
import java.util.List;

/// What a cell of a view shows of an image, in plain words: the slow twin of resampling.
///
/// A sample covers half a step on either side of its place. A cell wider than that shows all samples under it, each by the length of what is under the
/// cell; another one the sample under its middle (nearest), or what lies on the straight line between the two samples around its middle (linear), where
/// an outer sample goes on to the edge of the image. A missing sample among these leaves the nearest one alone.
///
/// @param x evenly spaced, ascending
/// @param y evenly spaced, ascending
record PlainImage(double[] x, double[] y, double[][] z, boolean linear) {

    /// Samples and how much each counts.
    private record Part(int sample, double weight) {}

    double cell(Reduction by, Extent view, int width, int height, int column, int row) {
        boolean wideX = view.width() / width > step(x) * (1 + 1e-9), wideY = view.height() / height > step(y) * (1 + 1e-9);
        List<Part> across = parts(x, view.x0(), view.width() / width, column, wideX), up = parts(y, view.y0(), view.height() / height, row, wideY);
        if (across.isEmpty() || up.isEmpty()) return Double.NaN;
        boolean spread = by instanceof Var || by instanceof Std;
        if (spread && !wideX && !wideY) {
            double nearest = z[nearest(up)][nearest(across)];
            return Double.isFinite(nearest) ? 0 : Double.NaN;
        }
        double sum = 0, alone = Double.NaN, most = 0;
        for (List<Part> ys : wideY ? List.of(up) : up.stream().map(List::of).toList()) {
            for (List<Part> xs : wideX ? List.of(across) : across.stream().map(List::of).toList()) {
                double weight = (wideY ? 1 : ys.getFirst().weight) * (wideX ? 1 : xs.getFirst().weight), v = reduced(by, xs, ys, wideX, wideY);
                sum += weight == 0 && Double.isFinite(v) ? 0 : weight * v;
                if (weight > most - 1e-9) {                     // half way it is the upper one
                    most = weight;
                    alone = v;
                }
            }
        }
        return Double.isFinite(sum) ? sum : Double.isFinite(alone) ? alone : Double.NaN;
    }

    /// From the smallest to the largest sample under a cell and so many samples further on each side.
    Range around(Extent view, int width, int height, int column, int row, double samples) {
        double cellX = view.width() / width, cellY = view.height() / height, reachX = (samples + 0.5) * step(x), reachY = (samples + 0.5) * step(y);
        double lo = Double.POSITIVE_INFINITY, hi = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < y.length; j++) {
            if (y[j] <= view.y0() + row * cellY - reachY || y[j] >= view.y0() + (row + 1) * cellY + reachY) continue;
            for (int i = 0; i < x.length; i++) {
                if (x[i] <= view.x0() + column * cellX - reachX || x[i] >= view.x0() + (column + 1) * cellX + reachX || !Double.isFinite(z[j][i])) continue;
                lo = Math.min(lo, z[j][i]);
                hi = Math.max(hi, z[j][i]);
            }
        }
        return new Range(lo, hi);
    }

    private static double step(double[] at) {
        return (at[at.length - 1] - at[0]) / (at.length - 1);
    }

    private List<Part> parts(double[] at, double from, double cell, int c, boolean wide) {
        double step = step(at), begin = at[0] - step / 2, lo = (from + c * cell - begin) / step, hi = (from + (c + 1) * cell - begin) / step, middle = (lo + hi) / 2;
        int n = at.length;
        List<Part> parts = new ArrayList<>();
        if (wide) {
            for (int i = 0; i < n; i++) {
                double under = Math.min(hi, i + 1) - Math.max(lo, i);
                if (under > 1e-9) parts.add(new Part(i, under));
            }
        } else if (middle >= -1e-9 && middle < n - 1e-9) {
            double place = Math.clamp(middle - 0.5, 0, n - 1);
            int i = (int) place;
            if (!linear) {
                parts.add(new Part(Math.min((int) (middle + 1e-9), n - 1), 1));
            } else if (place - i < 1e-9) {
                parts.add(new Part(i, 1));
            } else {
                parts.add(new Part(i, 1 - (place - i)));
                parts.add(new Part(i + 1, place - i));
            }
        }
        return parts;
    }

    private static int nearest(List<Part> parts) {
        return parts.size() == 1 || parts.getFirst().weight > 0.5 ? parts.getFirst().sample : parts.getLast().sample;
    }

    private double reduced(Reduction by, List<Part> xs, List<Part> ys, boolean wideX, boolean wideY) {
        if (!wideX && !wideY) return z[ys.getFirst().sample][xs.getFirst().sample];
        List<double[]> under = new ArrayList<>();
        for (Part j : ys) {
            for (Part i : xs) {
                double v = z[j.sample][i.sample];
                if (Double.isFinite(v)) under.add(new double[] {v, (wideX ? i.weight : 1) * (wideY ? j.weight : 1)});
            }
        }
        if (under.isEmpty()) return Double.NaN;
        double weights = under.stream().mapToDouble(u -> u[1]).sum(), mean = under.stream().mapToDouble(u -> u[0] * u[1]).sum() / weights;
        double variance = under.stream().mapToDouble(u -> (u[0] - mean) * (u[0] - mean) * u[1]).sum() / weights;
        return switch (by) {
            case Mean _ -> mean;
            case Var _ -> variance;
            case Std _ -> Math.sqrt(variance);
            case Min _ -> under.stream().mapToDouble(u -> u[0]).min().orElseThrow();
            case Max _ -> under.stream().mapToDouble(u -> u[0]).max().orElseThrow();
            case First _ -> under.getFirst()[0];
            case Last _ -> under.getLast()[0];
            case Mode _ -> mode(under);
            default -> throw new IllegalArgumentException("images are not resampled by " + by.source());
        };
    }

    private static double mode(List<double[]> under) {
        double mode = Double.NaN, most = 0;
        for (double[] candidate : under) {
            double covers = under.stream().filter(u -> u[0] == candidate[0]).mapToDouble(u -> u[1]).sum();
            if (covers <= most + 1e-9) continue;
            most = covers;
            mode = candidate[0];
        }
        return mode;
    }
}
