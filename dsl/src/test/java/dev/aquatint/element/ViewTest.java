package dev.aquatint.element;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {
    final Image image = image(new double[][] {{1, 2}, {3, 4}}, new Extent(0, 1, 0, 1));
    final Tiles map = tiles(ESRI_IMAGERY);

    @Test
    void tiles_lie_under_the_data_whichever_side_of_overlay_they_stand_on() {
        assertThat(image.overlay(map).elements()).containsExactly(map, image);
        assertThat(map.overlay(image).elements()).containsExactly(map, image);
    }

    @Test
    void an_overlay_of_overlays_is_flat_and_keeps_the_order() {
        Image other = image.alpha(0.5);
        assertThat(image.overlay(map).overlay(other).elements()).containsExactly(map, image, other);
    }

    @Test
    void every_method_returns_another_element_and_leaves_this_one_alone() {
        Image shown = image.cmap("viridis").title("Depth").size(300, 200).clim(0, 5).cnorm("log").alpha(0.5);
        assertThat(image.style().cmap()).isNull();
        assertThat(shown.style().title()).isEqualTo("Depth");
        assertThat(shown.style().width()).isEqualTo(300);
    }

    @Test
    void row_zero_of_an_image_is_at_the_bottom() {
        assertThat(image.raster().value(1, 0)).isEqualTo(2);
    }

    @Test
    void a_wrong_alpha_or_norm_says_what_is_allowed() {
        assertThatThrownBy(() -> image.alpha(1.5)).hasMessage("alpha is between 0 (transparent) and 1 (opaque), not 1.5");
        assertThatThrownBy(() -> image.cnorm("lg")).hasMessage("no colour norm 'lg': it is one of linear, log, cbrt, eq_hist");
        assertThatThrownBy(() -> image.size(0, 10)).hasMessageContaining("1 to 16384 pixels");
        assertThatThrownBy(() -> image.background("rde")).hasMessageContaining("no colour 'rde'");
    }

    @Test
    void a_dynamic_map_overlaid_overlays_what_its_function_makes() {
        DynamicMap dynamic = dynamicMap(() -> image).overlay(map);
        assertThat(dynamic.function().apply(List.of())).isEqualTo(image.overlay(map));
    }

    @Test
    void a_function_gets_the_values_of_its_streams_in_order() {
        DynamicMap dynamic = dynamicMap((Extent range, dev.aquatint.stream.Xy at) -> image.title(range.x0() + " " + at.x()), rangeXY(), tap());
        View made = dynamic.function().apply(List.of(new Extent(7, 8, 0, 1), new dev.aquatint.stream.Xy(3, 4)));
        assertThat(made.style().title()).isEqualTo("7.0 3.0");
    }

    @Test
    void a_tile_address_needs_its_three_places() {
        assertThatThrownBy(() -> tiles("https://example.org/{z}/{x}.png", "")).hasMessageContaining("{z}, {x} and {y}");
        assertThatThrownBy(() -> tiles("file:///etc/{z}/{x}/{y}", "")).hasMessageContaining("http(s)");
    }

    @Test
    void showing_without_a_display_says_how_to_get_one() {
        assertThatThrownBy(() -> show(image)).hasMessageContaining("aquatint run");
    }

    @Test
    void only_counts_have_a_least_count() {
        Rasterized means = image.rasterize(mean("value"));
        assertThatThrownBy(() -> means.minCount(5)).hasMessage("minCount is for counts, and the cells here are mean value: write where(range(lo, hi)) for these values");
        assertThat(means.where(range(2, 3)).steps()).containsExactly(new dev.aquatint.operation.Mask(range(2, 3)));
        assertThatThrownBy(() -> image.hist(0)).hasMessage("the histogram beside a plot has 1 to 200 bins, not 0");
    }
}
