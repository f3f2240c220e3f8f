package dev.aquatint;

import dev.aquatint.canvas.Canvas;
import dev.aquatint.element.*;
import dev.aquatint.frame.*;
import dev.aquatint.layout.*;
import dev.aquatint.operation.Composite;
import dev.aquatint.param.Parameterized;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.reduce.*;
import dev.aquatint.spi.Display;
import dev.aquatint.spi.Sharing;
import dev.aquatint.spi.Saver;
import dev.aquatint.spi.Source;
import dev.aquatint.stream.*;
import dev.aquatint.style.Style;
import dev.aquatint.style.TileSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Every word of the language, one line each: `import static dev.aquatint.Aquatint.*`.
public final class Aquatint {
    private Aquatint() {}

    // data
    public static Frame parquet(String... paths)                   { return source().parquet(Arrays.asList(paths)); }
    public static Frame parquet(List<String> paths)                { return source().parquet(paths); }
    public static Frame parquet(ParquetKeys keys, String... paths) { return source().parquet(keys, Arrays.asList(paths)); }
    public static Frame arrow(String... paths)                     { return source().arrow(Arrays.asList(paths)); }
    public static Frame arrow(List<String> paths)                  { return source().arrow(paths); }
    public static Csv csv(String... paths)                         { return source().csv(Arrays.asList(paths)); }
    public static Csv csv(List<String> paths)                      { return source().csv(paths); }
    public static Frame aqua(String path)                          { return source().aqua(path); }
    public static Frame frame(Map<String, ?> columns)              { return source().frame(columns); }
    public static Frame frame(List<? extends Record> rows)         { return source().frame(rows); }
    public static Frame sample(String name)                        { return source().sample(name, -1); }
    public static Frame sample(String name, long rows)             { return source().sample(name, rows); }
    public static Range range(double lo, double hi)                { return new Range(lo, hi); }
    public static Expr col(String name)                            { return new Expr.Column(name); }

    // elements
    public static Points points(Frame frame, String x, String y)   { return Points.points(frame, x, y); }
    public static Curve curve(Frame frame, String x, String y)     { return Curve.curve(frame, x, y); }
    public static Path path(Frame frame, String x, String y)       { return Path.path(frame, x, y); }
    public static Path path(Frame frame, List<String> x, List<String> y) { return Path.path(frame, x, y); }
    public static Path path(Frame frame, String geometry)          { return Path.path(frame, geometry); }
    public static Area area(Frame frame, String x, String y)       { return Area.area(frame, x, y); }
    public static Spread spread(Frame frame, String x, String y, String error) { return Spread.spread(frame, x, y, error); }
    public static Spread spread(Frame frame, String x, String y, String below, String above) { return Spread.spread(frame, x, y, below, above); }
    public static Segments segments(Frame frame, String x0, String y0, String x1, String y1) { return Segments.segments(frame, x0, y0, x1, y1); }
    public static Rectangles rectangles(Frame frame, String x0, String y0, String x1, String y1) { return Rectangles.rectangles(frame, x0, y0, x1, y1); }
    public static Polygons polygons(Frame frame, String geometry)  { return Polygons.polygons(frame, geometry); }
    public static Tiles tiles(TileSource source)                   { return new Tiles(source, Style.NONE); }
    public static Tiles tiles(String url, String attribution)      { return tiles(new TileSource("custom", url, attribution, 19)); }
    public static Histogram histogram(Frame frame, String column)  { return new Histogram(frame, column, 20, null, Style.NONE); }
    public static Image image(Raster raster)                       { return new Image(raster, Style.NONE); }
    public static Image image(double[][] rows, Extent extent)      { return image(raster(rows, extent)); }
    public static Image image(double[] x, double[] y, double[][] z) { return Image.image(x, y, z); }
    public static QuadMesh quadmesh(double[] x, double[] y, double[][] z) { return QuadMesh.quadMesh(x, y, z); }
    public static QuadMesh quadmesh(double[][] x, double[][] y, double[][] z) { return QuadMesh.quadMesh(x, y, z); }
    public static TriMesh trimesh(Frame vertices, Frame triangles) { return TriMesh.triMesh(vertices, triangles); }
    public static Rgb rgb(int[] argb, int width, int height, Extent extent) { return new Rgb(argb, width, height, extent, Style.NONE); }
    public static Extent extent(double x0, double x1, double y0, double y1) { return new Extent(x0, x1, y0, y1); }

