package dev.aquatint.document.plot;

import dev.aquatint.document.model.Model;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.Raster;
import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Xy;
import dev.aquatint.style.Style;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A figure that shows pictures one after the other: ranges, axes, tools, and the layers between them.
///
/// To be used inside of the document's lock.
public final class Chart {
    /// Beyond this no display goes, and a browser that says so is not believed.
    private static final int LARGEST_SIDE = 16_384;
    /// In pixels, right of the frame: for tools, and for what explains colours too.
    private static final int NARROW_BORDER = 40, WIDE_BORDER = 128;

    /// As high as its lines: without an attribution its panel would be a spot in the corner.
    private static final String FLAT = ".bk-Panel { padding: 0 2px; }";

    /// Said instead of a value while the view moves.
    private static final String MOVING = "moving";

    /// What the tool for hovering is called while more is to follow: an exact picture, or values of it.
    public static final String COMING = "coming";

    private final Look look;
    private final TileSite site;
    private final Surroundings around;
    private final View view;
    private Axes axes;
    private Units units;
    private final Scale scale;
    private final Key key;
    private final Model figure, hover, credits;
    private List<Drawn> drawn = List.of();
    private String hoverName;
    /// Whether what is shown is coarser than pixels, so that there are no values to tell.
    private boolean moving;
    /// Whose colours are seen, and whose the colour bar explains, or null; not held beyond that.
    private WeakReference<Raster> shown, explained;

    public Chart(Style style, Axes axes, Extent home, Look look, TileSite site) {
        this.axes = axes;
        this.look = look;
        this.site = site;
        units = new Units(axes);
        view = new View(units.out(home), axes.geographic());
        around = new Surroundings(axes, look);
        scale = new Scale(look);
        key = new Key(look);
        Model pan = Model.of("PanTool"), wheel = Model.of("WheelZoomTool", "renderers", "auto", "zoom_on_axis", !axes.geographic());
        hover = Model.of("HoverTool", "tooltips", List.of(), "renderers", List.of(), "point_policy", "follow_mouse");
        Model toolbar = Model.of("Toolbar", "logo", null, "stylesheets", List.of(look.styleSheet()), "active_drag", pan, "active_scroll", wheel,
                "tools", List.of(pan, wheel, Model.of("BoxZoomTool", "match_aspect", axes.geographic()), hover, Model.of("ResetTool"), Model.of("SaveTool")));
        // Bokeh puts it on a ground that is light in any theme; what a tile source says of itself would be read once only
        credits = Model.of("bokeh.models.dom.HTML", "html", "", "style", Map.of("color", "#1f2328"));
        figure = Model.of("Figure", "attribution", List.of(credits), "stylesheets", List.of(FLAT), "x_range", view.x(), "y_range", view.y(), "toolbar", toolbar, "toolbar_location", "right", "right", List.of(scale.model(), key.legend()), "renderers", List.of(key.swatches()), "min_width", 320, "min_height", 280,
                "lod_threshold", null, "border_fill_color", look.page(), "outline_line_color", look.line());
        around.fit(figure);
        // the room of a colour bar and its labels is kept from the start: a map that gets narrower keeps its scale, and would lose its sides
        figure.set("min_border_right", Boolean.FALSE.equals(style.colorbar()) ? NARROW_BORDER : WIDE_BORDER);
        show(style, false);
    }

    public Model figure() {
        return figure;
    }

    public Model xRange() {
        return view.x();
    }

    public Model yRange() {
        return view.y();
    }

    /// What is seen, if somebody has moved there; null at home.
    public Extent moved() {
        return view.moved();
    }

    public void see(Extent extent) {
        view.see(extent);
    }

    /// Draws the picture instead of the last one.
    ///
    /// @return whether another part of the data is in view now
    public boolean show(Picture of) {
        if (around.turn(of.axes())) {
            around.fit(figure);
            axes = of.axes();
            units = new Units(axes);
            view.leave(axes.geographic());
        }
        Picture picture = units.out(of);
        List<Drawn> now = new ArrayList<>();
        for (int i = 0; i < picture.layers().size(); i++) {
            Layer layer = picture.layers().get(i);
            boolean same = i < drawn.size() && drawn.get(i).show(layer);
            now.add(same ? drawn.get(i) : Drawn.of(layer, site));
        }
        drawn = now;
        List<Model> renderers = new ArrayList<>(drawn.stream().map(Drawn::renderer).toList());
        renderers.add(key.swatches());
        boolean others = figure.get("renderers") == null || !figure.get("renderers").equals(renderers) || !Objects.equals(hoverName, picture.hover());
        figure.set("renderers", renderers);
        Layer.Levels scaled = scaled(picture);
        // another raster's labels have the browser lay out the plot again: they wait until the hand rests
        if (others || scaled == null || explained == null || explained.refersTo(scaled.raster())) explain(picture);
        shown = scaled == null ? null : new WeakReference<>(scaled.raster());
        show(picture.style(), drawn.stream().anyMatch(d -> d instanceof DrawnLevels || d instanceof DrawnColours));
        hoverName = picture.hover();
        moving = picture.moving();
        point();
        credit();
        return view.home(picture.home(), width(), height());
    }

