package dev.aquatint.shell.bench;

import dev.aquatint.element.Points;
import dev.aquatint.frame.Expr;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.operation.Shade;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Coarse;
import dev.aquatint.raster.Engine;
import dev.aquatint.raster.shade.Shader;
import dev.aquatint.reduce.By;
import dev.aquatint.reduce.Count;
import dev.aquatint.reduce.Max;
import dev.aquatint.reduce.Mean;
import dev.aquatint.reduce.Reduction;
import dev.aquatint.spi.Progress;
import dev.aquatint.spi.Source;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Measures loading, aggregating and shading on somebody's own data, one figure after the other.
///
/// Zoom 1 has all points in view, other zooms surround the cell with the most of them, or a place. Rasters come from an engine with threads of its own.
public final class Bench implements AutoCloseable {
    private static final Pattern SAMPLE = Pattern.compile("sample:(\\w+)(?::(\\d+(?:\\.\\d+)?(?:[eE]\\d{1,2})?))?");

    private final Setup setup;
    private final Progress progress;
    private final Consumer<Figure> figures;
    private final Engine engine;
    private long rows;

    /// @param figures is told each figure as soon as it is known
    public Bench(Setup setup, Progress progress, Consumer<Figure> figures) {
        this.setup = setup;
        this.progress = progress;
        this.figures = figures;
        this.engine = Engine.of(setup.threads());
    }

    /// @throws IllegalArgumentException if a column is not there or of a wrong type, or there are no rows
    public void run() {
        Frame frame = load();
        Points all = Points.points(frame, setup.x(), setup.y());
        List<Expr> filters = setup.where().isEmpty() ? List.of(new Expr.Column(measured()).ge(average(all))) : setup.where().stream().map(Expr::parse).toList();
        Extent home = engine.bounds(all);
        if (setup.index()) index(all, home);
        Raster counts = rasterize(all, new Count(null), home);
        for (double zoom : setup.zooms()) {
            Extent view = zoom == 1 ? home : around(setup.around().isEmpty() ? densest(counts) : setup.around(), home, zoom);
            String at = " zoom " + Range.text(zoom);
            aggregated("count" + at, all, new Count(null), view, Optional.empty());
            if (setup.moving()) moving("moving count" + at, all, view, Optional.empty());
            if (setup.value() != null) aggregated("mean" + at, all, new Mean(setup.value()), view, Optional.empty());
            if (setup.value() != null) aggregated("max" + at, all, new Max(setup.value()), view, Optional.empty());
            if (setup.category() != null) aggregated("by" + at, all, new By(setup.category(), new Count(null)), view, Optional.empty());
            for (int i = 0; i < filters.size(); i++) {
                String what = "filtered count" + (i == 0 ? "" : " " + (i + 1)) + at;
                Points some = all.select(filters.get(i));
                aggregated(what, some, new Count(null), view, Optional.of(filters.get(i).toString()));
                if (setup.moving()) moving("moving " + what, some, view, Optional.of(filters.get(i).toString()));
            }
        }
        shaded("shade eq_hist", counts, Cnorm.EQ_HIST);
        shaded("shade log", counts, Cnorm.LOG);
    }

    /// Reads the file anew each time: a frame is shared with no other.
    private Frame load() {
        Timed<Frame> timed = timed("load", System::gc, this::read);         // what the run before has read is let go of, off the clock
        Frame frame = timed.last();
        rows = frame.rows();
        if (rows == 0) throw new IllegalArgumentException("%s has no rows: there is nothing to measure".formatted(frame.name()));
        Points all = Points.points(frame, setup.x(), setup.y());
        figures.accept(new Figure("load", timed.median(), timed.min(), rows, Checksum.of(rasterize(all, new Count(null), engine.bounds(all))), Optional.empty(), Optional.empty()));
        return frame;
    }

    /// Once: an index stays with its frame.
    private void index(Points all, Extent home) {
        Timed<Frame> timed = Timed.of(() -> { }, () -> all.frame().index(setup.x(), setup.y()), 0, 1, done -> progress.report("index", done));
        figures.accept(new Figure("index", timed.median(), timed.min(), rows, Checksum.of(rasterize(all, new Count(null), home)), Optional.empty(), Optional.empty()));
    }

    private Frame read() {
        Source source = ServiceLoader.load(Source.class, Bench.class.getClassLoader()).findFirst().orElseThrow();
        try {
            Matcher sample = SAMPLE.matcher(setup.file());
            Frame frame = sample.matches() ? source.sample(sample.group(1), sample.group(2) == null ? -1 : (long) Double.parseDouble(sample.group(2))) : source.open(setup.file());
            return frame.columns(setup.columns()).persist();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);          // a file that cannot be read says why
        }
    }

    private String measured() {
        return setup.value() != null ? setup.value() : setup.x();
    }

    private double average(Points all) {
        double mean = engine.rasterize(all, new Mean(measured()), new Viewport(engine.bounds(all), 1, 1), new Cancel()).value(0, 0);
        return Double.isFinite(mean) ? mean : 0;
    }

    /// The middle of the cell that has the most points; of the first of them, if there are several.
    private static List<Double> densest(Raster counts) {
        int most = 0;
        for (int i = 1; i < counts.plane().size(); i++) if (counts.plane().value(i) > counts.plane().value(most)) most = i;
        return List.of(counts.xs()[most % counts.width()], counts.ys()[most / counts.width()]);
    }

    private static Extent around(List<Double> middle, Extent home, double zoom) {
        double x = middle.getFirst(), y = middle.getLast(), dx = home.width() / zoom / 2, dy = home.height() / zoom / 2;
        return new Extent(x - dx, x + dx, y - dy, y + dy);
    }

    private Raster rasterize(Points points, Reduction by, Extent view) {
        return engine.rasterize(points, by, new Viewport(view, setup.width(), setup.height()), new Cancel());
    }

    private void aggregated(String what, Points points, Reduction by, Extent view, Optional<String> filter) {
        Timed<Raster> timed = timed(what, () -> { }, () -> rasterize(points, by, view));
        figures.accept(new Figure(what, timed.median(), timed.min(), rows, Checksum.of(timed.last()), Optional.of(view), filter));
    }

    /// Where points are indexed, and it can be had so fast; its checksum is that of the coarse raster.
    private void moving(String what, Points points, Extent view, Optional<String> filter) {
        Supplier<Coarse> frame = () -> engine.coarse(points, new Count(null), new Viewport(view, setup.width(), setup.height()), new Cancel());
        if (frame.get() == null) return;
        Timed<Coarse> timed = timed(what, () -> { }, frame);
        figures.accept(new Figure(what, timed.median(), timed.min(), rows, Checksum.of(timed.last().raster()), Optional.of(view), filter));
    }

    private void shaded(String what, Raster counts, Cnorm norm) {
        Timed<int[]> timed = timed(what, () -> { }, () -> Shader.shade(counts, Shade.DEFAULT, Palette.FIRE, norm, null));
        figures.accept(new Figure(what, timed.median(), timed.min(), timed.last().length, Checksum.of(timed.last()), Optional.of(counts.extent()), Optional.empty()));
    }

    private <T> Timed<T> timed(String what, Runnable before, Supplier<T> work) {
        return Timed.of(before, work, setup.warmup(), setup.reps(), done -> progress.report(what, done));
    }

    @Override
    public void close() {
        engine.close();
    }
}
