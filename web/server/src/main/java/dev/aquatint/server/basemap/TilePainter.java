package dev.aquatint.server.basemap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.List;

/// Draws one tile of the world.
final class TilePainter {
    static final int SIZE = 256;

    /// What a map is drawn in. Land is darker than water on a dark page, and both are darker than the page's text.
    record Inks(Color water, Color land, Color shore, Color border, Color graticule) {
        static final Inks LIGHT = new Inks(new Color(0xc8d7e0), new Color(0xf2f0ea), new Color(0x9fb4c1), new Color(0xc3b9a9), new Color(60, 80, 100, 26));
        static final Inks DARK = new Inks(new Color(0x2c3a45), new Color(0x1d2126), new Color(0x5b7182), new Color(0x4a4f57), new Color(170, 190, 210, 26));
    }

    private static final int GRATICULE_FROM = 5;
    private static final double MARGIN = 8;         // pixels drawn beyond the edge, so that no stroke ends in sight
    private static final double FINEST = 0.5;       // pixels; nearer points are one

    private final Graphics2D g;
    private final Inks inks;
    private final double scale, left, top;          // pixel = unit * scale - left (or top)
    private final Clip clip = new Clip();
    private double[] pixels = new double[1024];

    private TilePainter(Graphics2D g, Inks inks, int z, int x, int y) {
        this.g = g;
        this.inks = inks;
        scale = Math.scalb((double) SIZE, z);
        left = (double) x * SIZE;
        top = (double) y * SIZE;
    }

    static byte[] paint(World world, Inks inks, int z, int x, int y) {
        var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(inks.water);
            g.fillRect(0, 0, SIZE, SIZE);
            new TilePainter(g, inks, z, x, y).draw(world, z);
        } finally {
            g.dispose();
        }
        return Png.encode(((DataBufferInt) image.getRaster().getDataBuffer()).getData(), SIZE, SIZE);
    }

    private void draw(World world, int z) {
        g.setColor(inks.land);
        fill(world.land());
        g.setColor(inks.border);
        stroke(world.borders(), z < 3 ? 0.4f : 0.8f);
        g.setColor(inks.shore);
        stroke(world.shores(), z < 3 ? 0.4f : 0.8f);
        if (z >= GRATICULE_FROM) graticule(z);
    }

    private void fill(List<Line> rings) {
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (Line ring : rings) {
            for (int wrap = -1; wrap <= 1; wrap++) {
                if (!inSight(ring, wrap)) continue;
                int projected = project(ring, wrap), n = clip.polygon(pixels, projected, -MARGIN, SIZE + MARGIN);
                if (n >= 6) append(path, clip.points(), n, true);
            }
        }
        g.fill(path);
    }

    private void stroke(List<Line> lines, float width) {
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        var path = new Path2D.Double();
        for (Line line : lines) {
            for (int wrap = -1; wrap <= 1; wrap++) {
                if (!inSight(line, wrap)) continue;
                int n = project(line, wrap);
                append(path, pixels, n, false);
            }
        }
        g.draw(path);
    }

    /// @param wrap how many worlds to the east; a stroke at 180° shows on both sides
    private boolean inSight(Line line, int wrap) {
        return (line.right() + wrap) * scale - left >= -MARGIN && (line.left() + wrap) * scale - left <= SIZE + MARGIN
                && line.bottom() * scale - top >= -MARGIN && line.top() * scale - top <= SIZE + MARGIN;
    }

    /// Into `pixels`, without points that nobody could tell apart; the last one always stays, so that pieces meet.
    ///
    /// @return how many numbers
    private int project(Line line, int wrap) {
        double[] xy = line.xy();
        if (pixels.length < xy.length) pixels = new double[xy.length];
        int n = 0;
        for (int i = 0; i < xy.length; i += 2) {
            double x = (xy[i] + wrap) * scale - left, y = xy[i + 1] * scale - top;
            boolean same = n > 0 && Math.abs(x - pixels[n - 2]) < FINEST && Math.abs(y - pixels[n - 1]) < FINEST;
            if (same && i < xy.length - 2) continue;
            pixels[n++] = x;
            pixels[n++] = y;
        }
        return n;
    }

    private static void append(Path2D path, double[] xy, int n, boolean close) {
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < n; i += 2) path.lineTo(xy[i], xy[i + 1]);
        if (close) path.closePath();
    }

    /// Lines at round degrees, two to four across a tile: deep inside a country there is nothing else to see.
    private void graticule(int z) {
        double step = round(360 / Math.scalb(2.0, z));
        double west = left / scale * 360 - 180, east = (left + SIZE) / scale * 360 - 180;
        double north = Line.latitude(top / scale), south = Line.latitude((top + SIZE) / scale);
        g.setColor(inks.graticule);
        g.setStroke(new BasicStroke(1));
        for (double k = Math.ceil(west / step); k * step <= east; k++) {
            double x = (k * step / 360 + 0.5) * scale - left;
            g.draw(new Line2D.Double(x, 0, x, SIZE));
        }
        for (double k = Math.ceil(south / step); k * step <= north; k++) {
            double y = Line.y(k * step) * scale - top;
            g.draw(new Line2D.Double(0, y, SIZE, y));
        }
    }

    /// The largest of 1, 2 and 5 times a power of ten that fits twice into the span.
    private static double round(double span) {
        double power = Math.pow(10, Math.floor(Math.log10(span / 2)));
        return Arrays.stream(new double[] {5, 2, 1}).map(m -> m * power).filter(step -> 2 * step <= span).findFirst().orElse(power);
    }
}