    public static final TileSource ESRI_IMAGERY = TileSource.ESRI_IMAGERY, ESRI_STREET = TileSource.ESRI_STREET,
            ESRI_TERRAIN = TileSource.ESRI_TERRAIN, OSM = TileSource.OSM, OPEN_TOPO = TileSource.OPEN_TOPO, OFFLINE = TileSource.OFFLINE;

    // reductions
    public static Reduction count()                                { return new Count(null); }
    public static Reduction count(String of)                       { return new Count(of); }
    public static Reduction any()                                  { return new Any(null); }
    public static Reduction any(String of)                         { return new Any(of); }
    public static Reduction sum(String of)                         { return new Sum(of); }
    public static Reduction mean(String of)                        { return new Mean(of); }
    public static Reduction var(String of)                         { return new Var(of); }
    public static Reduction std(String of)                         { return new Std(of); }
    public static Selector min(String of)                          { return new Min(of); }
    public static Selector max(String of)                          { return new Max(of); }
    public static Selector first(String of)                        { return new First(of); }
    public static Selector last(String of)                         { return new Last(of); }
    public static Selector minN(String of, int n)                  { return new MinN(of, n); }
    public static Selector maxN(String of, int n)                  { return new MaxN(of, n); }
    public static Selector firstN(String of, int n)                { return new FirstN(of, n); }
    public static Selector lastN(String of, int n)                 { return new LastN(of, n); }
    public static Reduction mode(String of)                        { return new Mode(of); }
    /// The middle value: as many values are below it as above. Of an even number of values it lies halfway between the two in the middle.
    public static Reduction median(String of)                      { return new Quantile(of, 0.5); }
    public static Reduction quantile(String of, double share)      { return new Quantile(of, share); }
    public static Reduction distinct(String of)                    { return new Distinct(of); }
    public static Reduction distinct(String of, double error)      { return Distinct.within(of, error); }
    public static Reduction weightedMean(String of, String weight) { return new WeightedMean(of, weight); }
    public static Reduction where(Selector selector, String lookup) { return new Where(selector, lookup); }
    public static Reduction where(Selector selector)               { return new Where(selector, null); }
    public static Reduction by(String category)                    { return by(category, count()); }
    public static Reduction by(String category, Reduction each)    { return new By(category, each); }
    public static Reduction by(Grouping groups)                    { return by(groups, count()); }
    public static Reduction by(Grouping groups, Reduction each)    { return new By(groups, each); }
    public static Grouping.Categories top(String category, int most) { return new Grouping.Categories(category, most); }
    public static Grouping.Bins bins(String column, double lo, double hi, int n) { return new Grouping.Bins(column, lo, hi, n, true); }
    public static Grouping.Modulo modulo(String column, int modulus) { return new Grouping.Modulo(column, modulus, 0); }
    public static Grouping.Modulo modulo(String column, int modulus, int offset) { return new Grouping.Modulo(column, modulus, offset); }
    public static Reduction summary(Reduction... of)               { return new Summary(List.of(of)); }

    // numbers without a view
    public static Canvas canvas(int width, int height)             { return Canvas.canvas(width, height); }

    // files: colours as .png, the values of cells as .arrow or .csv, frames as .parquet
    public static void save(Raster raster, String path)            { saver().save(raster, path); }
    public static void save(Image image, String path)              { saver().save(image, path); }
    public static void save(Rgb picture, String path)              { saver().save(picture, path); }
    public static void save(Frame frame, String path)              { saver().save(frame, path); }
    public static void save(View view, String path)                { saver().save(view, path); }

