package dev.aquatint.document;

import dev.aquatint.document.model.Model;
import dev.aquatint.document.plot.Beside;
import dev.aquatint.document.plot.Chart;
import dev.aquatint.document.plot.Notices;
import dev.aquatint.document.plot.Room;
import dev.aquatint.document.plot.TileSite;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.SideHistogram;
import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Xy;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One plot, drawn by Bokeh: a picture in, patches out; what the browser says comes back through the listener.
///
/// May be called by any thread. Arrays of a picture are not copied where they can be sent as they are: they must not change any more,
/// and the same array again means that there is nothing to send.
public final class PlotFigure {

    /// Called outside of the document's lock, on the thread that brought the message; must return quickly.
    public interface Listener {
        /// Another range or another inner size. The two ranges arrive one after the other: each is told.
        void viewport(Viewport v);

        void tapped(Xy at);

        /// Where the pointer is, [Xy#NONE] when it has left; only after [PlotFigure#followPointer].
        void pointer(Xy at);

        /// The browser has decoded that frame of [PlotFigure#show].
        void shown(long frame);
    }

    private static final int SMALLEST_WIDTH = 320;

    private final Document document;
    private final Listener listener;
    private final Chart chart;
    private final Notices notices;
    private final Model root, plots;
    /// The browser answers a change of `pulse` by setting `echo` to the frame's number: stock models, no script of ours.
    private final Model pulse, echo, answer;
    /// Null until a picture has one.
    private Beside beside;
    private long frame;
    private boolean following;

    /// @param axes what coordinates mean at first
    /// @param home what is seen at first and after a reset
    /// @param site where this server has the tiles of a source
    public PlotFigure(Document document, Style style, Axes axes, Extent home, TileSite site, Listener listener) {
        this.document = document;
        this.listener = listener;
        chart = new Chart(style, axes, home, document.theme().look(), site);
        notices = new Notices(document.theme().look());
        echo = Model.of("Range1d", "start", 0, "end", 0);
        answer = Model.of("SetValue", "obj", echo, "attr", "start", "value", 0);
        pulse = Model.of("Range1d", "start", 0, "end", 0, "js_property_callbacks", Map.of("change:end", List.of(answer)));
        Model figure = chart.figure();
        figure.set("tags", List.of(pulse));
        List<Model> children = new ArrayList<>(notices.models());
        plots = Model.of("Row", "children", List.of(figure), "spacing", 0);
        children.add(plots);
        root = Model.of("Column", "children", children);
        beside(style, null, false);
        follow(style);
        listen();
    }

    /// What to place in a layout: the figure with what stands beside it, and above it what is hidden as long as there is nothing to say.
    public Model model() {
        return root;
    }

    /// Draws the picture; only what differs from the last one is sent.
    ///
    /// @return a number that the listener is told when the browser has got so far
    public long show(Picture picture) {
        boolean[] moved = {false};
        long[] number = {0};
        document.locked(() -> {
            moved[0] = chart.show(picture);
            beside(picture.style(), picture.beside(), false);
            follow(picture.style());
            number[0] = ++frame;
            answer.set("value", frame);
            pulse.set("end", frame);
        });
        if (moved[0]) tellViewport();
        return number[0];
    }

    /// Sends the values of a picture that is shown, for the tooltip. They are as many bytes again as the picture, so this is for when things have settled.
    public void values(Picture picture) {
        document.locked(() -> {
            chart.values(picture);
            beside(picture.style(), picture.beside(), true);
        });
    }

    /// Says whose map tiles are seen, which has changed.
    public void credit() {
        document.locked(chart::credit);
    }

    /// Says above the plot what went wrong; the last picture stays.
    ///
    /// @param cause what led to it, or null
    /// @param where in the script, or null
    public void failed(String message, String cause, String where) {
        document.locked(() -> notices.failed(message, cause, where));
    }

