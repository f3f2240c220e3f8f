package dev.aquatint.columns.aqua;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Memory;
import dev.aquatint.columns.Parallel;
import dev.aquatint.columns.arrow.ColumnFile;
import dev.aquatint.columns.exact.Grain;
import dev.aquatint.columns.spatial.Partition;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema.Field;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Builds a spatial store from rows in any order, with memory that does not grow with them.
///
/// ```java
/// StoreWriter.write(path, plan, writer -> writer.give(1000, (part, batch) -> part.add(List.of(new Piece(xOf(batch)), new Piece(yOf(batch))))));
/// ```
///
/// Rows go to buckets along the Hilbert curve, in temporary files; then each bucket is sorted in memory and written to its place. That takes
/// about twice the size of the store on the disk while it works.
public final class StoreWriter {
    private static final double GIVING = 0.5, SORTING = 0.3, BOXES = 0.03, NODES = 0.03, OVERVIEWS = 0.04;
    private static final int WAVES = 100;

    private final StorePlan plan;
    private final StoreFolder folder;
    private final String generation;
    private final Partition partition;
    private final List<StorePart> parts = new ArrayList<>();

    /// Gives rows to the parts of a writer.
    public interface Rows {
        void give(StoreWriter to);
    }

    /// Gives the rows of one batch to a part.
    public interface Batch {
        void give(StorePart to, int batch);
    }

    private StoreWriter(StorePlan plan, StoreFolder folder, String generation) throws IOException {
        this.plan = plan;
        this.folder = folder;
        this.generation = generation;
        this.partition = Partition.of(plan.sample(), plan.buckets());
        for (int p = 0; p < plan.parts(); p++) parts.add(new StorePart(plan, partition, new Spool(folder.spool(generation, p), plan.written(), partition.pieces() + 1)));
    }

    /// Builds a store, unless one of the same origin is there. It appears at once and whole, in place of what was there before; until
    /// then, and when building fails, nothing changes. Another process that builds the same store is waited for. Tells how far it is.
    ///
    /// @param path a folder that is made, or an older store
    /// @throws UncheckedIOException when it cannot be written, as when the disk is full
    public static void write(Path path, StorePlan plan, Rows rows) {
        StoreFolder folder = new StoreFolder(path);
        Stages stages = new Stages("building " + path.getFileName());
        try (BuildLock _ = folder.lock()) {
            folder.clean();
            Manifest built = folder.built();
            if (built != null && built.origin().equals(plan.origin())) return;
            requireRoom(path, plan);
            String generation = folder.next();
            Thread stopped = new Thread(() -> folder.remove(generation));           // when the process is told to end while it builds
            Runtime.getRuntime().addShutdownHook(stopped);
            try {
                folder.publish(new StoreWriter(plan, folder, generation).build(rows, stages));
            } finally {
                if (!ending(stopped)) folder.clean();
            }
        } catch (IOException e) {
            throw unwritable(path, e);
        } catch (UncheckedIOException e) {
            throw unwritable(path, e.getCause());
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException(noRoom(path, plan, e), e);
        } finally {
            stages.end();
        }
    }

    private static String noRoom(Path path, StorePlan plan, OutOfMemoryError e) {
        String of = String.valueOf(e.getMessage());
        boolean heap = of.startsWith("Java heap space") || of.startsWith("GC overhead") || of.startsWith("Requested array size");
        if (!heap) return "no room for the %,d MB outside the heap that building %s may take: allow it less memory, or start with a larger -XX:MaxDirectMemorySize".formatted(plan.memory() >> 20, path);
        return "no room to build %s on the heap, which has %,d MB: start with a larger -Xmx".formatted(path, Runtime.getRuntime().maxMemory() >> 20);
    }

    private static boolean ending(Thread hook) {
        try {
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            return true;
        }
    }

