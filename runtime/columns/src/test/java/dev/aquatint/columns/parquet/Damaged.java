package dev.aquatint.columns.parquet;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aquatint.columns.UnreadableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;

/// Files some bytes of which are not as they were written.
final class Damaged {
    private Damaged() {}

    /// Each is read, or refused by name.
    static void isReadOrRefused(byte[] whole, Path file, long seed, int times, Consumer<Path> read) throws IOException {
        var random = new Random(seed);
        for (int i = 0; i < times; i++) {
            byte[] bad = whole.clone();
            for (int k = 0; k <= i % 4; k++) bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            Path each = file.resolveSibling("bad%d-%s".formatted(i, file.getFileName()));
            Files.write(each, bad);
            assertThatCode(() -> {
                try {
                    read.accept(each);
                } catch (UnreadableFile _) {
                    // refused by name
                }
            }).as("damage %d", i).doesNotThrowAnyException();
            Files.delete(each);
        }
    }
}
