package dev.aquatint.session;

import static dev.aquatint.Aquatint.area;
import static dev.aquatint.Aquatint.curve;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.points;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aquatint.element.Glyph;
import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Frame;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.AxisType;
import dev.aquatint.picture.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The outermost marks are not cut.
class PaddingTest {
    private static final double WORLD = 20_037_508.342789244;
    private static final Frame FRAME = frame(Map.of("x", new double[] {0, 10}, "y", new double[] {0, 100}));
    private static final Glyph<?> POINTS = points(FRAME, "x", "y");

    @Test
    void points_have_a_tenth_of_the_range_on_every_side() {
        assertThat(Padding.around(new Extent(0, 10, 0, 100), POINTS, Axes.NUMBERS)).isEqualTo(new Extent(-1, 11, -10, 110));
    }

    @Test
    void a_curve_runs_from_side_to_side() {
        assertThat(Padding.around(new Extent(0, 10, 0, 100), curve(FRAME, "x", "y"), Axes.NUMBERS)).isEqualTo(new Extent(0, 10, -10, 110));
        assertThat(Padding.around(new Extent(0, 10, 0, 100), area(FRAME, "x", "y"), Axes.NUMBERS)).isEqualTo(new Extent(0, 10, -10, 110));
    }

    @Test
    void a_log_axis_has_a_tenth_of_its_decades() {
        Axes log = new Axes(new Side.Numbers("x", AxisType.LOG), new Side.Categories("y", List.of("a", "b")));
        Extent home = Padding.around(new Extent(1, 1e10, -0.5, 1.5), POINTS, log);
        assertThat(home.x0()).isCloseTo(0.1, within(1e-9));
        assertThat(home.x1()).isCloseTo(1e11, within(1e2));
        assertThat(List.of(home.y0(), home.y1())).as("categories have room of their own").containsExactly(-0.5, 1.5);
    }

    @Test
    void a_map_does_not_go_beyond_the_world() {
        Extent home = Padding.around(new Extent(-19e6, 15e6, -1e6, 20e6), POINTS, Axes.MAP);
        assertThat(home.x0()).isEqualTo(-WORLD);
        assertThat(home.y1()).isEqualTo(WORLD);
        assertThat(home.y0()).isCloseTo(-3.1e6, within(1.0));
    }

    @Test
    void a_map_of_nearly_all_of_the_world_shows_all_of_it() {
        assertThat(Padding.world(new Extent(-19.5e6, 19.7e6, -5e6, 9e6))).isEqualTo(new Extent(-WORLD, WORLD, -5e6, 9e6));
        Extent town = new Extent(-8.24e6, -8.22e6, 4.96e6, 4.99e6);
        assertThat(Padding.world(town)).isSameAs(town);
    }
}
