package dev.aquatint.document;

import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Xy;
import java.util.ArrayList;
import java.util.List;

/// What a browser has told about a plot.
final class Heard implements PlotFigure.Listener {
    final List<Viewport> viewports = new ArrayList<>();
    final List<Xy> taps = new ArrayList<>(), pointers = new ArrayList<>();
    final List<Long> shown = new ArrayList<>();

    @Override
    public void viewport(Viewport v) {
        viewports.add(v);
    }

    @Override
    public void tapped(Xy at) {
        taps.add(at);
    }

    @Override
    public void pointer(Xy at) {
        pointers.add(at);
    }

    @Override
    public void shown(long frame) {
        shown.add(frame);
    }
}
