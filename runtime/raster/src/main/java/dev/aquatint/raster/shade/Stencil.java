package dev.aquatint.raster.shade;

import dev.aquatint.operation.Spreading;

/// The cells that one cell grows into: `reach[dy + px]` cells to either side in the row `dy` above it.
record Stencil(int px, int[] reach) {

    static Stencil of(int px, Spreading.Shape shape) {
        int[] reach = new int[2 * px + 1];
        for (int dy = -px; dy <= px; dy++) {
            int dx = px;
            if (shape == Spreading.Shape.CIRCLE) while (Math.sqrt(dx * dx + dy * dy) > px + 0.5) dx--;
            reach[dy + px] = dx;
        }
        return new Stencil(px, reach);
    }
}
