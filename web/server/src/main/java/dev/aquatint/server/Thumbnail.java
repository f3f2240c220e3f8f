package dev.aquatint.server;

import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.layout.Column;
import dev.aquatint.layout.Plotted;
import dev.aquatint.layout.Row;
import dev.aquatint.layout.Tabs;
import dev.aquatint.layout.Text;
import dev.aquatint.layout.Viewable;
import dev.aquatint.layout.Widgets;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import dev.aquatint.raster.save.Portrait;
import dev.aquatint.session.Pane;
import dev.aquatint.session.Panes;
import dev.aquatint.session.Screen;
import dev.aquatint.session.threads.PageThreads;
import dev.aquatint.style.Clipping;
import dev.aquatint.style.Colour;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What a page shows first, drawn small and without a browser: the layers of its first plot at home, without axes, map and controls; where nothing is, one sees through it.
public final class Thumbnail {
    static final int WIDTH = 640, HEIGHT = 352;
    private static final int PATIENCE = 20;

    private final Extent seen;
    private final int[] rgba = new int[WIDTH * HEIGHT];

    private Thumbnail(Extent seen) {
        this.seen = seen;
    }

    /// A PNG file; empty if there is no plot, its function fails, or it takes more than 20 seconds. Costs an aggregation for the size of the picture.
    public static Optional<byte[]> of(Viewable root) {
        Optional<View> view = plots(root).findFirst().map(View.class::cast);
        if (view.isEmpty()) return Optional.empty();
        try (Panes panes = new Panes(Engine.shared(), Duration.ofSeconds(PATIENCE)); PageThreads threads = panes.watchdog().page("a thumbnail"); Pane pane = panes.pane(view.get(), threads)) {
            Pane.Opening opening = pane.open();
            if (opening.error() != null) return Optional.empty();
            Extent seen = opening.axes().geographic() ? shaped(opening.home()) : opening.home();
            Camera camera = new Camera();
            pane.start(camera, new Viewport(seen, WIDTH, HEIGHT).along(opening.axes()));
            Picture picture = camera.taken.completeOnTimeout(null, PATIENCE, TimeUnit.SECONDS).join();
            return picture == null ? Optional.empty() : Optional.of(new Thumbnail(seen).png(picture));
        }
    }

    private static Stream<Plotted> plots(Viewable v) {
        return switch (v) {
            case Row(var children) -> children.stream().flatMap(Thumbnail::plots);
            case Column(var children) -> children.stream().flatMap(Thumbnail::plots);
            case Tabs(var tabs) -> tabs.stream().flatMap(t -> plots(t.content()));
            case Widgets _, Text _ -> Stream.empty();
            case Plotted p -> Stream.of(p);
        };
    }

    /// A map has square pixels: as much more of the world as fills the picture.
    private static Extent shaped(Extent home) {
        double perPixel = Math.max(home.width() / WIDTH, home.height() / HEIGHT), x = (home.x0() + home.x1()) / 2, y = (home.y0() + home.y1()) / 2;
        return new Extent(x - perPixel * WIDTH / 2, x + perPixel * WIDTH / 2, y - perPixel * HEIGHT / 2, y + perPixel * HEIGHT / 2);
    }

    /// Takes the first whole picture.
    private static final class Camera implements Screen {
        final CompletableFuture<Picture> taken = new CompletableFuture<>();

        @Override
        public long show(Picture picture) {
            if (!picture.moving()) taken.complete(picture);
            return 0;
        }

        @Override
        public void values(Picture picture) {}

        @Override
        public void failed(Throwable error) {
            taken.complete(null);
        }

        @Override
        public void healthy() {}

        @Override
        public void progress(String what, double done) {}
    }

    private byte[] png(Picture picture) {
        if (picture.style().background() != null) Arrays.fill(rgba, opaque(picture.style().background()));
        for (Layer layer : picture.layers()) {
            switch (layer) {
                case Layer.Levels l -> levels(l);
                case Layer.Colours c -> cells(c.rgba(), c.width(), c.height(), c.extent(), c.alpha());
                case Layer.Bars b -> bars(b);
                case Layer.Marks m -> marks(m);
                case Layer.Map _ -> { }         // its tiles are the browser's
            }
        }
        return new Portrait(rgba, WIDTH, HEIGHT).png();
    }

