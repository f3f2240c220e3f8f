package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Plane;
import dev.aquatint.picture.Raster;
import dev.aquatint.style.Palette;
import dev.aquatint.style.Style;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a plot says under the pointer, and when.
class TooltipTest extends WithPlot {
    @Test
    void values_follow_in_the_smallest_type_and_only_then_there_is_a_tooltip() {
        open(Pictures.of(levels));
        Model hover = find(figure(), "HoverTool");
        assertThat((List<?>) hover.get("renderers")).isEmpty();
        plot.values(Pictures.of(levels));
        JsonNode event = browser.last().events().getFirst();
        assertThat(event.get("cols")).hasToString("[\"value\"]");
        assertThat(event.at("/data/entries/0/1/0/dtype").textValue()).isEqualTo("uint16");
        assertThat((List<?>) hover.get("renderers")).hasSize(1);
        assertThat(hover.get("tooltips")).hasToString("[[count, @value{0,0}], [x, $x{0}], [y, $y{0}]]");
        plot.values(Pictures.of(levels));
        assertThat(browser.patches()).as("they are there already").hasSize(1);
    }

    @Test
    void values_of_a_raster_that_is_no_longer_shown_are_not_sent() {
        open(Pictures.of(levels));
        Raster other = Pictures.counts(2, 2, Pictures.UNIT);
        plot.show(Pictures.of(new Layer.Levels(Pictures.level(other), other, Palette.FIRE, 1, levels.bar())));
        plot.values(Pictures.of(levels));
        assertThat(browser.patches()).hasSize(1);
    }

    @Test
    void a_new_raster_takes_the_values_and_the_tooltip_away_until_its_own_come() {
        open(Pictures.of(levels));
        plot.values(Pictures.of(levels));
        Model hover = find(figure(), "HoverTool");
        Raster other = Pictures.counts(2, 2, Pictures.UNIT);
        Picture next = Pictures.of(new Layer.Levels(Pictures.level(other), other, Palette.FIRE, 1, levels.bar()));
        plot.show(next);
        assertThat(browser.last().content().toString()).contains("\"image\"").doesNotContain("\"value0\"").doesNotContain("[\"value\",");
        assertThat((List<?>) hover.get("renderers")).isEmpty();
        plot.values(next);
        assertThat((List<?>) hover.get("renderers")).hasSize(1);
    }

    @Test
    void values_of_a_layer_below_are_not_told_for_those_that_are_on_their_way() {
        open(Pictures.of(levels, Pictures.levels(Pictures.UNIT)));
        plot.values(Pictures.of(levels));
        assertThat((List<?>) find(figure(), "HoverTool").get("renderers")).isEmpty();
    }

    @Test
    void other_colours_of_the_same_raster_leave_the_tooltip_alone() {
        open(Pictures.of(levels));
        plot.values(Pictures.of(levels));
        plot.show(Pictures.of(new Layer.Levels(levels.level(), levels.raster(), Palette.VIRIDIS, 0.5, levels.bar())));
        assertThat((List<?>) find(figure(), "HoverTool").get("renderers")).hasSize(1);
        assertThat(browser.last().changes()).doesNotContain("renderers", "tooltips");
    }

    @Test
    void the_colour_bar_of_a_new_raster_comes_with_its_values() {
        open(Pictures.of(levels));
        Raster other = Pictures.counts(2, 2, Pictures.UNIT);
        Picture next = Pictures.of(new Layer.Levels(Pictures.level(other), other, Palette.FIRE, 1, new ColourBar(new double[] {0, 1}, List.of("one", "two"), "count")));
        plot.show(next);
        assertThat(browser.last().content().toString()).doesNotContain("two");
        plot.values(next);
        assertThat(browser.last().content().toString()).contains("two");
    }

    @Test
    void categories_tell_a_value_each() {
        Picture picture = Pictures.all().get("categories");
        open(picture);
        plot.values(picture);
        assertThat(browser.last().events().getFirst().get("cols")).hasToString("[\"value0\",\"value1\"]");
        assertThat(browser.last().content().toString()).contains("\"uint16\"").contains("\"uint8\"");
        assertThat(find(figure(), "HoverTool").get("tooltips").toString()).startsWith("[[yes, @value0{0,0}], [no, @value1{0,0}]");
    }

    @Test
    void a_moving_picture_says_so_instead_of_a_value_until_there_are_exact_ones() {
        open(Pictures.of(levels));
        plot.values(Pictures.of(levels));
        Model hover = find(figure(), "HoverTool");
        Layer.Levels coarse = Pictures.levels(new Extent(-1, 11, -1, 7));
        plot.show(new Picture(List.of(coarse), Pictures.UNIT, Axes.NUMBERS, Style.NONE, "count", null, true));
        assertThat(hover.get("tooltips")).hasToString("[[count, moving], [x, $x{0}], [y, $y{0}]]");
        Picture exact = Pictures.of(Pictures.levels(Pictures.UNIT));
        plot.show(exact);
        plot.values(exact);
        assertThat(hover.get("tooltips")).hasToString("[[count, @value{0,0}], [x, $x{0}], [y, $y{0}]]");
    }

    @Test
    void a_picture_without_a_name_for_values_has_no_tooltip() {
        Picture picture = new Picture(List.of(levels), Pictures.UNIT, Axes.NUMBERS, Style.NONE, null);
        open(picture);
        plot.values(picture);
        assertThat((List<?>) find(figure(), "HoverTool").get("renderers")).isEmpty();
    }

    private String tooltips(Plane plane) {
        Raster raster = new Raster(2, 2, Pictures.UNIT, plane);
        Picture p = Pictures.of(new Layer.Levels(new byte[] {1, 2, 3, 4}, raster, Palette.FIRE, 1, null));
        open(p);
        plot.values(p);
        return ((List<?>) ((List<?>) find(figure(), "HoverTool").get("tooltips")).getFirst()).getLast().toString();
    }

    @Test
    void a_value_has_its_thousands_in_groups_and_no_power_of_ten() {
        assertThat(tooltips(new Plane.Doubles(new double[] {1135.4, 20, 3, Double.NaN}))).isEqualTo("@value{0.[00]}");
        assertThat(tooltips(new Plane.Floats(new float[] {1_000_000.5f, 20, 3, 4}))).isEqualTo("@value{0,0}");
        assertThat(tooltips(new Plane.Doubles(new double[] {0.0125, 0.5, 0.25, 0}))).isEqualTo("@value{0.[000000]}");
    }

    @Test
    void whole_numbers_are_told_without_decimals_whatever_their_type() {
        assertThat(tooltips(new Plane.Doubles(new double[] {2_000_000, 20, 3, Double.NaN}))).isEqualTo("@value{0,0}");
        assertThat(tooltips(new Plane.Flags(new boolean[] {true, true, false, true}))).isEqualTo("@value{0,0}");
    }

    @Test
    void values_too_far_apart_for_the_same_decimals_have_six_digits_each() {
        assertThat(tooltips(new Plane.Doubles(new double[] {2_000_000.5, 1e-7, 3, Double.NaN}))).isEqualTo("@value{%.6g}");
        assertThat(find(figure(), "HoverTool").get("formatters")).isEqualTo(Map.of("@value", "printf"));
    }
}
