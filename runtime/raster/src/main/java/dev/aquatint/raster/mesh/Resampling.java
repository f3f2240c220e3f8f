package dev.aquatint.raster.mesh;

import dev.aquatint.element.Image;
import dev.aquatint.operation.Interpolation;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Grid;
import java.util.Arrays;
import java.util.List;

/// An image on the cells of another grid: reduced along an axis with fewer cells than samples, interpolated along one with more.
///
/// Datashader's `Canvas.raster`. Where one axis has fewer cells and the other more, the first is reduced before the second is
/// interpolated. As many cells as samples are a copy. Cells beyond the image are NaN.
public final class Resampling {

    /// Work on rows that do not depend on one another.
    public interface Stage {
        int rows();

        void fill(int from, int to);
    }

    private final double[] into;
    private final List<Stage> stages;

    private Resampling(double[] into, List<Stage> stages) {
        this.into = into;
        this.stages = stages;
    }

    /// Linear axes only.
    public static Resampling of(Image image, Grid grid, Downsampling by) {
        double[] into = new double[grid.cells()];
        Arrays.fill(into, Double.NaN);
        int columns = image.raster().width(), rows = image.raster().height();
        Samples.Window x = Samples.of(image.x(), image.raster().extent().x(), columns).seen(grid.x());
        Samples.Window y = Samples.of(image.y(), image.raster().extent().y(), rows).seen(grid.y());
        if (x.cells() == 0 || y.cells() == 0) return new Resampling(into, List.of());

        Patch from = new Patch(Patch.values(image.raster().plane()), y.from() * columns + x.from(), columns, x.samples(), y.samples());
        Patch to = new Patch(into, y.start() * grid.width() + x.start(), grid.width(), x.cells(), y.cells());
        return new Resampling(into, stages(from, to, by, image.interpolation()));
    }

    private static List<Stage> stages(Patch from, Patch to, Downsampling by, Interpolation between) {
        boolean single = by.single(), narrower = to.width() < from.width(), lower = to.height() < from.height();
        if (to.width() == from.width() && to.height() == from.height()) return List.of(new Copy(from, to, single));
        if (!narrower && !lower) return List.of(up(from, to, between, single));
        if (to.width() <= from.width() && to.height() <= from.height()) return List.of(new Down(from, to, by));
        Patch half = Patch.of(Math.min(from.width(), to.width()), Math.min(from.height(), to.height()));
        return List.of(new Down(from, half, by), up(half, to, between, single));
    }

    private static Stage up(Patch from, Patch to, Interpolation between, boolean single) {
        return switch (between) {
            case NEAREST -> new Nearest(from, to, single);
            case LINEAR -> new Linear(from, to, single);
        };
    }

    /// To be done one after the other.
    public List<Stage> stages() {
        return stages;
    }

    /// The result, once all stages are done.
    public double[] result() {
        return into;
    }

    private record Copy(Patch from, Patch to, boolean single) implements Stage {
        @Override
        public int rows() {
            return to.height();
        }

        @Override
        public void fill(int first, int end) {
            for (int r = first; r < end; r++) {
                System.arraycopy(from.z(), from.row(r), to.z(), to.row(r), to.width());
                if (single) for (int i = to.row(r), n = i + to.width(); i < n; i++) to.z()[i] = (float) to.z()[i];
            }
        }
    }

    private record Down(Patch from, Patch to, Downsampling by, double[] z, Footprints x, Footprints y) implements Stage {
        Down(Patch from, Patch to, Downsampling by) {
            this(from, to, by, from.z(), Footprints.of(from.width(), to.width()), Footprints.of(from.height(), to.height()));
        }

        @Override
        public int rows() {
            return to.height();
        }

        @Override
        public void fill(int first, int end) {
            if (by.single()) {
                fillSingle(first, end);
                return;
            }
            for (int r = first; r < end; r++) {
                for (int c = 0; c < to.width(); c++) to.z()[to.row(r) + c] = by.of(z, from, x, c, y, r);
            }
        }

