package dev.aquatint.raster.shade;

import dev.aquatint.operation.Composite;
import java.util.List;
import java.util.stream.IntStream;

/// Pictures of the same size put together pixel by pixel: 0xAABBGGRR, not premultiplied.
public final class Stacker {
    private static final int BAND = 1 << 14;

    private Stacker() {}

    /// @param pictures from the bottom up, at least one; not changed
    /// @param how one for colours
    public static int[] stack(List<int[]> pictures, Composite how) {
        how.forColours();
        int cells = pictures.getFirst().length;
        for (int[] p : pictures) if (p.length != cells) throw new IllegalArgumentException("pictures of %,d and %,d pixels cannot be stacked: give both the same width and height".formatted(cells, p.length));
        if (pictures.size() == 1) return pictures.getFirst();
        int[] all = pictures.getFirst().clone();
        IntStream.range(0, (cells + BAND - 1) / BAND).parallel().forEach(band -> {
            for (int[] upper : pictures.subList(1, pictures.size())) {
                for (int i = band * BAND, to = Math.min(i + BAND, cells); i < to; i++) all[i] = Compositing.put(upper[i], all[i], how);
            }
        });
        return all;
    }

    /// The picture on an opaque colour.
    ///
    /// @param rgb 0xRRGGBB
    public static int[] background(int[] rgba, int rgb) {
        int under = Painter.rgba(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 255);
        int[] all = new int[rgba.length];
        for (int i = 0; i < all.length; i++) all[i] = Compositing.over(rgba[i], under);
        return all;
    }

    /// The picture with every opacity multiplied.
    ///
    /// @param alpha 0 to 1
    public static int[] faded(int[] rgba, double alpha) {
        if (alpha == 1) return rgba;
        int[] all = new int[rgba.length];
        for (int i = 0; i < all.length; i++) all[i] = rgba[i] & 0xFFFFFF | (int) ((rgba[i] >>> 24) * alpha + 0.5) << 24;
        return all;
    }
}