    /// Sends what can be told under the cursor, and what the colours mean now.
    public void values(Picture of) {
        Picture picture = units.out(of);
        Layer.Levels scaled = scaled(picture);
        if (scaled != null && shown != null && shown.refersTo(scaled.raster())) explain(picture);
        for (int i = 0; i < Math.min(drawn.size(), picture.layers().size()); i++) drawn.get(i).values(picture.layers().get(i));
        point();
    }

    /// Says whose map is seen.
    public void credit() {
        List<String> whose = new ArrayList<>();
        for (Drawn d : drawn) {
            if (d instanceof DrawnMap map) whose.add(map.attribution());
        }
        credits.set("html", Plain.html(String.join(" | ", whose)));
    }

    /// The frame has another size. A map keeps its shape: tiles see to that by themselves, without them it is up to us.
    ///
    /// @return whether another part of the data is in view now
    public boolean resized() {
        if (!axes.geographic() || width() == 0 || height() == 0) return false;
        boolean tiles = drawn.stream().anyMatch(DrawnMap.class::isInstance);
        if (tiles) view.fitted(width(), height());
        return !tiles && view.fit(width(), height());
    }

    /// What is seen, or null while that is not known.
    public Viewport viewport() {
        Extent extent = units.in(view.extent());
        return extent == null || width() == 0 || height() == 0 ? null : new Viewport(extent, width(), height()).along(axes);
    }

    /// A place in the browser's coordinates as the data has it.
    public Xy place(Xy at) {
        return units.in(at);
    }

    private int width() {
        return side(figure.number("inner_width"));
    }

    private int height() {
        return side(figure.number("inner_height"));
    }

    private static int side(double pixels) {
        return pixels >= 1 && pixels <= LARGEST_SIDE ? (int) Math.round(pixels) : 0;
    }

    private void show(Style style, boolean raster) {
        around.show(style, raster);
        view.turn(Boolean.TRUE.equals(style.x().inverted()), Boolean.TRUE.equals(style.y().inverted()));
        figure.set("background_fill_color", style.background() != null ? style.background() : look.field());
        figure.set("frame_width", style.width());
        // room for any label: as wide as the labels of the moment, the frame would change its size, and with it the raster and its labels
        figure.set("min_border_left", Boolean.FALSE.equals(style.axes()) ? 10 : 64);
        figure.set("frame_height", style.height());
        // the histogram beside has borders of the same height, so that the frames are level
        figure.set("min_border_top", style.hist() == null ? null : Beside.BORDER_ABOVE);
        figure.set("min_border_bottom", style.hist() == null ? null : Beside.BORDER_BELOW);
        figure.set("sizing_mode", style.width() == null && style.height() == null ? "stretch_both"
                : style.width() == null ? "stretch_width" : style.height() == null ? "stretch_height" : null);
    }

    /// There is one colour bar and one legend: the uppermost layer's that has one.
    private void explain(Picture picture) {
        Layer.Levels scaled = scaled(picture);
        List<Layer.Colours.Entry> entries = List.of();
        for (Layer layer : picture.layers()) {
            if (layer instanceof Layer.Colours c && !c.legend().isEmpty()) entries = c.legend();
        }
        explained = scaled == null ? null : new WeakReference<>(scaled.raster());
        figure.set("min_border_right", scaled == null && entries.isEmpty() ? NARROW_BORDER : WIDE_BORDER);
        scale.show(scaled == null ? null : scaled.bar(), scaled == null ? null : scaled.cmap());
        key.show(entries);
    }

    private static Layer.Levels scaled(Picture picture) {
        Layer.Levels scaled = null;
        for (Layer layer : picture.layers()) {
            if (layer instanceof Layer.Levels l && l.bar() != null) scaled = l;
        }
        return scaled;
    }

    /// The tooltip follows the uppermost layer that has something to say. While its values are on their way there is none: Bokeh would write `???`, and
    /// those of a layer below are not what it is called.
    private void point() {
        Drawn top = null;
        boolean waits = false;
        for (Drawn d : drawn) {
            boolean coarse = moving && (d instanceof DrawnLevels || d instanceof DrawnColours), coming = !moving && d.waits();
            boolean tells = coarse || coming || !moving && !d.tooltips(hoverName == null ? "" : hoverName).isEmpty();
            if (!(d instanceof DrawnMarks || hoverName != null && tells)) continue;
            top = d;
            waits = coming;
        }
        hover.set("name", waits || moving ? COMING : null);
        if (top == null || waits) {
            hover.set("renderers", List.of());
            return;
        }
        List<List<String>> rows = new ArrayList<>(moving && (top instanceof DrawnLevels || top instanceof DrawnColours) ? List.of(List.of(hoverName, MOVING)) : top.tooltips(hoverName));
        switch (top) {
            case DrawnLevels _, DrawnColours _ -> around.tell("$", rows);
            case DrawnMarks _ -> around.tell("@", rows);
            case DrawnBars _, DrawnMap _ -> {}
        }
        Map<String, String> formats = new HashMap<>(around.formats());
        formats.putAll(top.formatters());
        hover.set("formatters", formats);
        hover.set("tooltips", rows.isEmpty() ? null : rows);
        hover.set("renderers", List.of(top.renderer()));
    }
}
