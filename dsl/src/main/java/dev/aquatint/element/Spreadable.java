package dev.aquatint.element;

import dev.aquatint.operation.Composite;
import dev.aquatint.operation.Dynspread;
import dev.aquatint.operation.Spread;
import dev.aquatint.operation.Spreading;

/// What has cells that can grow, so that few and far ones can be seen. Each step works on what the one before made.
interface Spreadable<E> {

    /// What becomes of cells that grow into each other if nothing is said: `over` for colours; for values what the reduction says. Counts and sums are added, of maxima the
    /// largest stays and of minima the smallest, means are averaged by how many rows they have, and for all others the nearest cell decides.
    Composite usually();

    /// Every cell grows into its neighbours, so that few and far ones can be seen.
    ///
    /// @throws IllegalArgumentException if the operator is one for values where there are colours, or the other way round
    E spread(Spreading how);

    /// Every cell grows into a circle that reaches so many pixels far, 0 to 64.
    default E spread(int px) {
        return spread(new Spread(px, Spreading.Shape.CIRCLE, usually()));
    }

    /// @param shape circle or square
    /// @param how colours: over, add, saturate, source; values: add, max, min, mean, nearest, source; HoloViews always adds
    default E spread(int px, String shape, String how) {
        return spread(new Spread(px, Spreading.Shape.of(shape), Composite.of(how)));
    }

    /// Cells grow by up to three pixels, as far as leaves half of them without a near neighbour.
    default E dynspread() {
        return dynspread(0.5, 3);
    }

    /// Cells grow by up to `maxPx` pixels, as long as no larger share than the threshold has a near neighbour.
    default E dynspread(double threshold, int maxPx) {
        return spread(new Dynspread(threshold, maxPx, Spreading.Shape.CIRCLE, usually()));
    }

    /// @param shape circle or square
    /// @param how colours: over, add, saturate, source; values: add, max, min, mean, nearest, source; HoloViews always adds
    default E dynspread(double threshold, int maxPx, String shape, String how) {
        return spread(new Dynspread(threshold, maxPx, Spreading.Shape.of(shape), Composite.of(how)));
    }
}
