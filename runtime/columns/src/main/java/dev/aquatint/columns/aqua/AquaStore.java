package dev.aquatint.columns.aqua;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.aquatint.columns.Chunk;
import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Facts;
import dev.aquatint.columns.Ordered;
import dev.aquatint.columns.Store;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.columns.arrow.ArrowStore;
import dev.aquatint.columns.spatial.Pyramid;
import dev.aquatint.columns.spatial.Tree;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema;
import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A spatial store that is open: its files mapped, and read when somebody looks at them.
///
/// The manifest and the list of checksums are compared when it is opened, boxes with the first picture, and values block by block when they
/// are first read. Files are mapped as they were then: a store that is built again beside it changes nothing here.
public final class AquaStore implements Store, Ordered {
    /// The file that changes when a store is replaced.
    public static final String MANIFEST = Manifest.NAME;

    /// Rows of a chunk, for who reads all of them. Bits of validity of a chunk begin with a byte.
    private static final int CHUNK_BITS = 20, CHUNK = 1 << CHUNK_BITS;

    private final StoreFolder folder;
    private final Manifest manifest;
    private final List<Mapped> files = new ArrayList<>();
    private final Map<Integer, Dictionary> dictionaries = new HashMap<>();
    private final Map<Integer, Chunk> points = new HashMap<>();
    private final Map<Integer, Optional<Pyramid>> overviews = new HashMap<>();
    private Tree tree;

    /// @param open not its channel: a thread that is interrupted would close that for everybody by asking for its size
    private record Mapped(Path path, RandomAccessFile open, long size, MemorySegment bytes, Checksums sums) {}

    /// Costs as much for a billion rows as for a thousand, but for a checksum over a thousandth of its bytes.
    ///
    /// @throws UnreadableFile when it is not finished, cut off, damaged, or written by a newer Aquatint
    public static AquaStore open(Path path) {
        StoreFolder folder = new StoreFolder(path);
        Manifest manifest = folder.manifest();
        try {
            return new AquaStore(folder, manifest);
        } catch (NoSuchFileException e) {
            Manifest now = folder.manifest();           // replaced between reading the one and the other
            if (now.generation().equals(manifest.generation())) throw lacks(path, e);
            try {
                return new AquaStore(folder, now);
            } catch (IOException again) {
                throw lacks(path, again);
            }
        } catch (ClosedByInterruptException e) {
            throw new IllegalStateException("interrupted while opening " + path, e);
        } catch (IOException e) {
            throw new UnreadableFile(path.toString(), e.getMessage(), e);
        }
    }

    private static UnreadableFile lacks(Path path, IOException e) {
        return new UnreadableFile(path.toString(), "it lacks its file %s: build the store again".formatted(path.relativize(Path.of(e.getMessage()))), e);
    }

    private AquaStore(StoreFolder folder, Manifest manifest) throws IOException {
        this.folder = folder;
        this.manifest = manifest;
        List<Path> paths = folder.files(manifest);
        if (manifest.files().size() != paths.size()) throw damaged("manifest.json", "it names %d files and has %d sizes".formatted(paths.size(), manifest.files().size()));
        Path listed = folder.checksums(manifest.generation());
        long blocks = 0;
        for (long size : manifest.files()) blocks += Checksums.blocks(size);
        if (Files.size(listed) != 4 * blocks) throw cutOff(listed, Files.size(listed), 4 * blocks);
        MemorySegment all;
        try (FileChannel channel = FileChannel.open(listed)) {
            all = channel.map(FileChannel.MapMode.READ_ONLY, 0, 4 * blocks, Arena.ofAuto());
        }
        if (sum(all) != manifest.checksums()) throw damaged("checksums", "its own checksum is wrong");
        long at = 0;
        for (int i = 0; i < paths.size(); i++) {
            long size = manifest.files().get(i), bytes = 4L * Checksums.blocks(size);
            files.add(map(paths.get(i), size, all.asSlice(at, bytes), i));
            at += bytes;
        }
        for (int i = 0; i < manifest.columns().size(); i++) require(i);
        schema().indexOf(manifest.x());
        schema().indexOf(manifest.y());
    }

    static int sum(MemorySegment sums) {
        var sum = new CRC32C();
        for (long at = 0; at < sums.byteSize(); at += 1 << 30) sum.update(sums.asSlice(at, Math.min(1 << 30, sums.byteSize() - at)).asByteBuffer());
        return (int) sum.getValue();
    }