    private static void requireRoom(Path path, StorePlan plan) throws IOException {
        long width = 0;
        for (Field f : plan.written()) width += f.type().bytes();
        long needed = plan.rows() * width * 2, free = Files.getFileStore(path).getUsableSpace();
        if (needed > free) throw new IOException("%,d rows take about %,d MB while they are ordered".formatted(plan.rows(), needed >> 20));
    }

    private static UncheckedIOException unwritable(Path path, IOException e) {
        String why = e instanceof FileSystemException f && f.getReason() == null ? e.getClass().getSimpleName() + ": " + e.getMessage() : e.getMessage();
        String room = "";
        try {
            room = "; %,d MB are free there".formatted(Files.getFileStore(path.toAbsolutePath().getParent()).getUsableSpace() >> 20);
        } catch (IOException | RuntimeException _) {
            // not known
        }
        return new UncheckedIOException("cannot build %s: %s%s".formatted(path, why, room), e);
    }

    /// Gives numbered batches of rows, on all cores, and tells how far it is. They come in their order, as far as that matters.
    public void give(int batches, Batch each) {
        int n = parts.size(), waves = Math.clamp(batches / n, 1, WAVES);
        for (int w = 0; w < waves; w++) {                               // between them it may be told, and stopped
            int wave = w;
            Parallel.run(null, n, p -> {
                long of = batch(batches, p, n), next = batch(batches, p + 1, n) - of;
                for (int b = (int) (of + next * wave / waves), end = (int) (of + next * (wave + 1) / waves); b < end; b++) each.give(parts.get(p), b);
            });
            Progress.tell("rows", (w + 1.0) / waves);
        }
    }

    private static long batch(int batches, int part, int parts) {
        return (long) batches * part / parts;
    }

    /// Takes rows; those of part 0 come before those of part 1, where the order in which they are given matters.
    ///
    /// @param number 0 to `parts - 1` of the plan
    public StorePart part(int number) {
        return parts.get(number);
    }

    private Manifest build(Rows rows, Stages stages) throws IOException {
        List<FileChannel> open = new ArrayList<>();
        try {
            stages.run(GIVING, () -> {
                rows.give(this);
                return null;
            });
            for (StorePart part : parts) part.end();
            return write(stages, open);
        } finally {
            for (StorePart part : parts) {
                part.close();
                part.spool.close();
            }
            for (FileChannel file : open) file.close();
        }
    }

    private Manifest write(Stages stages, List<FileChannel> open) throws IOException {
        List<Field> fields = plan.written();
        long rows = parts.stream().mapToLong(StorePart::rows).sum();
        if (rows > StorePlan.MOST_ROWS) throw new IllegalArgumentException("a store takes up to %,d rows, and %s has %,d: make several of them".formatted(StorePlan.MOST_ROWS, plan.source(), rows));
        Dictionary[] texts = new Dictionary[fields.size()];
        List<ColumnFile> files = new ArrayList<>();
        for (int c = 0; c < texts.length; c++) {
            if (fields.get(c).type() == ColumnType.STRING) {
                texts[c] = new Dictionary();
                for (StorePart part : parts) texts[c].add(part.texts[c]);
            }
            FileChannel file = created(folder.column(generation, c), open);
            files.add(new ColumnFile(file, fields.get(c).name(), type(c), rows, missing(c), texts[c]));
        }
        BucketSort sort = new BucketSort(plan, parts, files, texts, partition.pieces() + 1);
        int points = stages.run(SORTING, sort::run);
        for (StorePart part : parts) part.spool.close();
        List<Manifest.Column> columns = new ArrayList<>();
        for (int c = 0; c < files.size(); c++) columns.add(column(c, files.get(c), rows));
        Hierarchy hierarchy = new Hierarchy(plan, folder, generation, columns);
        FileChannel boxes = created(folder.boxes(generation), open), ofNodes = created(folder.nodes(generation), open), ofCells = created(folder.overviews(generation), open);
        Tree tree = stages.run(BOXES, () -> hierarchy.boxes(points, boxes));
        List<Manifest.Nodes> nodes = stages.run(NODES, () -> hierarchy.nodes(tree, texts, ofNodes));
        List<Manifest.Overview> overviews = stages.run(OVERVIEWS, () -> hierarchy.overviews(tree, texts, ofCells));
        if (nodes.isEmpty()) Files.delete(folder.nodes(generation));
        if (overviews.isEmpty()) Files.delete(folder.overviews(generation));
        Manifest draft = new Manifest(generation, plan.source(), plan.origin(), plan.x(), plan.y(), (int) rows, points, columns, nodes, overviews, List.of(), 0);
        return stages.run(1 - GIVING - SORTING - BOXES - NODES - OVERVIEWS, () -> sealed(draft, open));
    }

