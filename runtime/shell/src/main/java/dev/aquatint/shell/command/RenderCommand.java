package dev.aquatint.shell.command;

import dev.aquatint.shell.tutorial.Camera;
import dev.aquatint.shell.tutorial.Rendering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "render", description = {"Makes pages of scripts whose comments are prose.",
            "Beside each FILE.jsh stand then FILE.md, what it prints as FILE.txt, and the picture it ends with as FILE.png. Lines that begin with // are Markdown, the first one the heading. Pictures are taken by Chromium, named in CHROMIUM or found; without it those there are stay."},
        footer = {"", "Examples:",
            "  aquatint render tutorials                               all of a folder",
            "  aquatint render tutorials/03-put-it-on-a-map.jsh        one of them",
            "  aquatint render report.jsh --width 1200 --height 700 -- trips.parquet    with an argument for the script"})
final class RenderCommand implements Callable<Integer> {
    @Option(names = "--width", paramLabel = "N", defaultValue = "1100", description = "Of pictures, in pixels. Default: ${DEFAULT-VALUE}.")
    private int width;
    @Option(names = "--height", paramLabel = "N", defaultValue = "560", description = "Of pictures, in pixels. Default: ${DEFAULT-VALUE}.")
    private int height;
    @Option(names = "--no-pictures", description = "Takes no pictures; those that are there stay.")
    private boolean noPictures;
    @Parameters(arity = "1..*", paramLabel = "FILE.jsh|FOLDER", description = "Scripts, or folders of them.")
    private List<Path> where;

    private final CommandLines context;

    RenderCommand(CommandLines context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (width < 100 || height < 100 || width > 4000 || height > 4000) throw new Complaint("pictures are 100 to 4000 pixels wide and high, not %d x %d".formatted(width, height));
        List<Path> scripts = new ArrayList<>();
        try {
            for (Path each : where) scripts.addAll(Rendering.scripts(each));
            scripts.forEach(ScriptFile::checked);
            Optional<Path> chromium = noPictures ? Optional.empty() : Camera.chromium();
            if (chromium.isEmpty() && !noPictures) context.err().println("no Chromium found: install it, or set CHROMIUM to its path, to take new pictures");
            if (chromium.isEmpty()) return render(scripts, null);
            try (Camera camera = new Camera(chromium.get(), width, height)) {
                return render(scripts, camera);
            }
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            throw new Complaint(e.getMessage());
        }
    }

    /// One that fails keeps no other from its page.
    private int render(List<Path> scripts, Camera camera) throws InterruptedException {
        var rendering = new Rendering(context.arguments(List.of()), camera, new ProgressLine(context.err(), context.terminal()), context.out()::println);
        int failed = 0;
        for (Path script : scripts) {
            try {
                rendering.render(script);
            } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
                failed++;
                context.err().println("'%s' was not rendered: %s".formatted(script, e.getMessage()));
            }
        }
        if (failed > 0 && scripts.size() > 1) context.err().println("%d of %d scripts were not rendered".formatted(failed, scripts.size()));
        return failed == 0 ? 0 : 1;
    }
}