    // composition
    public static Stacked stack(Shaded... layers)                    { return new Stacked(List.of(layers), Composite.OVER, Style.NONE); }
    public static View overlay(View first, View... more)           { return Arrays.stream(more).reduce(first, View::overlay); }
    public static DynamicMap dynamicMap(Supplier<? extends View> view, Watchable... on) { return map(_ -> view.get(), List.of(), on); }
    public static <A> DynamicMap dynamicMap(Function<? super A, ? extends View> view, Stream<A> a, Watchable... on) {
        return map(v -> view.apply(Aquatint.<A>at(v, 0)), List.of(a), on);
    }
    public static <A, B> DynamicMap dynamicMap(BiFunction<? super A, ? super B, ? extends View> view, Stream<A> a, Stream<B> b, Watchable... on) {
        return map(v -> view.apply(Aquatint.<A>at(v, 0), Aquatint.<B>at(v, 1)), List.of(a, b), on);
    }
    public static RangeXY rangeXY()                                { return new RangeXY(); }
    public static PlotSize plotSize()                              { return new PlotSize(); }
    public static Tap tap()                                        { return new Tap(); }
    public static PointerXY pointerXY()                            { return new PointerXY(); }
    public static <T> Pipe<T> pipe(T value)                        { return new Pipe<>(value); }

    // the page
    public static Row row(Viewable... children)                    { return new Row(List.of(children)); }
    public static Row layout(Viewable... children)                 { return row(children); }
    public static Column column(Viewable... children)              { return new Column(List.of(children)); }
    public static Tabs tabs()                                      { return new Tabs(List.of()); }
    public static Tabs.Tab tab(String title, Viewable content)     { return new Tabs.Tab(title, content); }
    public static Tabs tabs(Tabs.Tab... tabs)                      { return new Tabs(List.of(tabs)); }
    public static Widgets widgets(Parameterized of, String... names) { return new Widgets(of, List.of(names)); }
    public static Text text(String text)                           { return new Text(text); }

    /// Several parameters at once: validated together, undone together, told once.
    public static <P extends Parameterized> void update(P object, Consumer<P> assignments) { object.update(() -> assignments.accept(object)); }

    /// What all pages of a served script share: made once for the process, at each place in the script where it stands, by whichever page comes first; the others wait for it.
    ///
    /// ```java
    /// var model = shared(() -> trained(parquet("trips.parquet")));
    /// ```
    ///
    /// Frames need it not: each file is loaded once per process anyway. At the prompt, and wherever nothing is shared, it is made at once.
    ///
    /// @throws IllegalStateException if the value is of a class of the script: each page has its own
    public static <T> T shared(Supplier<T> made)        { return Sharing.CURRENT.isBound() ? Sharing.CURRENT.get().shared(made) : made.get(); }

    /// Shows it: in the page of the REPL, or as the page of a script that is run or served.
    ///
    /// @throws IllegalStateException where there is no display
    public static void show(Viewable what) {
        if (!Display.CURRENT.isBound()) throw new IllegalStateException("show(...) has nowhere to show it: start the script with aquatint run, or give the view to Server.start");
        Display.CURRENT.get().show(what);
    }

    private static DynamicMap map(Function<List<Object>, ? extends View> f, List<Stream<?>> streams, Watchable[] on) {
        return new DynamicMap(f, streams, List.of(on), Style.NONE);
    }

    @SuppressWarnings("unchecked")
    private static <T> T at(List<Object> values, int i) {
        return (T) values.get(i);
    }

    private static Raster raster(double[][] rows, Extent extent) {
        int w = rows.length == 0 ? 0 : rows[0].length;
        double[] flat = new double[w * rows.length];
        for (int r = 0; r < rows.length; r++) System.arraycopy(rows[r], 0, flat, r * w, w);
        return new Raster(w, rows.length, extent, new Plane.Doubles(flat));
    }

    private static Source source() {
        return Sources.FOUND;
    }

    private static Saver saver() {
        return Savers.FOUND;
    }

    private static final class Sources {
        static final Source FOUND = ServiceLoader.load(Source.class, Aquatint.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException("no reader of data on the class path: add aquatint-columns"));
    }

    private static final class Savers {
        static final Saver FOUND = ServiceLoader.load(Saver.class, Aquatint.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing on the class path saves: add aquatint-raster"));
    }
}
