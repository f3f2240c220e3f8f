package dev.aquatint.columns.sample;

import dev.aquatint.frame.Nearest;
import dev.aquatint.spi.CacheFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The data sets that can be generated, each written once.
public final class Samples {
    private static final List<String> NAMES = List.of("nyc_taxi");
    private static final long ROWS = 12_000_000, MOST = 2_000_000_000;

    private Samples() {}

    /// The file of a sample, which is written when it is not there yet; several processes may ask at once.
    ///
    /// @param rows how many, or -1 for the 12 million of `nyc_taxi`
    /// @throws IllegalArgumentException for an unknown name; the message lists those there are
    public static Path file(String name, long rows) {
        return file(CacheFolder.path().resolve("samples"), name, rows);
    }

    static Path file(Path folder, String name, long rows) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no sample '%s': %sthe samples are %s".formatted(name,
                    Nearest.to(name, NAMES).map("did you mean '%s'? "::formatted).orElse(""), String.join(", ", NAMES)));
        }
        if (rows < -1 || rows == 0 || rows > MOST) throw new IllegalArgumentException("a sample has 1 to %,d rows, not %,d".formatted(MOST, rows));
        long count = rows == -1 ? ROWS : rows;
        Path file = folder.resolve("%s-1-%d.parquet".formatted(name, count));
        if (Files.exists(file)) return file;
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, name, ".part");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
                    NycTaxi.write(count, out);
                }
                publish(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the sample to %s (AQUATINT_CACHE names another folder): %s".formatted(file, e.getMessage()), e);
        }
    }

    /// The first to finish wins: a file that others may have opened is never replaced.
    private static void publish(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException _) {
            // another process was faster
        } catch (UnsupportedOperationException | IOException _) {
            if (!Files.exists(file)) Files.move(part, file);
        }
    }
}
