package dev.aquatint.document;

import dev.aquatint.frame.Extent;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Plotted;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Dimension;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Side;
import dev.aquatint.picture.SideHistogram;
import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Xy;
import dev.aquatint.style.AxisStyle;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import dev.aquatint.style.TileSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Small pictures of every sort, always the same.
final class Pictures {
    static final Extent UNIT = new Extent(0, 10, 0, 6);
    /// Manhattan in Web Mercator.
    static final Extent TOWN = new Extent(-8_240_000, -8_225_000, 4_965_000, 4_990_000);

    private static final String ONE_PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    private Pictures() {}

    static Raster counts(int width, int height, Extent at) {
        int[] counts = new int[width * height];
        for (int i = 0; i < counts.length; i++) {
            double x = (i % width - width / 2.0) / width, y = (i / width - height / 2.0) / height;
            counts[i] = (int) Math.max(0, 300 * Math.exp(-12 * (x * x + y * y)) - 20);
        }
        return new Raster(width, height, at, new Plane.Counts(counts));
    }

    static byte[] level(Raster raster) {
        byte[] level = new byte[raster.plane().size()];
        for (int i = 0; i < level.length; i++) level[i] = (byte) (raster.plane().present(i) ? 1 + (int) (raster.plane().value(i) * 254 / 300) : 0);
        return level;
    }

    static Layer.Levels levels(Extent at) {
        Raster r = counts(90, 52, at);
        return new Layer.Levels(level(r), r, Palette.FIRE, 1, new ColourBar(new double[] {0, 0.5, 1}, List.of("1", "150", "300"), "count"));
    }

