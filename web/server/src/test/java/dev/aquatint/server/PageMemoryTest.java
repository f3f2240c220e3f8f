package dev.aquatint.server;

import static dev.aquatint.Aquatint.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aquatint.document.Document;
import dev.aquatint.element.View;
import dev.aquatint.frame.Frame;
import dev.aquatint.layout.Viewable;
import dev.aquatint.raster.Engine;
import dev.aquatint.session.Panes;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a page costs that somebody has looked around in: all arrays of the JVM are counted, less those that panes share within bounds.
@Timeout(60)
class PageMemoryTest {
    private static final long MB = 1 << 20;
    private static final int PAGES = 10;
    private static final Frame POINTS = heaped(200_000).index("x", "y");

    private static Frame heaped(int n) {
        SplittableRandom random = new SplittableRandom(11);
        double[] x = new double[n], y = new double[n];
        String[] kind = new String[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.clamp(0.5 + random.nextGaussian() / 6, 0, 1);
            y[i] = Math.clamp(0.5 + random.nextGaussian() / 6, 0, 1);
            kind[i] = "abcd".substring(i & 3, (i & 3) + 1);
        }
        return frame(Map.of("x", x, "y", y, "kind", kind));
    }

    private static View view(String how) {
        return switch (how) {
            case "counts" -> points(POINTS, "x", "y").rasterize().hist();
            case "masked" -> points(POINTS, "x", "y").rasterize().minCount(2).spread(1);
            case "by category" -> points(POINTS, "x", "y").rasterize(by("kind")).shade();
            default -> throw new IllegalArgumentException(how);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"counts", "masked", "by category"})
    void ten_pages_of_one_plot_hold_what_one_does_and_five_megabytes_each(String how) throws Exception {
        try (Engine engine = Engine.of(2); Panes panes = new Panes(engine)) {
            List<Visitor> visitors = new ArrayList<>(List.of(new Visitor(panes, view(how), 0)));
            for (double at : new double[] {0.6, 0.35, 0.65, 0.4}) visitors.getFirst().lookAround(at);      // the engine has its memory for frames by then
            long one = atRest(panes);
            for (int i = 1; i < PAGES; i++) visitors.add(new Visitor(panes, view(how), i));
            long ten = atRest(panes);
            assertThat(ten - one).isLessThan((PAGES - 1) * 5 * MB);
            assertThat(panes.kept()).isLessThan(128 * MB);
            for (Visitor v : visitors) v.close();
        }
    }

    @Test
    void a_page_whose_rasters_were_dropped_moves_on() throws Exception {
        try (Engine engine = Engine.of(2); Panes panes = new Panes(engine)) {
            try (var first = new Visitor(panes, view("masked"), 0)) {
                for (int i = 1; i < 2 * PAGES; i++) new Visitor(panes, view("masked"), i).close();      // more than is kept
                first.lookAround(0.7);
            }
        }
    }

    /// The least of some counts: a page has sent its last picture a little before it lets go of what the picture was made with.
    private static long atRest(Panes panes) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) least = Math.min(least, arrays() - panes.kept());
        return least;
    }

    /// What is alive in arrays of numbers, in bytes.
    private static long arrays() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                new Object[] {new String[0]}, new String[] {String[].class.getName()});
        return Pattern.compile("^ *\\d+: +\\d+ +(\\d+) +\\[[ZBSIJFD]\\b.*$", Pattern.MULTILINE).matcher(histogram).results().mapToLong(m -> Long.parseLong(m.group(1))).sum();
    }

    /// A page, and a browser that has moved about in it and lets its hand rest.
    private static final class Visitor implements Document.Outbox, AutoCloseable {
        private static final JsonMapper JSON = new JsonMapper();
        private static final int WIDTH = 900, HEIGHT = 525;

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final Document document = new Document("plot");
        private final LivePage page;
        private final Document.Connection connection;
        private final String figure, x, y;

        /// @param number says where it looks
        Visitor(Panes panes, View view, int number) throws Exception {
            page = new LivePage(new App.Page() {
                @Override
                public String title() {
                    return "plot";
                }

                @Override
                public Viewable root() {
                    return view;
                }
            }, document, source -> "/tiles/{Z}/{X}/{Y}", panes, panes.watchdog().page("plot"), PageState.NONE);
            connection = document.connect(this);
            say("PULL-DOC-REQ", "{}");
            JsonNode plot = plot(JSON.readTree(hear("\"roots\"")));
            figure = plot.get("id").textValue();
            x = plot.at("/attributes/x_range/id").textValue();
            y = plot.at("/attributes/y_range/id").textValue();
            set(figure, "inner_width", WIDTH);
            set(figure, "inner_height", HEIGHT);
            lookAround(0.3 + number / 30.0);
        }

        /// In steps that follow each other closely, until there is the exact picture of where it ends.
        void lookAround(double at) throws Exception {
            for (double half : new double[] {0.3, 0.29, 0.28}) {
                set(x, "end", at + half);
                set(y, "start", 0.5 - half);
                set(y, "end", 0.5 + half);
                set(x, "start", at - half);
            }
            double left = at - 0.275;
            set(x, "start", left);
            hear("[" + left + "]");
        }

        /// The figure that answers each frame; null where there is none.
        private static JsonNode plot(JsonNode in) {
            if (in.path("name").asText().equals("Figure") && !in.at("/attributes/tags").isEmpty()) return in;
            for (JsonNode each : in) {
                JsonNode found = plot(each);
                if (found != null) return found;
            }
            return null;
        }

        private void set(String model, String attribute, double value) {
            say("PATCH-DOC", "{\"events\":[{\"kind\":\"ModelChanged\",\"model\":{\"id\":\"%s\"},\"attr\":\"%s\",\"new\":%s}]}".formatted(model, attribute, value));
        }

        private void say(String type, String content) {
            connection.text("{\"msgid\":\"1\",\"msgtype\":\"%s\"}".formatted(type));
            connection.text("{}");
            connection.text(content);
        }

        private String hear(String part) throws InterruptedException {
            while (true) {
                String next = heard.poll(20, TimeUnit.SECONDS);
                assertThat(next).as("something with %s within twenty seconds", part).isNotNull();
                if (next.contains(part)) return next;
            }
        }

        @Override
        public void text(String s) {
            heard.add(s);
        }

        @Override
        public void binary(ByteBuffer b) {}

        @Override
        public void close(int code, String reason) {}

        @Override
        public void close() {
            page.close();
            document.close();
        }
    }
}
