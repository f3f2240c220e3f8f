package dev.aquatint.columns.sample;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.aqua.StorePlan;
import dev.aquatint.columns.aqua.StoreWriter;
import dev.aquatint.columns.parquet.FlatWriter;
import dev.aquatint.columns.spatial.Coordinates;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Nearest;
import dev.aquatint.frame.Schema;
import dev.aquatint.spi.CacheFolder;
import dev.aquatint.spi.OwnerOnly;
import dev.aquatint.spi.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The data sets to try things with: generated ones, and real ones that come with the jar. Each is written to the cache once.
public final class Samples {
    private static final List<Generated> ALL = List.of(new NycTaxi(), new Gps());
    private static final List<String> NAMES = Stream.concat(ALL.stream().map(Generated::name), Shipped.ALL.stream().map(Shipped::name)).toList();
    private static final long MOST = 2_000_000_000;

    /// From this many rows on a sample of points is a spatial store, so that it is written once and never sorted in memory.
    private static final long STORED = 50_000_000;

    /// Of the points of a group one in so many says where they lie.
    private static final int SAMPLED = 16;

    private Samples() {}

    /// The file of a sample, which is written when it is not there yet; several processes may ask at once.
    ///
    /// @param rows how many, or -1 for as many as it usually has
    /// @throws IllegalArgumentException for an unknown name; the message lists those there are
    public static Path file(String name, long rows) {
        return file(CacheFolder.path().resolve("samples"), name, rows);
    }

    /// Whether a sample is a spatial store, and not a file.
    public static boolean stored(String name, long rows) {
        return rows >= STORED && ALL.stream().anyMatch(s -> s.name().equals(name) && s.places() != null);
    }

    /// The spatial store of a sample, which is written when it is not there yet; several processes may ask at once.
    public static Path store(String name, long rows) {
        return store(CacheFolder.path().resolve("samples"), sample(name, rows), rows);
    }

    static Path store(Path folder, String name, long rows) {
        return store(folder, sample(name, rows), rows);
    }

    private static Path store(Path folder, Generated sample, long rows) {
        Path store = folder.resolve("%s-%s-%s.aqua".formatted(sample.name(), sample.edition(), rows));
        List<Schema.Field> fields = sample.columns().stream().map(c -> new Schema.Field(c.name(), c.type())).toList();
        int x = index(fields, sample.places().x()), y = index(fields, sample.places().y());
        int[][] some = sample.group(0, rows);
        Coordinates places = new Coordinates() {
            @Override
            public int rows() {
                return some[0].length / SAMPLED;
            }

            @Override
            public void read(int from, int n, double[] xs, double[] ys) {
                for (int i = 0; i < n; i++) {
                    xs[i] = Float.intBitsToFloat(some[x][(from + i) * SAMPLED]);
                    ys[i] = Float.intBitsToFloat(some[y][(from + i) * SAMPLED]);
                }
            }
        };
        StorePlan plan = new StorePlan(sample.name(), store.getFileName().toString(), fields, sample.places().x(), sample.places().y(), places, rows);
        StoreWriter.write(store, plan, writer -> writer.give(Generated.groups(rows), (part, g) -> part.add(pieces(fields, sample.group(g, rows), Generated.rows(g, rows)))));
        return store;
    }

    private static int index(List<Schema.Field> fields, String name) {
        return fields.stream().map(Schema.Field::name).toList().indexOf(name);
    }

    private static List<Store.Piece> pieces(List<Schema.Field> fields, int[][] bits, int rows) {
        List<Store.Piece> pieces = new ArrayList<>();
        for (int c = 0; c < bits.length; c++) {
            ColumnType type = fields.get(c).type();
            MemorySegment data = Memory.allocate((long) rows * type.bytes());
            if (type == ColumnType.INT8) {
                for (int i = 0; i < rows; i++) data.set(JAVA_BYTE, i, (byte) bits[c][i]);
            } else {
                MemorySegment.copy(bits[c], 0, data, JAVA_INT_UNALIGNED, 0, rows);
            }
            pieces.add(new Store.Piece(Chunk.of(type, rows, data, null)));
        }
        return pieces;
    }

    private static Generated sample(String name, long rows) {
        if (rows < -1 || rows == 0 || rows > MOST) throw new IllegalArgumentException("a sample has 1 to %,d rows, not %,d".formatted(MOST, rows));
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("no sample '%s': %sthe samples are %s".formatted(
                name, Nearest.to(name, NAMES).map("did you mean '%s'? "::formatted).orElse(""), String.join(", ", NAMES))));
    }

    static Path file(Path folder, String name, long rows) {
        Shipped shipped = Shipped.named(name).orElse(null);
        if (shipped != null) {
            shipped.checkRows(rows);
            return once(folder.resolve(shipped.file()), shipped::copy);
        }
        Generated sample = sample(name, rows);
        long count = rows == -1 ? sample.usual() : rows;
        return once(folder.resolve("%s-%s-%s.parquet".formatted(name, sample.edition(), count)), part -> {
            try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20)) {
                write(sample, count, out);
            }
        });
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    /// Written beside first, so that nobody sees half a file.
    private static Path once(Path file, Writing writing) {
        if (Files.exists(file)) return file;
        Path folder = file.getParent();
        try {
            Files.createDirectories(folder, OwnerOnly.folder());
            Path part = Files.createTempFile(folder, "sample", ".part");
            try {
                writing.to(part);
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
