package dev.aquatint.shell.tutorial;

import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Writes beside each tutorial what it printed (`.txt`), its picture (`.png`) and its page (`.md`).
///
/// A picture that shows the same as the one there is stays as it is, so that nothing changes where nothing did.
///
/// @param camera null to take no pictures; those that are there stay
/// @param told a line for each file that was written
public record Rendering(List<String> arguments, Camera camera, Progress progress, Consumer<String> told) {

    /// The scripts of a folder, by name, or what is no folder itself.
    ///
    /// @throws IllegalArgumentException if the folder has none
    public static List<Path> scripts(Path where) throws IOException {
        if (!Files.isDirectory(where)) return List.of(where);
        try (Stream<Path> all = Files.list(where)) {
            List<Path> scripts = all.filter(f -> f.toString().endsWith(".jsh")).sorted().toList();
            if (scripts.isEmpty()) throw new IllegalArgumentException("no .jsh file in '%s'".formatted(where));
            return scripts;
        }
    }

    /// Plays the tutorial and writes what came of it.
    public void render(Path script) throws IOException, InterruptedException {
        Tutorial tutorial = Tutorial.read(script);
        Played played = Played.of(tutorial, arguments, progress);
        Path picture = beside(script, ".png");
        if (played.shown() != null && camera != null) picture(picture, camera.picture(played.shown()));
        write(beside(script, ".txt"), played.transcript());
        write(beside(script, ".md"), played.markdown(played.shown() != null && Files.exists(picture) ? picture.getFileName().toString() : null));
    }

    static Path beside(Path script, String ending) {
        String name = script.getFileName().toString();
        return script.resolveSibling(name.substring(0, name.length() - ".jsh".length()) + ending);
    }

    private void picture(Path file, byte[] png) throws IOException {
        if (Files.exists(file) && Likeness.alike(Files.readAllBytes(file), png)) return;
        Files.write(file, png);
        told.accept(file.toString());
    }

    private void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) return;
        Files.writeString(file, text);
        told.accept(file.toString());
    }
}
