package dev.aquatint.columns.sample;

import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.parquet.FlatWriter;
import dev.aquatint.frame.Nearest;
import dev.aquatint.spi.CacheFolder;
import dev.aquatint.spi.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The data sets that can be generated, each written once.
public final class Samples {
    private static final List<Generated> ALL = List.of(new NycTaxi(), new Gps());
    private static final List<String> NAMES = ALL.stream().map(Generated::name).toList();
    private static final long MOST = 2_000_000_000;

    private Samples() {}

    /// The file of a sample, which is written when it is not there yet; several processes may ask at once.
    ///
    /// @param rows how many, or -1 for as many as it usually has
    /// @throws IllegalArgumentException for an unknown name; the message lists those there are
    public static Path file(String name, long rows) {
        return file(CacheFolder.path().resolve("samples"), name, rows);
    }

    static Path file(Path folder, String name, long rows) {
        Generated sample = ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("no sample '%s': %sthe samples are %s".formatted(
                name, Nearest.to(name, NAMES).map("did you mean '%s'? "::formatted).orElse(""), String.join(", ", NAMES))));
        if (rows < -1 || rows == 0 || rows > MOST) throw new IllegalArgumentException("a sample has 1 to %,d rows, not %,d".formatted(MOST, rows));
        long count = rows == -1 ? sample.usual() : rows;
        Path file = folder.resolve("%s-2-%d.parquet".formatted(name, count));
        if (Files.exists(file)) return file;
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, name, ".part");
            try {
                try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
                    write(sample, count, out);
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

    private static void write(Generated sample, long rows, OutputStream out) throws IOException {
        var writer = new FlatWriter(out, sample.columns());
        int groups = Generated.groups(rows), ahead = 2 * Runtime.getRuntime().availableProcessors();
        String what = "writing sample %s (once)".formatted(sample.name());
        try {
            for (int first = 0; first < groups; first += ahead) {
                int from = first, n = Math.min(ahead, groups - first);
                FlatWriter.Group[] encoded = new FlatWriter.Group[n];
                if (first > 0) Progress.tell(what, (double) first / groups);
                Parallel.run(null, n, i -> encoded[i] = FlatWriter.encode(sample.columns(), sample.group(from + i, rows), Generated.rows(from + i, rows)));
                for (FlatWriter.Group g : encoded) writer.append(g);
            }
            writer.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Progress.tell(what, 1);
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
