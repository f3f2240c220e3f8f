package dev.aquatint.raster.mesh;

import dev.aquatint.element.Image;
import dev.aquatint.operation.Interpolation;
import dev.aquatint.raster.glyph.Axis;
import dev.aquatint.raster.glyph.Grid;
import java.util.Arrays;
import java.util.List;

/// An image on the cells of another grid: reduced along an axis whose cells are wider than samples, interpolated along another.
///
/// Each cell shows what lies under it, to a fraction of a sample: an image does not move against its axes as a view does. Where one axis is
/// reduced and the other interpolated, that is the order. Cells that are samples are a copy. Cells beyond the image are NaN.
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
        Seen x = Seen.of(Samples.of(image.x(), image.raster().extent().x(), columns), grid.x());
        Seen y = Seen.of(Samples.of(image.y(), image.raster().extent().y(), rows), grid.y());
        if (x.cells() == 0 || y.cells() == 0) return new Resampling(into, List.of());
        Patch from = new Patch(Patch.values(image.raster().plane()), 0, columns, columns, rows);
        Patch to = new Patch(into, y.start() * grid.width() + x.start(), grid.width(), x.cells(), y.cells());
        return new Resampling(into, stages(from, to, x, y, by, image.interpolation()));
    }

    private static List<Stage> stages(Patch from, Patch to, Seen x, Seen y, Downsampling by, Interpolation between) {
        Footprints underX = x.wide() ? Footprints.of(x) : null, underY = y.wide() ? Footprints.of(y) : null;
        if (x.wide() && y.wide()) return List.of(new Down(from, to, by, underX, underY));
        Neighbours besideX = x.wide() ? Neighbours.each(x.cells()) : Neighbours.of(x, between), besideY = y.wide() ? Neighbours.each(y.cells()) : Neighbours.of(y, between);
        if (x.wide()) {
            Patch seen = from.rows(besideY.first(), besideY.last()), half = Patch.of(x.cells(), seen.height());
            return List.of(new Down(seen, half, by, underX, Footprints.each(seen.height())), new Up(half, to, besideX, besideY.fromFirst()));
        }
        if (y.wide()) {
            Patch seen = from.columns(besideX.first(), besideX.last()), half = Patch.of(seen.width(), y.cells());
            return List.of(new Down(seen, half, by, Footprints.each(seen.width()), underY), new Up(half, to, besideX.fromFirst(), besideY));
        }
        if (by.spread()) return List.of(new Alone(from, to, by, Neighbours.of(x, Interpolation.NEAREST), Neighbours.of(y, Interpolation.NEAREST)));
        return List.of(besideX.exact() && besideY.exact() ? new Copy(from, to, besideX.low()[0], besideY.low()[0]) : new Up(from, to, besideX, besideY));
    }

    /// To be done one after the other.
    public List<Stage> stages() {
        return stages;
    }

    /// The result, once all stages are done.
    public double[] result() {
        return into;
    }

    private record Copy(Patch from, Patch to, int column, int row) implements Stage {
        @Override
        public int rows() {
            return to.height();
        }

        @Override
        public void fill(int first, int end) {
            for (int r = first; r < end; r++) System.arraycopy(from.z(), from.row(row + r) + column, to.z(), to.row(r), to.width());
        }
    }

    private record Down(Patch from, Patch to, Downsampling by, Footprints x, Footprints y) implements Stage {
        @Override
        public int rows() {
            return to.height();
        }

        @Override
        public void fill(int first, int end) {
            for (int r = first; r < end; r++) {
                for (int c = 0; c < to.width(); c++) to.z()[to.row(r) + c] = by.of(from.z(), from, x, c, y, r);
            }
        }
    }

    /// One sample for each cell.
    private record Alone(Patch from, Patch to, Downsampling by, Neighbours x, Neighbours y) implements Stage {
        @Override
        public int rows() {
            return to.height();
        }

        @Override
        public void fill(int first, int end) {
            for (int r = first; r < end; r++) {
                int row = from.row(y.low()[r]);
                for (int c = 0; c < to.width(); c++) to.z()[to.row(r) + c] = by.ofOne(from.z()[row + x.low()[c]]);
            }
        }
    }

    /// A slope between samples. Where one of the four around a cell is missing, the nearest of them counts alone.
    private record Up(Patch from, Patch to, Neighbours x, Neighbours y) implements Stage {
        @Override
        public int rows() {
            return to.height();
        }

        @Override
        public void fill(int first, int end) {
            double[] z = from.z();
            for (int r = first; r < end; r++) {
                int low = from.row(y.low()[r]), high = from.row(y.high()[r]), into = to.row(r);
                double wy = y.share()[r];
                for (int c = 0; c < to.width(); c++) {
                    int i = x.low()[c], next = x.high()[c];
                    double v = between(z[low + i], z[low + next], z[high + i], z[high + next], x.share()[c], wy);
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
    }
}
