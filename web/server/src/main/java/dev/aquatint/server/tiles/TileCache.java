package dev.aquatint.server.tiles;

import dev.aquatint.spi.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tiles on disk, one file each: eight bytes of the second at which it grows stale, then the image.
///
/// File names are made of a key of ours and of numbers. A folder that cannot be written means no cache, and nothing worse.
final class TileCache {
    static final Duration AT_LEAST = Duration.ofDays(7), AT_MOST = Duration.ofDays(365);
    private static final Logger LOG = LoggerFactory.getLogger(TileCache.class);
    private static final Duration TOUCH = Duration.ofDays(1);

    /// @param fresh if not, it is for when nothing better can be had
    record Entry(byte[] image, ImageType type, boolean fresh) {}

    private record Kept(Path file, long size, FileTime used) {}

    private final Path folder;
    private final long mostBytes;
    private final InstantSource clock;
    private final Executor background;
    private final AtomicLong untilTrim = new AtomicLong();
    private final AtomicBoolean complained = new AtomicBoolean();

    /// @param mostBytes past which the tiles that were not used for longest go
    TileCache(Path folder, long mostBytes, InstantSource clock) {
        this(folder, mostBytes, clock, task -> Thread.ofVirtual().name("aquatint-tiles-trim").start(task));
    }

    /// @param background where trimming happens
    TileCache(Path folder, long mostBytes, InstantSource clock, Executor background) {
        this.folder = folder;
        this.background = background;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    Optional<Entry> read(String key, int z, int x, int y) {
        Path file = file(key, z, x, y);
        try {
            byte[] all = Files.readAllBytes(file);
            if (all.length <= Long.BYTES) return Optional.empty();
            byte[] image = Arrays.copyOfRange(all, Long.BYTES, all.length);
            ImageType type = ImageType.of(image);
            if (type == null) return Optional.empty();
            Instant now = clock.instant();
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TOUCH))) Files.setLastModifiedTime(file, FileTime.from(now));
            return Optional.of(new Entry(image, type, now.getEpochSecond() < ByteBuffer.wrap(all).getLong()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// @param fresh at least a week is taken, so that providers are asked seldom
    void write(String key, int z, int x, int y, byte[] image, Duration fresh) {
        Duration kept = fresh.compareTo(AT_LEAST) < 0 ? AT_LEAST : fresh.compareTo(AT_MOST) > 0 ? AT_MOST : fresh;
        Path file = file(key, z, x, y);
        try {
            Files.createDirectories(file.getParent(), OwnerOnly.folder());
            Path part = Files.createTempFile(file.getParent(), "tile", ".part");
            try {
                byte[] all = ByteBuffer.allocate(Long.BYTES + image.length).putLong(clock.instant().plus(kept).getEpochSecond()).put(image).array();
                Files.write(part, all);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            if (complained.compareAndSet(false, true)) LOG.warn("map tiles are not kept: cannot write {}: {}", folder, e.toString());
            return;
        }
        if (untilTrim.getAndAdd(-image.length) <= 0) {
            untilTrim.set(mostBytes / 20);
            background.execute(this::trim);
        }
    }

    /// Down to four fifths of what is allowed, when it is exceeded.
    void trim() {
        List<Kept> files = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.forEach(file -> kept(file).ifPresent(files::add));
        } catch (IOException | UncheckedIOException _) {
            return;     // somebody else is tidying up
        }
        long size = files.stream().mapToLong(Kept::size).sum();
        if (size <= mostBytes) return;
        files.sort(Comparator.comparing(Kept::used));
        for (Kept old : files) {
            if (size <= mostBytes / 5 * 4) break;
            try {
                Files.deleteIfExists(old.file);
                size -= old.size;
            } catch (IOException _) {
                // then another one
            }
        }
    }

    private static Optional<Kept> kept(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? Optional.of(new Kept(file, attributes.size(), attributes.lastModifiedTime())) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Path file(String key, int z, int x, int y) {
        return folder.resolve(key).resolve(Integer.toString(z)).resolve(x + "-" + y);
    }
}