    private Mapped map(Path path, long size, MemorySegment sums, int number) throws IOException {
        if (!Files.exists(path)) throw new NoSuchFileException(path.toString());
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");           // stays open, so that what happens to the file can be seen
        if (file.length() != size) throw cutOff(path, file.length(), size);
        MemorySegment bytes = file.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, size, Arena.ofAuto());
        return new Mapped(path, file, size, bytes, new Checksums(bytes, sums, () -> "%s, %s".formatted(path, what(number))));
    }

    private String what(int number) {
        int columns = manifest.columns().size();
        if (number < columns) return "column '%s'".formatted(manifest.columns().get(number).name());
        return number == columns ? "boxes" : number == columns + 1 && !manifest.nodes().isEmpty() ? "what nodes have" : "overviews";
    }

    /// A manifest that was made by hand is not to be believed more than any other file.
    private void require(int column) {
        Manifest.Column c = manifest.columns().get(column);
        long size = files.get(column).size, bytes = (long) manifest.rows() * c.type().bytes();
        boolean inside = c.data() >= 0 && c.data() <= size - bytes && (c.validity() < 0 || c.validity() <= size - (manifest.rows() + 7L) / 8);
        if (!inside || manifest.points() > manifest.rows() || manifest.points() < 0) throw damaged(files.get(column).path.getFileName().toString(), "column '%s' lies outside of it".formatted(c.name()));
    }

    private UnreadableFile damaged(String file, String why) {
        return new UnreadableFile(folder.path().toString(), "its %s is damaged (%s): build the store again".formatted(file, why));
    }

    private static UnreadableFile cutOff(Path path, long is, long was) {
        return new UnreadableFile(path.toString(), "it has %,d bytes, and was written with %,d: it has been cut off or overwritten; build the store again".formatted(is, was));
    }

    /// What it was built from, as it was then.
    String origin() {
        return manifest.origin();
    }

    @Override
    public Schema schema() {
        return new Schema(folder.path().getFileName().toString(), manifest.columns().stream().map(c -> new Schema.Field(c.name(), c.type())).toList());
    }

    @Override
    public int chunks() {
        return manifest.rows() + CHUNK - 1 >>> CHUNK_BITS;
    }

    @Override
    public int rows(int chunk) {
        return Math.min(CHUNK, manifest.rows() - (chunk << CHUNK_BITS));
    }

    @Override
    public Piece read(int column, int chunk) {
        return new Piece(slice(column, chunk << CHUNK_BITS, rows(chunk)), manifest.columns().get(column).type() == ColumnType.STRING ? dictionary(column) : null);
    }

    private Chunk slice(int column, int first, int rows) {
        Manifest.Column c = manifest.columns().get(column);
        Mapped file = files.get(column);
        long width = c.type().bytes(), data = c.data() + first * width, bits = c.validity() + first / 8;
        MemorySegment valid = c.validity() < 0 ? null : file.bytes.asSlice(bits, (rows + 7) / 8);
        return Chunk.of(c.type(), rows, file.bytes.asSlice(data, rows * width), valid, (from, n) -> {
            file.sums.check(data + from * width, n * width);
            if (valid != null) file.sums.check(bits + from / 8, n / 8 + 1);
        });
    }

    private synchronized Dictionary dictionary(int column) {
        return dictionaries.computeIfAbsent(column, c -> {
            Mapped file = files.get(c);
            file.sums.check(0, manifest.columns().get(c).data());
            return ArrowStore.open(file.path).dictionary(0);
        });
    }

    @Override
    public Facts facts(int column) {
        return manifest.columns().get(column).facts();
    }

    @Override
    public Ordered ordered() {
        return this;
    }

    @Override
    public String x() {
        return manifest.x();
    }

    @Override
    public String y() {
        return manifest.y();
    }

    @Override
    public synchronized Tree tree() {
        if (tree != null) return tree;
        Mapped boxes = files.get(manifest.columns().size());
        boxes.sums.check();
        try {
            tree = Tree.of(manifest.points(), levels(boxes.bytes, 0, Tree.BOX, Tree.BOX));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged("boxes", e.getMessage());
        }
        return tree;
    }

    /// An array for each level, one behind the other.
    private List<MemorySegment> levels(MemorySegment file, long at, int leaf, int node) {
        List<MemorySegment> levels = new ArrayList<>();
        for (int level = 0; level < Tree.levels(manifest.points()); level++) {
            long bytes = (long) Tree.nodes(manifest.points(), level) * (level == 0 ? leaf : node);
            levels.add(file.asSlice(at, bytes).asReadOnly());
            at += bytes;
        }
        return levels;
    }

    @Override
    public synchronized Chunk points(int column) {
        return points.computeIfAbsent(column, c -> slice(c, 0, manifest.points()));
    }

    @Override
    public List<MemorySegment> nodes(Kept kept, int column) {
        for (Manifest.Nodes array : manifest.nodes()) {
            if (array.kept() != kept || array.column() != column) continue;
            Mapped file = files.get(manifest.columns().size() + 1);
            try {
                List<MemorySegment> levels = levels(file.bytes, array.at(), array.leaf(), array.node());
                file.sums.check(array.at(), levels.stream().mapToLong(MemorySegment::byteSize).sum());
                return levels;
            } catch (IndexOutOfBoundsException e) {
                throw damaged("nodes", e.getMessage());
            }
        }
        return null;
    }

    @Override
    public Pyramid overview() {
        return overview(Manifest.Overview.ALL);
    }

    @Override
    public synchronized Pyramid overview(int column) {
        return overviews.computeIfAbsent(column, c -> manifest.overviews().stream().filter(o -> o.column() == c).findFirst().map(this::pyramid)).orElse(null);
    }

    private Pyramid pyramid(Manifest.Overview of) {
        Mapped file = files.getLast();
        try {
            return new Pyramid(of.form(), file.bytes.asSlice(of.at(), of.bytes()), (from, n) -> file.sums.check(of.at() + from, n));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw damaged("overviews", e.getMessage());
        }
    }

    @Override
    public void check() {
        try {
            for (Mapped file : files) {
                long size = file.open.length();
                if (size != file.size) throw cutOff(file.path, size, file.size);
            }
        } catch (IOException e) {
            throw new UnreadableFile(folder.path().toString(), e.getMessage(), e);
        }
    }

    /// Reads every byte and compares it with its checksum.
    ///
    /// @throws UnreadableFile naming the first file that is not what was written
    public void verify() {
        check();
        for (int i = 0; i < files.size(); i++) {
            Progress.tell("verifying " + folder.path().getFileName(), (double) i / files.size());
            files.get(i).sums.check();
        }
        Progress.tell("verifying " + folder.path().getFileName(), 1);
    }
}
