package dev.aquatint.shell.command;

import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.console.Rehearsal;
import dev.aquatint.shell.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Does once what users do, so that the launcher's cache has the classes they need, and knows which of their methods run hot.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
    private static final String SCRIPT = """
            // A bit of everything
            class Explorer extends Parameterized {
                @Param(doc = "Opacity", min = 0, max = 1) double alpha = 0.75;
                @Param(options = {"a", "b"}) String which = "a";
                @Param Palette cmap = Palette.FIRE;
                @Param(min = 0, max = 10) Range passengers = range(0, 10);

                Overlay view() {
                    var data = frame(Map.of("x", new double[] {1, 2}, "y", new double[] {1, 2}));
                    return points(data, "x", "y").rasterize().cmap(cmap).overlay(tiles(OFFLINE).alpha(alpha));
                }
            }
            for (int rows = 300_000; rows < 300_004; rows++) {
                var trips = sample("nyc_taxi", rows).columns("pickup_x", "pickup_y", "dropoff_x", "dropoff_y", "passenger_count").persist();
                trips.select("passenger_count", range(1, 2)).rows();
            }
            var explorer = new Explorer();
            explorer.alpha = 0.5;
            show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
            """;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("aquatint-train");
        Path file = Files.writeString(folder.resolve("train.jsh"), SCRIPT);
        try {
            var script = Script.compile(file);
            try (Server server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/train", script))) {
                Visitor.visit(server.uri("/train"));
            }
            Rehearsal.run(SCRIPT.lines().skip(1).toList());
            dev.aquatint.shell.watch.Rehearsal.run();
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        return 0;
    }
}
