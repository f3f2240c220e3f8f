package dev.aquatint.shell.tutorial;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// Whether two pictures show the same. Browsers and fonts differ a little from machine to machine, and so may letters and edges.
public final class Likeness {
    /// By how much one of red, green and blue must differ, of 255, and which share of the pixels may.
    static final int FAR = 48;
    static final double SHARE = 0.03;

    private Likeness() {}

    /// @return the share of pixels that differ; 1 if the sizes do
    public static double difference(byte[] png, byte[] other) throws IOException {
        BufferedImage a = ImageIO.read(new ByteArrayInputStream(png)), b = ImageIO.read(new ByteArrayInputStream(other));
        if (a == null || b == null) throw new IOException("no picture that can be read");
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) return 1;
        long far = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) if (far(a.getRGB(x, y), b.getRGB(x, y))) far++;
        }
        return far / (double) (a.getWidth() * a.getHeight());
    }

    /// Whether no more than three pixels of a hundred differ.
    public static boolean alike(byte[] png, byte[] other) throws IOException {
        return difference(png, other) <= SHARE;
    }

    private static boolean far(int a, int b) {
        return Math.abs((a >> 16 & 255) - (b >> 16 & 255)) > FAR || Math.abs((a >> 8 & 255) - (b >> 8 & 255)) > FAR || Math.abs((a & 255) - (b & 255)) > FAR;
    }
}
