package dev.aquatint.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    private Path folder;

    private Path script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private LateScript late(String text, String... arguments) throws IOException {
        LateScript script = new LateScript(new HeadStart().compiled(script("a.jsh", text)), List.of(arguments), (_, _) -> { });
        script.ready();             // it has read its text
        return script;
    }

    private Thumbnails pictures() {
        return new Thumbnails(folder.resolve("thumbnails"));
    }

    private static byte[] picture(LateScript script) {
        return script.card().orElseThrow().picture();
    }

    @Test
    void a_script_without_a_picture_beside_it_has_one_of_its_own_at_the_next_start_too() throws Exception {
        String text = "show(points(frame(Map.of(\"x\", new double[] {1, 2}, \"y\", new double[] {1, 2})), \"x\", \"y\"));";
        LateScript first = late(text);
        first.find(pictures());
        assertThat(picture(first)).isNull();
        first.draw(pictures());
        assertThat(picture(first)).startsWith(PICTURE);

        LateScript next = late(text), edited = late(text + " // edited\nint n = 1;"), other = late(text, "x");
        for (LateScript each : List.of(next, edited, other)) each.find(pictures());
        assertThat(picture(next)).isEqualTo(picture(first));
        assertThat(picture(edited)).isNull();
        assertThat(picture(other)).isNull();
    }

    @Test
    void the_picture_beside_a_script_is_its_picture() throws Exception {
        Files.write(folder.resolve("a.png"), PICTURE);
        LateScript script = late("throw new IllegalStateException(\"not run\");");
        script.draw(pictures());

        assertThat(picture(script)).isEqualTo(PICTURE);
        assertThat(folder.resolve("thumbnails")).doesNotExist();
    }

    @Test
    void a_script_that_shows_no_plot_has_none() throws Exception {
        LateScript script = late("text(\"a\")");
        script.draw(pictures());

        assertThat(picture(script)).isNull();
    }

    @Test
    void a_picture_is_drawn_again_after_a_day() throws Exception {
        pictures().keep("script", PICTURE);
        assertThat(pictures().fresh("script")).isTrue();
        Files.setLastModifiedTime(folder.resolve("thumbnails/script.png"), FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        assertThat(pictures().fresh("script")).isFalse();
        assertThat(pictures().of("script")).hasValue(PICTURE);
    }

    @Test
    void the_last_two_hundred_are_kept() throws Exception {
        for (int i = 0; i < 203; i++) {
            pictures().keep("script" + i, PICTURE);
            Files.setLastModifiedTime(folder.resolve("thumbnails/script" + i + ".png"), FileTime.fromMillis(1_000_000L * (i + 1)));
        }
        pictures().keep("last", PICTURE);

        try (Stream<Path> files = Files.list(folder.resolve("thumbnails"))) {
            assertThat(files.map(f -> f.getFileName().toString()).toList()).hasSize(200).contains("last.png", "script202.png").doesNotContain("script0.png", "script3.png");
        }
    }
}
