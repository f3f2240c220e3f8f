package dev.aquatint.programs;

import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.points;

import dev.aquatint.server.App;
import dev.aquatint.server.Server;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.shell.script.Script;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A Spring Boot application that shows a view and a script, and says where.
@SpringBootApplication
public class BootProgram {
    public static void main(String[] arguments) {
        SpringApplication.run(BootProgram.class, arguments);
    }

    /// What the script of the test asks its host for: classes of the application can be named in scripts.
    public static double[] heights() {
        return new double[] {3, 1, 2};
    }

    @Bean(destroyMethod = "close")
    Server aquatint(@Value("${script}") Path script) throws Exception {
        var trips = frame(Map.of("x", new double[] {1, 2, 3}, "y", heights()));
        return Server.start(ServerOptions.defaults(), Map.of("/view", App.of("A view", points(trips, "x", "y").rasterize()), "/script", Script.load(script)));
    }

    /// Where the pages are.
    @RestController
    static class Pages {
        private final Server server;

        Pages(Server server) {
            this.server = server;
        }

        @GetMapping("/pages")
        Map<String, URI> pages() {
            return Map.of("view", server.uri("/view"), "script", server.uri("/script"));
        }
    }
}
