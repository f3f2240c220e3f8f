package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.style.Palette;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A colour bar whose ticks say what they are told: how values are spread over the colours is not the browser's business. It stands right of the plot, or below a narrow one.
///
/// Both are always there and hidden when they have nothing to say: BokehJS fails on a layout that comes before the view of a new annotation is built.
///
/// Its labels fit into the border of a [Chart], smaller where they are long: a frame that made room for them would want another raster.
final class Scale {
    /// In pixels: of labels, and of their letters.
    private static final int ROOM = 42, LARGEST = 11, SMALLEST = 7;

    private final Model mapper, ticker, right, below, title;
    private Palette palette = Palette.GRAY;
    private ColourBar shown;
    private boolean narrow;

    Scale(Look look) {
        mapper = Model.of("LinearColorMapper", "palette", Swatches.ramp(palette), "low", 0, "high", 1, "nan_color", Swatches.NOTHING);
        ticker = Model.of("FixedTicker", "ticks", List.of(), "minor_ticks", List.of());
        right = bar(look).set("width", 14);
        below = bar(look).set("height", 10).set("title_text_color", look.faint()).set("title_text_font_style", "normal").set("title_text_font_size", "12px");
        // the bar's own title would stand on its side at the foot of the bar
        title = Model.of("Title", "text", "", "align", "center", "standoff", 2, "text_color", look.faint(), "text_font_style", "normal", "text_font_size", "12px");
    }

    private Model bar(Look look) {
        return Model.of("ColorBar", "visible", false, "color_mapper", mapper, "ticker", ticker, "formatter", Model.of("BasicTickFormatter"),
                "major_label_policy", Model.of("NoOverlap"), "major_label_overrides", Map.of(), "padding", 6, "margin", 0, "label_standoff", 6,
                "background_fill_color", look.page(), "background_fill_alpha", 0, "bar_line_color", look.line(),
                "major_tick_line_color", look.faint(), "major_tick_in", 0, "major_tick_out", 4, "title", null, "major_label_text_color", look.faint());
    }

    /// What stands right of a plot.
    List<Model> right() {
        return List.of(right, title);
    }

    /// What stands below a narrow plot.
    Model below() {
        return below;
    }

    /// @param narrow whether the plot needs all of its width
    void place(boolean narrow) {
        if (narrow == this.narrow) return;
        this.narrow = narrow;
        draw();
    }

    /// @param of null for none; one without ticks, of a raster without values, leaves what the last one said
    void show(ColourBar of, Palette palette) {
        if (of != null && !palette.equals(this.palette)) {
            mapper.set("palette", Swatches.ramp(palette));
            this.palette = palette;
        }
        shown = of != null && of.at().length == 0 && shown != null ? shown : of;
        draw();
    }

    private void draw() {
        Model bar = narrow ? below : right, other = narrow ? right : below;
        String of = shown == null || shown.title() == null ? "" : Plain.label(shown.title());
        if (shown != null) {
            ticker.set("ticks", Arrays.stream(shown.at()).boxed().toList());
            Map<Double, String> labels = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(shown.at().length, shown.labels().size()); i++) labels.put(shown.at()[i], Plain.label(shown.labels().get(i)));
            bar.set("major_label_overrides", labels);
            bar.set("major_label_text_font_size", (narrow ? LARGEST : size(shown.labels())) + "px");
            below.set("title", of.isEmpty() ? null : of);
        }
        boolean visible = shown != null && shown.at().length > 0;
        title.set("text", narrow || !visible ? "" : of);
        bar.set("visible", visible);
        other.set("visible", false);
    }

    private static int size(List<String> labels) {
        double widest = labels.stream().mapToDouble(Scale::width).max().orElse(0);
        return (int) Math.clamp(ROOM / widest, SMALLEST, LARGEST);
    }

    /// In the height of a letter, as Helvetica and its likes have it.
    private static double width(String label) {
        return label.chars().mapToDouble(c -> switch (c) {
            case '.', ',' -> 0.28;
            case '-' -> 0.34;
            default -> c >= '0' && c <= '9' ? 0.56 : 0.84;
        }).sum();
    }
}
