package dev.aquatint.shell.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aquatint.server.App;
import dev.aquatint.shell.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tutorials that we ship: what they say is what happens.
class TutorialsTest {
    private static final Path FOLDER = Path.of("../../tutorials"), CHANGED = Path.of("target/tutorials");

    private static Camera camera;

    static List<Path> tutorials() throws IOException {
        return Rendering.scripts(FOLDER);
    }

    private static Camera camera() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Camera.chromium().isPresent(), "no Chromium here: install it or set CHROMIUM to its path");
        if (camera == null) camera = new Camera(Camera.chromium().get(), 1100, 560);
        return camera;
    }

    @AfterAll
    static void close() {
        if (camera != null) camera.close();
    }

    @ParameterizedTest
    @MethodSource("tutorials")
    void a_tutorial_prints_what_lies_beside_it_and_its_page_and_picture_are_up_to_date(Path script) throws Exception {
        Played played = Played.of(Tutorial.read(script), List.of(), (_, _) -> { });
        Path picture = Rendering.beside(script, ".png");
        assertThat(Rendering.beside(script, ".txt")).as("what it prints: aquatint render tutorials").hasContent(played.transcript());
        assertThat(Rendering.beside(script, ".md")).as("its page: aquatint render tutorials").hasContent(played.markdown(played.shown() == null ? null : picture.getFileName().toString()));
        if (played.shown() == null) return;
        byte[] now = camera().picture(played.shown());
        if (!Files.exists(picture)) Files.write(picture, now);
        if (Likeness.alike(Files.readAllBytes(picture), now)) return;
        Path changed = Files.createDirectories(CHANGED).resolve(picture.getFileName().toString().replace(".png", "-changed.png"));
        Files.write(changed, now);
        assertThat(Likeness.difference(Files.readAllBytes(picture), now)).as("share of pixels of %s that differ from %s", changed, picture).isLessThanOrEqualTo(Likeness.SHARE);
    }

    @ParameterizedTest
    @MethodSource("tutorials")
    void a_tutorial_is_a_script_that_runs(Path script) {
        assertThatCode(() -> {
            try (App.Page page = Script.compile(script).open(new App.Request(Map.of()))) {
                assertThat(page.root()).isNotNull();
            }
        }).doesNotThrowAnyException();
    }

    @Test
    void all_of_them_are_listed() throws IOException {
        for (Path script : tutorials()) {
            Tutorial t = Tutorial.read(script);
            assertThat(FOLDER.resolve("README.md")).content().contains("[%s](%s.md)".formatted(t.title().replaceFirst("\\d+\\. ", ""), t.name()));
        }
    }
}
