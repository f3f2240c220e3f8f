package dev.aquatint.shell.command;

import dev.aquatint.Aquatint;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// Readers of files, in use before the first file is read: their loops run at full speed from its first page on.
final class Readers {
    private static final int ROWS = 100_000;

    private static final Pattern READS = Pattern.compile("\\b(parquet|sample)\\s*\\(|^//SOURCES\\b", Pattern.MULTILINE);

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private Readers() {}

    /// Warms them up where one of the scripts reads a file, or brings sources that may.
    static void warmFor(List<Path> scripts) {
        if (scripts.stream().anyMatch(Readers::reads)) warmAside();
    }

    static boolean reads(Path script) {
        try {
            return READS.matcher(Files.readString(script)).find();
        } catch (IOException _) {
            return false;       // whoever compiles it says so
        }
    }

    /// Warms them up beside what the command does first, once in a process: where nobody waits at a prompt, data is what is waited for.
    static void warmAside() {
        if (!BEGUN.getAndSet(true)) Thread.ofPlatform().name("readers").daemon(true).start(Readers::warm);
    }

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
