package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.picture.ColourBar;
import dev.aquatint.style.Palette;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A colour bar whose ticks say what they are told: how values are spread over the colours is not the browser's business.
///
/// It is always there and hidden when it has nothing to say: BokehJS fails on a layout that comes before the view of a new annotation is built.
///
/// Its labels fit into the border of a [Chart], smaller where they are long: a frame that made room for them would want another raster.
final class Scale {
    /// In pixels: of labels, and of their letters.
    private static final int ROOM = 42, LARGEST = 11, SMALLEST = 7;

    private final Model mapper, ticker, bar;
    private Palette palette = Palette.GRAY;

    Scale(Look look) {
        mapper = Model.of("LinearColorMapper", "palette", Swatches.ramp(palette), "low", 0, "high", 1, "nan_color", Swatches.NOTHING);
        ticker = Model.of("FixedTicker", "ticks", List.of(), "minor_ticks", List.of());
        bar = Model.of("ColorBar", "visible", false, "color_mapper", mapper, "ticker", ticker, "formatter", Model.of("BasicTickFormatter"),
                "major_label_policy", Model.of("NoOverlap"), "major_label_overrides", Map.of(), "width", 14, "padding", 6, "margin", 0, "label_standoff", 6,
                "background_fill_color", look.page(), "background_fill_alpha", 0, "bar_line_color", look.line(),
                "major_tick_line_color", look.faint(), "major_tick_in", 0, "major_tick_out", 4, "title", null,
                "major_label_text_color", look.faint(), "title_text_color", look.faint(), "title_text_font_style", "normal");
    }

    Model model() {
        return bar;
    }

    /// @param of null for none
    void show(ColourBar of, Palette palette) {
        if (of != null) {
            if (!palette.equals(this.palette)) mapper.set("palette", Swatches.ramp(palette));
            this.palette = palette;
            ticker.set("ticks", Arrays.stream(of.at()).boxed().toList());
            Map<Double, String> labels = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(of.at().length, of.labels().size()); i++) labels.put(of.at()[i], Plain.label(of.labels().get(i)));
            bar.set("major_label_overrides", labels);
            bar.set("major_label_text_font_size", size(of.labels()) + "px");
            bar.set("title", of.title() == null || of.title().isEmpty() ? null : Plain.label(of.title()));
        }
        bar.set("visible", of != null);
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