    /// Takes the error away.
    public void healthy() {
        document.locked(notices::healthy);
    }

    /// Shows how far some work is.
    ///
    /// @param done from 0 to 1, where it is hidden again
    public void progress(String what, double done) {
        document.locked(() -> notices.progress(what, done));
    }

    /// What is seen on how many pixels; null until the browser has told its size.
    public Viewport viewport() {
        AtomicReference<Viewport> v = new AtomicReference<>();
        document.locked(() -> v.set(chart.viewport()));
        return v.get();
    }

    /// Asks the browser for every move of the pointer. That is a message for each, so it is not done unasked.
    public void followPointer() {
        document.locked(() -> {
            if (following) return;
            following = true;
            chart.figure().onEvent("mousemove", e -> listener.pointer(placed(e))).onEvent("mouseleave", _ -> listener.pointer(Xy.NONE));
        });
    }

    /// What is seen, if somebody has moved there; empty at home.
    public Optional<Extent> moved() {
        AtomicReference<Extent> e = new AtomicReference<>();
        document.locked(() -> e.set(chart.moved()));
        return Optional.ofNullable(e.get());
    }

    /// Shows this part of the data, as if somebody had moved there; a reset leads home.
    public void see(Extent extent) {
        document.locked(() -> chart.see(extent));
    }

    /// Gives plots that stand side by side one toolbar, that of the last. Plots that stood so before have their own again.
    ///
    /// @param alone plots that stand otherwise
    public static void share(Document document, List<List<PlotFigure>> rows, List<PlotFigure> alone) {
        document.locked(() -> {
            alone.forEach(p -> p.chart.follow(null));
            for (List<PlotFigure> row : rows) row.forEach(p -> p.chart.follow(p == row.getLast() ? null : row.getLast().chart));
        });
    }

    private void listen() {
        Runnable moved = this::tellViewport;
        for (Model range : List.of(chart.xRange(), chart.yRange())) range.on("start", moved).on("end", moved);
        Runnable resized = () -> {
            document.locked(chart::resized);
            tellViewport();
        };
        chart.figure().on("inner_width", resized).on("inner_height", resized).on("outer_width", resized);
        chart.figure().onEvent("tap", e -> {
            Xy at = placed(e);
            if (at.present()) listener.tapped(at);
        });
        echo.on("start", () -> {
            double[] number = {0};
            document.locked(() -> number[0] = echo.number("start"));
            listener.shown((long) number[0]);
        });
    }

    private void tellViewport() {
        Viewport v = viewport();
        if (v != null) listener.viewport(v);
    }

    /// The whole takes as much room as its figure.
    private void follow(Style style) {
        Room.around(plots, style.width() == null, style.height() == null);
        if (style.width() == null) Room.measured(plots);
        if (beside != null) beside.height(style.height());
        Room.around(root, style.width() == null, style.height() == null).set("min_width", style.width() == null ? SMALLEST_WIDTH : null);
    }

    /// @param of null for none
    private void beside(Style style, SideHistogram of, boolean settled) {
        if (style.hist() == null && of == null) {
            if (beside != null) plots.set("children", List.of(chart.figure()));
            beside = null;
            return;
        }
        if (beside == null) {
            beside = new Beside(document.theme().look());
            plots.set("children", List.of(chart.figure(), beside.figure()));
        }
        if (of != null) beside.show(of, settled);
    }

    private Xy placed(Map<String, Object> event) {
        Xy[] at = {place(event)};
        document.locked(() -> at[0] = chart.place(at[0]));
        return at[0];
    }

    private static Xy place(Map<String, Object> event) {
        boolean known = event.get("x") instanceof Number x && Double.isFinite(x.doubleValue()) && event.get("y") instanceof Number y && Double.isFinite(y.doubleValue());
        return known ? new Xy(((Number) event.get("x")).doubleValue(), ((Number) event.get("y")).doubleValue()) : Xy.NONE;
    }
}