        /// From a copy of the rows in float32.
        private void fillSingle(int first, int end) {
            for (int r = first; r < end; r++) {
                int top = y.from()[r], rows = y.to()[r] - top + 1;
                Patch copy = Patch.of(from.width(), rows);
                for (int j = 0; j < rows; j++) {
                    for (int i = 0; i < from.width(); i++) copy.z()[copy.row(j) + i] = (float) z[from.row(top + j) + i];
                }
                Patch shifted = new Patch(copy.z(), -top * copy.stride(), copy.stride(), copy.width(), from.height());
                for (int c = 0; c < to.width(); c++) to.z()[to.row(r) + c] = by.of(copy.z(), shifted, x, c, y, r);
            }
        }
    }

    private record Nearest(Patch from, Patch to, boolean single) implements Stage {
        @Override
        public int rows() {
            return to.height();
        }

        @Override
        public void fill(int first, int end) {
            double sx = (double) from.width() / to.width(), sy = (double) from.height() / to.height();
            for (int r = first; r < end; r++) {
                int row = from.row((int) (sy * r)), into = to.row(r);
                for (int c = 0; c < to.width(); c++) {
                    double v = from.z()[row + (int) (sx * c)];
                    to.z()[into + c] = !Double.isFinite(v) ? Double.NaN : single ? (float) v : v;
                }
            }
        }
    }

    /// Outer samples lie on the outer cells. Where one of the four samples around a cell is missing, the nearest of them counts alone.
    private record Linear(Patch from, Patch to, boolean single) implements Stage {
        @Override
        public int rows() {
            return to.height();
        }

        @Override
        public void fill(int first, int end) {
            double[] z = from.z();
            double sx = scale(from.width(), to.width()), sy = scale(from.height(), to.height());
            for (int r = first; r < end; r++) {
                double y = sy * r;
                int j = (int) y, low = from.row(j), high = from.row(Math.min(j + 1, from.height() - 1)), into = to.row(r);
                double wy = y - j;
                for (int c = 0; c < to.width(); c++) {
                    double x = sx * c;
                    int i = (int) x, next = Math.min(i + 1, from.width() - 1);
                    double wx = x - i, v;
                    double v00 = z[low + i], v01 = z[low + next], v10 = z[high + i], v11 = z[high + next];
                    if (single) {
                        v = (float) between((float) v00, (float) v01, (float) v10, (float) v11, wx, wy);
                    } else {
                        v = between(v00, v01, v10, v11, wx, wy);
                    }
                    to.z()[into + c] = Double.isFinite(v) ? v : Double.NaN;
                }
            }
        }

        private static double between(double v00, double v01, double v10, double v11, double wx, double wy) {
            if (Double.isFinite(v00) && Double.isFinite(v01) && Double.isFinite(v10) && Double.isFinite(v11)) {
                double v0 = v00 + wx * (v01 - v00), v1 = v10 + wx * (v11 - v10);
                return v0 + wy * (v1 - v0);
            }
            return wx < 0.5 ? (wy < 0.5 ? v00 : v10) : (wy < 0.5 ? v01 : v11);
        }

        /// As above, where differences of float32 are float32.
        private static double between(float v00, float v01, float v10, float v11, double wx, double wy) {
            if (Float.isFinite(v00) && Float.isFinite(v01) && Float.isFinite(v10) && Float.isFinite(v11)) {
                double v0 = v00 + wx * (v01 - v00), v1 = v10 + wx * (v11 - v10);
                return v0 + wy * (v1 - v0);
            }
            return wx < 0.5 ? (wy < 0.5 ? v00 : v10) : (wy < 0.5 ? v01 : v11);
        }

        private static double scale(int samples, int cells) {
            return (samples - 1.0) / (cells > 1 ? cells - 1.0 : 1.0);
        }
    }
}
