package dev.aquatint.raster;

/// Thrown out of work that somebody cancelled: no fault, and nothing to look up in a stack trace.
public final class Cancelled extends RuntimeException {
    public Cancelled() {
        super("cancelled", null, false, false);
    }
}