    private void levels(Layer.Levels l) {
        int[] colours = new int[256];
        int last = l.cmap().size() - 1;
        for (int i = 1; i < 256; i++) colours[i] = 0xFF000000 | reversed(l.cmap().rgb((int) Math.round((i - 1) / 254.0 * last)));
        Clipping clipping = l.clipping();
        if (clipping != null) {
            colours[0] = abgr(Clipping.argb(clipping.nan(), 0));
            colours[1] = abgr(Clipping.argb(clipping.min(), 0xFF000000 | l.cmap().rgb(0)));
            colours[255] = abgr(Clipping.argb(clipping.max(), 0xFF000000 | l.cmap().rgb(last)));
        }
        int[] cells = new int[l.level().length];
        for (int i = 0; i < cells.length; i++) cells[i] = colours[l.level()[i] & 255];
        cells(cells, l.raster().width(), l.raster().height(), l.raster().extent(), l.alpha());
    }

    /// Each pixel has the colour of the cell that its middle is in.
    private void cells(int[] cells, int width, int height, Extent extent, double alpha) {
        for (int y = 0; y < HEIGHT; y++) {
            double row = (seen.y0() + (y + 0.5) / HEIGHT * seen.height() - extent.y0()) / extent.height() * height;
            if (!(row >= 0 && row < height)) continue;
            for (int x = 0; x < WIDTH; x++) {
                double column = (seen.x0() + (x + 0.5) / WIDTH * seen.width() - extent.x0()) / extent.width() * width;
                if (column >= 0 && column < width) paint(x, y, cells[(int) row * width + (int) column], alpha);
            }
        }
    }

    private void bars(Layer.Bars b) {
        for (int i = 0; i < b.top().length; i++) box(x(b.edges()[i]), x(b.edges()[i + 1]), y(0), y(b.top()[i]), opaque(b.color()), b.alpha());
    }

    private void marks(Layer.Marks m) {
        double half = Math.max(1, m.size() / 2);
        for (int i = 0; i < m.x().length; i++) box(x(m.x()[i]) - half, x(m.x()[i]) + half, y(m.y()[i]) - half, y(m.y()[i]) + half, opaque(m.color()), m.alpha());
    }

    private void box(double x0, double x1, double y0, double y1, int colour, double alpha) {
        for (int y = (int) Math.max(0, Math.round(y0)); y < Math.min(HEIGHT, Math.round(y1)); y++) {
            for (int x = (int) Math.max(0, Math.round(x0)); x < Math.min(WIDTH, Math.round(x1)); x++) paint(x, y, colour, alpha);
        }
    }

    private double x(double of) {
        return (of - seen.x0()) / seen.width() * WIDTH;
    }

    private double y(double of) {
        return (of - seen.y0()) / seen.height() * HEIGHT;
    }

    /// Over what is there.
    private void paint(int x, int y, int colour, double alpha) {
        double above = (colour >>> 24) / 255.0 * alpha, below = (rgba[y * WIDTH + x] >>> 24) / 255.0 * (1 - above), both = above + below;
        if (above == 0) return;
        int mixed = (int) Math.round(both * 255) << 24;
        for (int shift = 0; shift < 24; shift += 8) mixed |= (int) Math.round(((colour >> shift & 255) * above + (rgba[y * WIDTH + x] >> shift & 255) * below) / both) << shift;
        rgba[y * WIDTH + x] = mixed;
    }

    private static int opaque(String css) {
        return 0xFF000000 | reversed(Colour.of(css).rgb());
    }

    private static int abgr(int argb) {
        return argb & 0xFF000000 | reversed(argb);
    }

    /// 0xRRGGBB as 0xBBGGRR.
    private static int reversed(int rgb) {
        return (rgb & 255) << 16 | rgb & 0xFF00 | rgb >> 16 & 255;
    }
}
