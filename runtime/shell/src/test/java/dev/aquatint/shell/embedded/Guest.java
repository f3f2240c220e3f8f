package dev.aquatint.shell.embedded;

import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.Pulled;
import dev.aquatint.shell.script.Script;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/// A program within another: it loads a script, opens its page, and stops, as often as it is told to.
public final class Guest implements IntUnaryOperator {
    private static final String SCRIPT = """
            class Explorer extends Parameterized {
                @Param(min = 0, max = 1) double alpha = 0.5;
                View view() { return points(trips.select("x", range(alpha, 3)), "x", "y").rasterize(); }
            }
            var trips = frame(Map.of("x", new double[] {1, 2, 3}, "y", new double[] {3, 1, 2}));
            var explorer = new Explorer();
            explorer.alpha = canvas(2, 2).points(trips.select("x > 1"), "x", "y").value(0, 0);
            show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
            """;

    /// @return how many classes more there are afterwards than after the first few times
    @Override
    public int applyAsInt(int times) {
        try {
            Path folder = Files.createTempDirectory("guest"), script = Files.writeString(folder.resolve("explorer.jsh"), SCRIPT);
            int classes = 0;
            try {
                for (int i = 0; i < times; i++) {
                    cycle(folder, script);
                    if (i == 2) classes = classes();
                }
            } finally {
                delete(folder);
            }
            return classes() - classes;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void cycle(Path folder, Path file) throws Exception {
        URI address;
        try (var script = Script.load(file); var server = Server.start(ServerOptions.defaults().cache(folder), Map.of("/explorer", script))) {
            address = server.uri("/explorer");
            Pulled.from(address, 1, Duration.ZERO);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            throw new IllegalStateException("somebody listens at " + address);
        } catch (IOException _) {
            // nobody does
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private static int classes() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
}
