package dev.aquatint.session;

import dev.aquatint.frame.Extent;
import dev.aquatint.frame.Range;
import dev.aquatint.picture.Viewport;
import dev.aquatint.stream.Pipe;
import dev.aquatint.stream.PlotSize;
import dev.aquatint.stream.PointerXY;
import dev.aquatint.stream.RangeXY;
import dev.aquatint.stream.Size;
import dev.aquatint.stream.Stream;
import dev.aquatint.stream.Tap;
import dev.aquatint.stream.Xy;

/// What the function of a view is told by the streams that it asked for.
final class Streamed {
    /// Before there is a plot.
    private static final Extent EVERYWHERE = Extent.of(Range.ALL, Range.ALL);

    Xy tap = Xy.NONE, pointer = Xy.NONE;

    /// @param viewport of the plot, or null
    Object value(Stream<?> stream, Viewport viewport) {
        return switch (stream) {
            case RangeXY _ -> viewport != null ? viewport.extent() : EVERYWHERE;
            case PlotSize _ -> viewport != null ? new Size(viewport.width(), viewport.height()) : new Size(900, 525);
            case Tap _ -> tap;
            case PointerXY _ -> pointer;
            case Pipe<?> p -> p.value();
        };
    }
}
