package dev.aquatint.session;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.Extent;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where the cells of an image that is not rasterized are on the axes of its plot.
class ImageAxesTest {
    private final Panes panes = new Panes(Engine.shared());
    private final RecordingScreen screen = new RecordingScreen();

    @AfterEach
    void close() {
        panes.close();
    }

    @Test
    void on_a_log_axis_samples_meet_where_its_numbers_are() {
        int width = 1000;
        Pane pane = panes.pane(image(new double[][] {{1, 2, 3, 4}}, extent(1, 5, 0, 1)).logX(), panes.watchdog().page("test"));
        pane.open();
        pane.start(screen, new Viewport(new Extent(1, 5, 0, 1), width, 1));
        Layer.Levels layer = (Layer.Levels) screen.next().layers().getFirst();
        Raster raster = layer.raster();
        assertThat(raster.x().type()).isEqualTo(AxisType.LOG);
        for (int c = 0; c < width; c++) {
            double begins = Math.pow(5, (double) c / width), ends = Math.pow(5, (c + 1.0) / width) - 1e-9;
            assertThat(raster.value(c, 0)).as("%s to %s", begins, ends).isBetween(Math.floor(begins + 1e-9), Math.floor(ends));
        }
    }
}
