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
    /// In pixels, right of the frame: for tools, for what explains colours too, and for half a label below the frame where neither is there.
    private static final int NARROW_BORDER = 40, WIDE_BORDER = 128, NO_BORDER = 16;
    /// A plot of fewer pixels has what explains its colours below, and its tools folded above.
    private static final int NARROW = 480;

    /// As high as its lines: without an attribution its panel would be a spot in the corner.
    private static final String FLAT = ".bk-Panel { padding: 0 2px; }";

    /// On a phone a map of the world is no higher than the world is.
    private static final String WORLD = "@media (max-width: 640px) { :host { max-height: calc(100vw + 90px); } }";

    /// On a phone tools are in a menu.
    private static final String FOLDED = "@media (max-width: 640px) { :host(.bk-above) { max-width: 28px; margin-left: auto; } }";

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
    private final Model figure, hover, credits, toolbar;
    private final Model nothing;
    /// Of this plot's own: those in the toolbar may be another's.
    private final List<Model> tools;
    private boolean narrow, explains;
    /// Whether another plot's toolbar stands for this one's.
    private boolean led;
    /// A map at home is to be fitted to the frame that is to come.
    private boolean refit;
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
        nothing = Model.of("Label", "visible", false, "text", "", "x", Model.of("Node", "target", "frame", "symbol", "center"), "y", Model.of("Node", "target", "frame", "symbol", "center"),
                "text_align", "center", "text_baseline", "middle", "text_color", look.faint(), "text_font_size", "15px", "background_fill_color", look.page(), "background_fill_alpha", 0.8, "padding", 6, "border_radius", 4);
        scale = new Scale(look);
        key = new Key(look);
        Model pan = Model.of("PanTool"), wheel = Model.of("WheelZoomTool", "renderers", "auto", "zoom_on_axis", !axes.geographic());
        hover = Model.of("HoverTool", "tooltips", List.of(), "renderers", List.of(), "point_policy", "follow_mouse");
        tools = List.of(pan, wheel, Model.of("BoxZoomTool", "match_aspect", axes.geographic()), hover, Model.of("ResetTool"), Model.of("SaveTool"));
        toolbar = Model.of("Toolbar", "logo", null, "stylesheets", List.of(look.styleSheet(), FOLDED), "active_drag", pan, "active_scroll", wheel, "tools", tools);
        // Bokeh puts it on a ground that is light in any theme; what a tile source says of itself would be read once only
        credits = Model.of("bokeh.models.dom.HTML", "html", "", "style", Map.of("color", "#1f2328"));
        figure = Model.of("Figure", "attribution", List.of(credits), "stylesheets", axes.geographic() && home.width() > 30e6 ? List.of(FLAT, WORLD) : List.of(FLAT), "x_range", view.x(), "y_range", view.y(), "toolbar", toolbar, "toolbar_location", "right", "toolbar_sticky", false, "right", List.of(scale.right().getFirst(), scale.right().getLast(), key.right()), "renderers", List.of(key.swatches()), "min_width", 320, "min_height", 280,
                "lod_threshold", null, "border_fill_color", look.page(), "outline_line_color", look.line());
        around.fit(figure, List.of(scale.below(), key.below()), nothing);
        // the room of a colour bar and its labels is kept from the start: a map that gets narrower keeps its scale, and would lose its sides
        explains = !Boolean.FALSE.equals(style.colorbar());
        border();
        show(style, false);
        write();
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
            around.fit(figure, List.of(scale.below(), key.below()), nothing);
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
        say();
        credit();
        boolean moved = view.home(picture.home(), width(), height());
        write();
        return moved;
    }

    /// Has axes write numbers as suits what is in view.
    private void write() {
        Extent seen = view.extent();
        if (seen != null) around.over(seen);
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
        double whole = figure.number("outer_width");
        boolean another = whole > 0 && narrow != whole < NARROW;
        if (another) narrow(!narrow);
        if (!axes.geographic() || width() == 0 || height() == 0) return false;
        boolean due = refit && !another;
        if (due) refit = false;
        boolean tiles = drawn.stream().anyMatch(DrawnMap.class::isInstance);
        if (due) return view.fitHome(width(), height());
        return tiles ? view.fitted(width(), height()) : view.fit(width(), height());
    }

    private void narrow(boolean now) {
        narrow = now;
        scale.place(now);
        key.place(now);
        // above, tools share the line of the title; right, they would share that of the colour bar's
        figure.set("toolbar_sticky", now);
        figure.set("toolbar_location", now ? "above" : led ? null : "right");
        refit = view.moved() == null;
        border();
    }

    /// Has the tools of another plot, whose toolbar is there for both, or its own again: what is switched there is switched here, and a reset is one of both. On a phone, where plots
    /// stand one below the other, each has a menu of them.
    ///
    /// @param leader null for none; one whose coordinates mean something else is none
    public void follow(Chart leader) {
        Chart from = leader == null || leader.axes.geographic() != axes.geographic() ? this : leader;
        led = from != this;
        List<Model> all = new ArrayList<>(from.tools);
        all.set(all.indexOf(from.hover), hover);
        toolbar.set("tools", all).set("active_drag", all.get(0)).set("active_scroll", all.get(1));
        if (!narrow) figure.set("toolbar_location", led ? null : "right");
        border();
    }

    private void border() {
        int tools = narrow || led ? NARROW_BORDER - NO_BORDER : 0;
        figure.set("min_border_right", narrow ? NO_BORDER : (explains ? WIDE_BORDER : NARROW_BORDER) - tools);
    }

    /// What is seen, or null while that is not known.
    public Viewport viewport() {
        Extent extent = units.in(view.extent());
        if (extent == null || width() == 0 || height() == 0) return null;
        Cells cells = Cells.of(width(), height());
        return new Viewport(extent, cells.width(), cells.height()).along(axes);
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
        figure.set("min_border_left", Boolean.FALSE.equals(style.axes()) ? 10 : around.border(view.home()));
        figure.set("frame_height", style.height());
        // the histogram beside has borders of the same height, so that the frames are level
        figure.set("min_border_top", style.hist() == null ? null : Beside.BORDER_ABOVE);
        figure.set("min_border_bottom", style.hist() == null ? null : Beside.BORDER_BELOW);
        figure.set("sizing_mode", style.width() == null && style.height() == null ? "stretch_both"
                : style.width() == null ? "stretch_width" : style.height() == null ? "stretch_height" : null);
    }

    /// Where nothing is, that is said: an empty frame could be a fault, or a picture that is late.
    private void say() {
        Extent seen = view.extent();
        boolean empty = !moving && seen != null && drawn.stream().anyMatch(d -> !(d instanceof DrawnMap)) && drawn.stream().allMatch(d -> d.empty(seen));
        if (empty) nothing.set("text", hoverName == null || hoverName.equals("count") ? "no points here" : "no data here");
        nothing.set("visible", empty);
    }

    /// There is one colour bar and one legend: the uppermost layer's that has one.
    private void explain(Picture picture) {
        Layer.Levels scaled = scaled(picture);
        List<Layer.Colours.Entry> entries = List.of();
        for (Layer layer : picture.layers()) {
            if (layer instanceof Layer.Colours c && !c.legend().isEmpty()) entries = picture.moving() ? key.entries() : c.legend();
        }
        explained = scaled == null ? null : new WeakReference<>(scaled.raster());
        explains = scaled != null || !entries.isEmpty();
        border();
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
        boolean coarse = moving && (top instanceof DrawnLevels || top instanceof DrawnColours);
        List<List<String>> rows = new ArrayList<>(coarse ? List.of(List.of(hoverName, MOVING)) : top.tooltips(hoverName));
        Map<String, String> formatters = new HashMap<>();
        if (!coarse) top.formatters(formatters);
        switch (top) {
            case DrawnLevels _, DrawnColours _ -> place(rows, formatters);
            case DrawnMarks m -> around.tell("@", around.exactX(m.x()), around.exactY(m.y()), rows, formatters);
            case DrawnBars b -> around.ends(b.edges(), rows, formatters);
            case DrawnMap _ -> {}
        }
        hover.set("formatters", formatters);
        hover.set("tooltips", rows.isEmpty() ? null : rows);
        hover.set("renderers", List.of(top.renderer()));
    }

    private void place(List<List<String>> rows, Map<String, String> formatters) {
        Extent e = view.extent();
        if (e != null) around.tell("$", around.placeX(e.x0(), e.x1(), width()), around.placeY(e.y0(), e.y1(), height()), rows, formatters);
    }
}
