package dev.aquatint.raster;

import static dev.aquatint.Aquatint.count;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.points;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.glyph.Locators;
import java.util.Map;

/// Counts two points and says how: run in a process that lacks the module of the Vector API.
final class WithoutVectors {
    private WithoutVectors() {}

    public static void main(String[] args) {
        try (Engine engine = Engine.of(1)) {
            var both = points(frame(Map.of("x", new float[] {1, 2}, "y", new float[] {1, 2})), "x", "y");
            double counted = engine.rasterize(both, count(), new Viewport(new Extent(0, 4, 0, 4), 1, 1), new Cancel()).value(0, 0);
            Locators.calibrate();
            System.out.println(Locators.chosen().getClass().getSimpleName() + " " + counted);
        }
    }
}
