package dev.aquatint.server.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileCacheTest {
    private static final byte[] TILE = Arrays.copyOf(FakeTiles.PNG, 992);      // 1,000 bytes on disk

    @TempDir
    private Path folder;
    private final MovableClock clock = new MovableClock();

    @Test
    void past_its_bound_the_tiles_that_were_not_used_for_longest_go() {
        var cache = new TileCache(folder.resolve("tiles"), 10_000, clock, _ -> { });
        for (int x = 0; x < 12; x++) {
            cache.write("key", 5, x, 0, TILE, Duration.ofDays(300));
            touch(x);
        }
        cache.read("key", 5, 0, 0);
        touch(0);
        cache.trim();
        assertThat(IntStream.range(0, 12).filter(x -> cache.read("key", 5, x, 0).isPresent())).containsExactly(0, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void it_trims_itself_as_it_is_written() {
        var cache = new TileCache(folder.resolve("tiles"), 10_000, clock, Runnable::run);
        for (int x = 0; x < 100; x++) cache.write("key", 5, x, 0, TILE, Duration.ofDays(300));
        assertThat(IntStream.range(0, 100).filter(x -> cache.read("key", 5, x, 0).isPresent()).count()).isBetween(8L, 11L);
    }

    @Test
    void nothing_goes_before_the_bound_is_reached() {
        var cache = new TileCache(folder, 10_000, clock, _ -> { });
        for (int x = 0; x < 10; x++) cache.write("key", 5, x, 0, TILE, Duration.ofDays(300));
        cache.trim();
        assertThat(IntStream.range(0, 10)).allMatch(x -> cache.read("key", 5, x, 0).isPresent());
    }

    @Test
    void a_write_leaves_no_half_file_and_nobody_else_may_read_it() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        var cache = new TileCache(folder.resolve("tiles"), 10_000, clock, _ -> { });
        cache.write("key", 5, 1, 2, TILE, Duration.ofDays(7));
        try (Stream<Path> files = Files.walk(folder.resolve("tiles"))) {
            assertThat(files.toList()).allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).endsWith("------"))
                    .filteredOn(Files::isRegularFile).extracting(file -> file.getFileName().toString()).containsExactly("1-2");
        }
    }

    /// As if each tile had been used an hour after the one before.
    private void touch(int x) {
        clock.move(Duration.ofHours(1));
        try {
            Files.setLastModifiedTime(folder.resolve("tiles/key/5/" + x + "-0"), FileTime.from(clock.instant()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
