package dev.aquatint.raster.shade;

import dev.aquatint.operation.Dynspread;
import dev.aquatint.operation.Spread;
import dev.aquatint.operation.Spreading;

/// How far cells may grow before most of them meet.
final class Density {
    private Density() {}

    /// @param filled which cells are not empty, row by row
    static Stencil stencil(boolean[] filled, int width, Spreading how) {
        int px = switch (how) {
            case Spread s -> s.px();
            case Dynspread d -> {
                int far = 0;
                while (far < d.maxPx() && of(filled, width, 2 * (far + 1)) <= d.threshold()) far++;
                yield far;
            }
        };
        return Stencil.of(px, how.shape());
    }

    /// The share of filled cells with another one at most `px` columns and rows away; infinite if all are empty.
    static double of(boolean[] filled, int width, int px) {
        int height = width == 0 ? 0 : filled.length / width;
        long cells = 0, met = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (!filled[y * width + x]) continue;
                cells++;
                if (meets(filled, width, height, x, y, px)) met++;
            }
        }
        return cells == 0 ? Double.POSITIVE_INFINITY : (double) met / cells;
    }

    private static boolean meets(boolean[] filled, int width, int height, int x, int y, int px) {
        int left = Math.max(0, x - px), right = Math.min(width - 1, x + px);
        for (int row = Math.max(0, y - px), last = Math.min(height - 1, y + px); row <= last; row++) {
            for (int column = left; column <= right; column++) {
                if (filled[row * width + column] && (row != y || column != x)) return true;
            }
        }
        return false;
    }
}
