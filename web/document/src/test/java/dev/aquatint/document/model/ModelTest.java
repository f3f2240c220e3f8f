package dev.aquatint.document.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ModelTest {

    @Test
    void what_bokeh_has_can_be_set() {
        Model mapper = Model.of("LinearColorMapper", "palette", List.of("#00000000", "#ff0000", "navy"), "low", 0, "high", 255);
        Model image = Model.of("Image", "color_mapper", mapper, "image", new Vector.Field("image"), "global_alpha", new Vector.Value(0.5), "origin", "bottom_left");
        assertThat(image.get("color_mapper")).isSameAs(mapper);
        Model.of("Figure", "title", Model.of("Title", "text", "x"), "frame_width", 900, "subscribed_events", Set.of("tap"), "title", "plain");
        Model.of("ColorBar", "color_mapper", mapper, "major_label_overrides", Map.of(0.5, "half"), "title", null);
        Model.of("ColumnDataSource", "data", Map.of("x", NdArray.float64(new double[] {1, 2})));
        Model.of("Grid", "dimension", 1);
        Model.of("Row", "children", List.of(Model.of("Slider", "start", 0, "end", 1, "value", 0.5)));
    }

    @Test
    void a_wrong_type_is_told_with_the_nearest() {
        refused(() -> Model.of("Slidr"), "no Bokeh model 'Slidr'; did you mean 'Slider'?");
    }

    @Test
    void a_wrong_property_is_told_with_the_nearest() {
        refused(() -> Model.of("Slider", "valu", 3), "Slider has no property 'valu'; did you mean 'value'?");
        refused(() -> Model.of("Slider").on("vlaue", () -> { }), "did you mean 'value'?");
    }

    @Test
    void wrong_values_are_caught() {
        refused(() -> Model.of("LinearColorMapper", "nan_color", "transparent"), "LinearColorMapper.nan_color is Color, not transparent");
        refused(() -> Model.of("Image", "origin", "middle"), "Image.origin");
        refused(() -> Model.of("Image", "color_mapper", Model.of("Range1d")), "Ref(ColorMapper)");
        refused(() -> Model.of("Image", "global_alpha", "half"), "NumberSpec");
        refused(() -> Model.of("Figure", "width", "wide"), "Figure.width");
        refused(() -> Model.of("Figure", "renderers", List.of(Model.of("Slider"))), "List(Ref(Renderer))");
        refused(() -> Model.of("Select", "options", 3), "Select.options");
        refused(() -> Model.of("Progress", "value", 3.5), "Int");
        refused(() -> Model.of("LinearAxis", "axis_line_alpha", 1.5), "Percent");
        refused(() -> Model.of("BasicTicker", "desired_num_ticks", -1), "NonNegative");
        refused(() -> Model.of("Patch", "line_color", new Vector.Value("red"), "fill_color", new Vector.Value("red")), "Patch.line_color");
    }

    private static void refused(ThrowingCallable wrong, String message) {
        assertThatThrownBy(wrong).isInstanceOf(BadModel.class).hasMessageContaining(message);
    }
}
