package dev.aquatint.session;

import dev.aquatint.element.DynamicMap;
import dev.aquatint.element.View;
import dev.aquatint.frame.Extent;
import dev.aquatint.picture.Axes;
import dev.aquatint.picture.Layer;
import dev.aquatint.picture.Picture;
import dev.aquatint.picture.SideHistogram;
import dev.aquatint.picture.Viewport;
import dev.aquatint.raster.Cancel;
import dev.aquatint.raster.Cancelled;
import dev.aquatint.session.threads.PageThreads;
import dev.aquatint.stream.Stream;
import dev.aquatint.style.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What a pane shows: what the function of its view gave last, where that has its data, and pictures of it. `open`, and then only the running frame, touches it; what the view
/// asks to be told may be asked from any thread.
final class Scene {
    private final Resolver resolver;
    private final Turns turns;
    private final PageThreads threads;
    private volatile View view;
    private View current;
    /// The same, where layers that share axes speak of them in one way.
    private View drawn;
    private Axes axes;
    private Extent home;
    private SideHistogram beside;

    /// @param threads that watch over the function
    Scene(View view, Resolver resolver, Turns turns, PageThreads threads) {
        this.threads = threads;
        this.view = view;
        this.turns = turns;
        this.resolver = resolver;
    }

    View view() {
        return view;
    }

    boolean listensTo(Class<? extends Stream<?>> type) {
        return view instanceof DynamicMap map && map.streams().stream().anyMatch(type::isInstance);
    }

    /// Goes on with what another shows, in the place of this one.
    void become(Scene next) {
        view = next.view;
        current = next.current;
    }

    /// What the function gave last, or the view itself; null before it was called.
    View current() {
        return current;
    }

    /// Calls the function, if there is one.
    ///
    /// @param told what a stream has been told
    void call(Function<Stream<?>, Object> told) {
        current = evaluate(told);
    }

    /// The function is not to run any more.
    void stop() {
        threads.stop(this);
    }

    private View evaluate(Function<Stream<?>, Object> told) {
        if (!(view instanceof DynamicMap map)) return view;
        List<Object> values = new ArrayList<>();
        for (Stream<?> s : map.streams()) values.add(told.apply(s));
        View made = threads.call(this, () -> turn(map, values));
        return Objects.requireNonNull(made, "the function of a dynamic map returned null: it must return a view");
    }

    private View turn(DynamicMap map, List<Object> values) {
        try {
            return turns.take(map, () -> map.function().apply(values));
        } catch (InterruptedException _) {
            throw new Cancelled();
        }
    }

    /// What it is before anything is drawn; looks at the data's bounds.
    Pane.Opening opening() {
        orient();
        return new Pane.Opening(style(), axes, home, null);
    }

    /// What a frame looks at: all that there is, where coordinates mean something else than before.
    Look look(Viewport viewport, boolean moving, Cancel cancel, Sketches sketches) {
        return new Look(orient() ? new Viewport(home, viewport.width(), viewport.height()).along(axes) : viewport.along(axes), moving, cancel, sketches);
    }

    Picture picture(Look look) {
        List<Layer> layers = resolver.layers(drawn, look);
        if (!look.coarse) beside = resolver.beside(drawn, look);
        return picture(layers, look.coarse);
    }

    /// A frame as far as it has come; null when there is nothing of it yet.
    Picture sketch(Look sketch) {
        List<Layer> layers = resolver.sketch(drawn, sketch);
        return layers == null ? null : picture(layers, true);
    }

    private Picture picture(List<Layer> layers, boolean moving) {
        return new Picture(layers, home, axes, style(), Resolver.hover(current), beside, moving);
    }

    /// What the view's coordinates mean, and where its data is: asked once for the same meaning.
    ///
    /// @return whether they mean something else than before, so that what was in view says nothing any more
    private boolean orient() {
        Axes now = resolver.axes(current, style());
        boolean other = axes != null && !now.equals(axes);
        drawn = resolver.reconciled(current, now);
        home = resolver.home(drawn, now, other ? null : home);
        axes = now;
        return other;
    }

    private Style style() {
        return view.style().or(Resolver.style(current));
    }
}
