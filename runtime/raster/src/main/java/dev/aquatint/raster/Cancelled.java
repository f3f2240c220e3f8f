package dev.aquatint.raster;

import dev.aquatint.columns.Unwanted;

/// Thrown out of work that somebody cancelled.
public final class Cancelled extends Unwanted {
    public Cancelled() {
        super("cancelled");
    }
}