    private static FileChannel created(Path path, List<FileChannel> open) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        open.add(file);
        return file;
    }

    private ColumnType type(int column) {
        ColumnType type = plan.written().get(column).type();
        return type == ColumnType.FLOAT64 && parts.stream().allMatch(p -> p.seen[column].narrow) ? ColumnType.FLOAT32 : type;
    }

    private long missing(int column) {
        return parts.stream().mapToLong(p -> p.seen[column].missing).sum();
    }

    private List<Integer> grain(int column, ColumnType type) {
        var all = new Grain.Search();
        for (StorePart part : parts) all.add(part.seen[column].grain);
        Grain grain = switch (type) {
            case INT8, INT16, INT32, UINT8, UINT16, UINT32, BOOLEAN, DATE -> Grain.OF_SMALL_INTEGERS;
            case INT64, UINT64, TIME, TIMESTAMP, FLOAT32, FLOAT64 -> all.found();
            case STRING -> null;
        };
        return grain == null ? null : List.of(grain.unit(), grain.bits());
    }

    private Manifest.Column column(int c, ColumnFile file, long rows) {
        double least = parts.stream().mapToDouble(p -> p.seen[c].least).min().orElseThrow(), most = parts.stream().mapToDouble(p -> p.seen[c].most).max().orElseThrow();
        if (c == plan.fields().size() && rows > 0) {
            least = 0;
            most = rows - 1;
        }
        return new Manifest.Column(plan.written().get(c).name(), file.type(), file.data(), file.validity(), least <= most ? Double.toString(least) : null, least <= most ? Double.toString(most) : null, grain(c, file.type()));
    }

    /// Computes checksums, and sees to it that all is on the disk.
    private Manifest sealed(Manifest draft, List<FileChannel> open) throws IOException {
        List<Path> files = folder.files(draft);
        List<Long> sizes = new ArrayList<>();
        List<int[]> sums = new ArrayList<>();
        for (Path path : files) {
            try (FileChannel file = FileChannel.open(path); Arena arena = Arena.ofShared()) {
                sizes.add(file.size());
                sums.add(Checksums.of(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena)));
            }
        }
        MemorySegment all = Memory.allocate(4 * sums.stream().mapToLong(s -> s.length).sum()).asSlice(0, 4 * sums.stream().mapToLong(s -> s.length).sum());
        long at = 0;
        for (int[] some : sums) {
            MemorySegment.copy(some, 0, all, JAVA_INT_UNALIGNED, at, some.length);
            at += 4L * some.length;
        }
        FileChannel file = created(folder.checksums(generation), open);
        write(file, all, 0);
        for (FileChannel each : open) each.force(true);
        return new Manifest(draft.generation(), draft.source(), draft.origin(), draft.x(), draft.y(), draft.rows(), draft.points(), draft.columns(), draft.nodes(), draft.overviews(), sizes, AquaStore.sum(all));
    }

    /// @return where what comes next begins
    static long write(FileChannel file, MemorySegment bytes, long at) throws IOException {
        for (long from = 0; from < bytes.byteSize(); from += 1 << 30) {
            ByteBuffer some = bytes.asSlice(from, Math.min(1 << 30, bytes.byteSize() - from)).asByteBuffer();
            while (some.hasRemaining()) at += file.write(some, at);
        }
        return at;
    }
}
