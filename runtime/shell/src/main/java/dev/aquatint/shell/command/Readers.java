package dev.aquatint.shell.command;

import dev.aquatint.Aquatint;
import dev.aquatint.frame.Frame;

/// Readers of files, in use before the first file is read: their loops run at full speed from its first page on.
final class Readers {
    private static final int ROWS = 100_000;

    private Readers() {}

    /// Reads the columns of a small sample one by one; the sample is written into the user's cache the first time.
    static void warm() {
        try {
            Frame trips = Aquatint.sample("nyc_taxi", ROWS);
            for (String column : trips.schema().names()) trips.columns(column).persist();
        } catch (RuntimeException _) {
            // nobody asked for it, and whoever reads a file is told what is wrong
        }
    }
}