    static Layer.Colours colours(Extent at, List<Layer.Colours.Entry> legend) {
        int w = 40, h = 24;
        int[] rgba = new int[w * h], yes = new int[w * h], no = new int[w * h];
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < rgba.length; i++) {
            yes[i] = random.nextInt(40_000);
            no[i] = random.nextInt(3);
            rgba[i] = 0xFF00_0000 | random.nextInt(0x1000000);
        }
        Raster raster = new Raster(w, h, at, List.of(new Plane.Counts(yes), new Plane.Counts(no)), List.of("yes", "no"));
        return new Layer.Colours(rgba, w, h, at, raster, 0.8, legend);
    }

    /// Counts up to 300, of which those below 20 are masked.
    static SideHistogram histogram() {
        return new SideHistogram(new double[] {0.5, 19.5, 99.5, 300.5}, new double[] {0, 0.25, 0.6, 1}, new long[] {900, 500, 80}, new long[] {0, 500, 80},
                new double[] {1, 0.9, 0.6}, new double[] {0, 0.9, 0.6}, new ColourBar(new double[] {0.1, 0.6}, List.of("1", "100"), "count"),
                new ColourBar(new double[] {0.2, 0.7}, List.of("1", "100"), "cells"), List.of("9,137 points filtered", "2.1 % of those seen"));
    }

    static Picture beside(Layer... layers) {
        return new Picture(List.of(layers), UNIT, Axes.NUMBERS, Style.NONE.hist(20), "count", histogram(), false);
    }

    static Picture of(Layer... layers) {
        return new Picture(List.of(layers), UNIT, Axes.NUMBERS, Style.NONE, "count");
    }

    static Picture town(Layer... layers) {
        return new Picture(List.of(layers), TOWN, Axes.MAP, Style.NONE, "count");
    }

    /// One of each sort, and some of several layers.
    static Map<String, Picture> all() {
        Map<String, Picture> all = new LinkedHashMap<>();
        all.put("levels", of(levels(UNIT)));
        all.put("levels without a bar", of(new Layer.Levels(level(counts(3, 2, UNIT)), counts(3, 2, UNIT), Palette.VIRIDIS, 0.5, null)));
        all.put("flags", of(new Layer.Levels(new byte[] {0, 1}, new Raster(2, 1, UNIT, new Plane.Flags(new boolean[] {false, true})), Palette.BLUES, 1, null)));
        all.put("doubles", of(new Layer.Levels(new byte[] {0, 9}, new Raster(2, 1, UNIT, new Plane.Doubles(new double[] {Double.NaN, 0.1})), Palette.of("red", "navy"), 1, null)));
        all.put("colours", of(colours(UNIT, List.of())));
        all.put("categories", of(colours(UNIT, List.of(new Layer.Colours.Entry("yes", 0xFF0000), new Layer.Colours.Entry("<b>no</b> $$x$$", 0x0000FF)))));
        all.put("bars", of(new Layer.Bars(new double[] {0, 2, 4, 10}, new double[] {3, 5, 1}, "#1f77b4", 0.9)));
        all.put("marks", of(new Layer.Marks(new double[] {1, 2, 9}, new double[] {1, 5, 3}, "navy", 8, 0.7)));
        all.put("map", town(new Layer.Map(TileSource.OSM, 0.6), levels(TOWN)));
        all.put("map alone", town(new Layer.Map(TileSource.OFFLINE, 1)));
        all.put("nothing", of());
        all.put("histogram", beside(levels(UNIT)));
        all.put("styled", new Picture(List.of(levels(UNIT), new Layer.Marks(new double[] {5}, new double[] {3}, "white", 20, 1)), UNIT, Axes.NUMBERS,
                Style.NONE.title("A title with $$\\frac{a}{b}$$").size(400, 300).background("black").sides(AxisStyle.NONE.label("distance"), AxisStyle.NONE.label("time")).axes(true), "count"));
        all.put("bare", new Picture(List.of(levels(UNIT)), UNIT, Axes.NUMBERS, Style.NONE.axes(false).size(300, null), null));
        all.put("log axes", log());
        Extent days = new Extent(1.4e15, 1.4e15 + 30 * 86.4e9, -0.5, 2.5);
        all.put("time and categories", new Picture(List.of(levels(days), new Layer.Marks(new double[] {days.x0() + 1e12, days.x0() + 2e12}, new double[] {0, 2}, "navy", 9, 1)), days,
                new Axes(new Side.Times("pickup_time", 1000), new Side.Categories("payment", List.of("card", "cash", "<b>none</b>"))), Style.NONE, "count"));
        all.put("inverted", new Picture(List.of(levels(UNIT)), UNIT, Axes.NUMBERS, Style.NONE.sides(AxisStyle.NONE.inverted(true).label("left"), AxisStyle.NONE.inverted(true).label("depth")), "count"));
        return all;
    }

    /// Cells that are even along the logarithm, with bars that stand below them.
    static Picture log() {
        Extent e = new Extent(1, 10_000, 0.1, 1000);
        Axes axes = new Axes(new Side.Numbers("distance", AxisType.LOG), new Side.Numbers("fare", AxisType.LOG));
        Raster r = counts(90, 52, e).along(new Dimension("distance", 1, 10_000, 90, AxisType.LOG), new Dimension("fare", 0.1, 1000, 52, AxisType.LOG));
        return new Picture(List.of(new Layer.Levels(level(r), r, Palette.VIRIDIS, 1, null), new Layer.Bars(new double[] {1, 10, 100}, new double[] {3, 40}, "gray", 0.5)), e, axes, Style.NONE, "count");
    }

    /// A view that stands for a picture.
    record Plot(Picture picture) implements Plotted {}

    /// A plot of the picture, with values under the cursor.
    static PlotFigure plot(Document document, Picture p) {
        PlotFigure plot = new PlotFigure(document, p.style(), p.axes(), p.home(), _ -> ONE_PIXEL + "#{X}{Y}{Z}", new Silent());
        plot.show(p);
        plot.values(p);
        return plot;
    }

    /// A page with all pictures, all controls, an error and a progress bar.
    static Document everything() {
        Document document = new Document("Everything");
        List<Viewable> all = new ArrayList<>();
        all().values().forEach(p -> all.add(new Plot(p)));
        all.add(new Tabs(List.of(new Tabs.Tab("One", new Column(List.of(new Text("<script>alert(1)</script> $$x$$"), new Widgets(new Explorer(), List.of())))))));
        PageLayout.show(new Column(all), null, document, v -> {
            PlotFigure plot = plot(document, ((Plot) v).picture);
            plot.failed("no column 'fare'", "IllegalArgumentException: <img src=x onerror=alert(1)>", "taxi.jsh line 3");
            plot.progress("reading", 0.4);
            plot.followPointer();
            return plot.model();
        }, new ArrayList<>());
        return document;
    }

    private record Silent() implements PlotFigure.Listener {
        @Override
        public void viewport(Viewport v) {}

        @Override
        public void tapped(Xy at) {}

        @Override
        public void pointer(Xy at) {}

        @Override
        public void shown(long frame) {}
    }
}
