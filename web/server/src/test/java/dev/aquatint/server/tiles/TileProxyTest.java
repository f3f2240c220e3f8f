package dev.aquatint.server.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.server.basemap.Basemap;
import dev.aquatint.style.TileSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TileProxyTest {
    private static final int DAY = 24 * 60 * 60;

    @TempDir
    private Path folder;
    private final MovableClock clock = new MovableClock();
    private FakeTiles remote;
    private TileProxy proxy;
    private String key;

    @BeforeEach
    void start() {
        remote = new FakeTiles();
        proxy = new TileProxy(folder, "", clock);
        key = key(proxy, remote.source());
    }

    @AfterEach
    void stop() {
        proxy.close();
        remote.close();
    }

    @Test
    void a_tile_comes_from_its_provider_who_is_told_who_asks() throws Exception {
        var tile = tile(3, 2, 1);
        assertThat(tile.image()).isEqualTo(FakeTiles.PNG);
        assertThat(tile.type()).isEqualTo("image/png");
        assertThat(tile.maxAge()).isEqualTo(DAY);
        assertThat(remote.asked).containsExactly("/3/2/1.png Aquatint/0.1 (+https://github.com/aquatint/aquatint)");
    }

    @Test
    void a_second_look_is_answered_from_the_disk_even_by_another_server() throws Exception {
        tile(3, 2, 1);
        tile(3, 2, 1);
        try (var later = new TileProxy(folder, "", clock)) {
            assertThat(later.tile(key(later, remote.source()), 3, 2, 1).orElseThrow().image()).isEqualTo(FakeTiles.PNG);
        }
        assertThat(remote.asked).hasSize(1);
    }

    @Test
    void a_tile_is_asked_for_again_after_a_week_or_when_its_server_says() throws Exception {
        tile(3, 2, 1);
        clock.move(Duration.ofDays(7).minusSeconds(1));
        tile(3, 2, 1);
        assertThat(remote.asked).hasSize(1);
        clock.move(Duration.ofSeconds(2));
        remote.behaviour = exchange -> FakeTiles.send(exchange, 200, FakeTiles.PNG, "Cache-Control", "public, max-age=" + 30 * DAY);
        tile(3, 2, 1);
        assertThat(remote.asked).hasSize(2);
        clock.move(Duration.ofDays(29));
        tile(3, 2, 1);
        assertThat(remote.asked).hasSize(2);
    }

    @Test
    void what_may_not_be_stored_is_not() throws Exception {
        remote.behaviour = exchange -> FakeTiles.send(exchange, 200, FakeTiles.PNG, "Cache-Control", "no-store");
        tile(3, 2, 1);
        tile(3, 2, 1);
        assertThat(remote.asked).hasSize(2);
    }

    @Test
    void while_the_provider_is_down_the_offline_map_is_shown_and_not_kept() throws Exception {
        remote.down();
        var tile = tile(3, 2, 3);
        assertThat(tile.image()).isEqualTo(new Basemap().tile(3, 2, 3));
        assertThat(tile.maxAge()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_attribution_is_of_the_tiles_that_are_given_out_and_who_listens_is_told() throws Exception {
        AtomicInteger told = new AtomicInteger();
        Runnable stop = proxy.onAttribution(told::incrementAndGet);
        String theirs = remote.source().attribution(), ours = TileSource.OFFLINE.attribution();
        assertThat(proxy.attribution(remote.source())).as("before any tile").isEqualTo(theirs);

        remote.behaviour = exchange -> FakeTiles.send(exchange, 503, new byte[0]);
        tile(3, 2, 1);
        tile(3, 2, 2);
        assertThat(proxy.attribution(remote.source())).isEqualTo(ours);
        assertThat(told).hasValue(1);

        remote.behaviour = exchange -> FakeTiles.send(exchange, 200, FakeTiles.PNG);
        clock.move(Duration.ofSeconds(31));
        tile(3, 2, 3);
        assertThat(proxy.attribution(remote.source())).as("stand-ins are still seen").isEqualTo(theirs + " | " + ours);

        clock.move(Duration.ofMinutes(10));
        tile(3, 2, 4);
        assertThat(proxy.attribution(remote.source())).isEqualTo(theirs);
        assertThat(told).hasValue(3);

        stop.run();
        clock.move(Duration.ofDays(8));
        remote.down();
        tile(4, 2, 1);
        assertThat(told).hasValue(3);
    }

    @Test
    void a_provider_that_failed_is_left_alone_for_half_a_minute_and_then_tried_once() throws Exception {
        remote.behaviour = exchange -> FakeTiles.send(exchange, 503, new byte[0]);
        tile(3, 2, 1);
        tile(3, 2, 2);
        clock.move(Duration.ofSeconds(29));
        tile(3, 2, 3);
        assertThat(remote.asked).hasSize(1);
        clock.move(Duration.ofSeconds(2));
        tile(3, 2, 4);
        tile(3, 2, 5);
        assertThat(remote.asked).hasSize(2);
        clock.move(Duration.ofSeconds(31));
        remote.behaviour = exchange -> FakeTiles.send(exchange, 200, FakeTiles.PNG);
        assertThat(tile(3, 2, 1).image()).isEqualTo(FakeTiles.PNG);
        assertThat(tile(3, 2, 2).image()).isEqualTo(FakeTiles.PNG);
    }

    @Test
    void an_old_tile_is_better_than_none() throws Exception {
        tile(3, 2, 1);
        clock.move(Duration.ofDays(8));
        remote.down();
        var tile = tile(3, 2, 1);
        assertThat(tile.image()).isEqualTo(FakeTiles.PNG);
        assertThat(tile.maxAge()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>please log in</html>", "", "GIF89a", "RIFF1234WAVE", "<svg/>"})
    void what_is_no_image_is_not_passed_on_whatever_it_is_called(String body) throws Exception {
        remote.behaviour = exchange -> FakeTiles.send(exchange, 200, body.getBytes(StandardCharsets.UTF_8), "Content-Type", "image/png");
        assertThat(tile(3, 2, 3).image()).isEqualTo(new Basemap().tile(3, 2, 3));
        remote.behaviour = exchange -> FakeTiles.send(exchange, 200, FakeTiles.PNG);
        assertThat(tile(3, 2, 4).image()).as("the provider is not taken to be down").isEqualTo(FakeTiles.PNG);
    }

    @Test
    void a_tile_that_is_not_there_is_drawn() throws Exception {
        remote.behaviour = exchange -> FakeTiles.send(exchange, 404, new byte[0]);
        assertThat(tile(3, 2, 3).image()).isEqualTo(new Basemap().tile(3, 2, 3));
        tile(3, 2, 4);
        assertThat(remote.asked).hasSize(2);
    }

    @Test
    void an_image_over_5_MB_is_refused() throws Exception {
        remote.behaviour = exchange -> FakeTiles.send(exchange, 200, Arrays.copyOf(FakeTiles.PNG, TileServer.MOST_BYTES + 1));
        assertThat(tile(3, 2, 3).image()).isEqualTo(new Basemap().tile(3, 2, 3));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_redirect_on_the_same_host_is_followed() throws Exception {
        remote.behaviour = exchange -> {
            if (exchange.getRequestURI().getPath().startsWith("/new")) FakeTiles.send(exchange, 200, FakeTiles.PNG);
            else FakeTiles.send(exchange, 302, new byte[0], "Location", "/new" + exchange.getRequestURI());
        };
        assertThat(tile(3, 2, 1).image()).isEqualTo(FakeTiles.PNG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http://localhost:PORT/1/0/0.png", "http://[::1]:PORT/x", "http://0.0.0.0:PORT/x", "http://169.254.169.254/x",
        "http://10.0.0.1/x", "http://user@127.0.0.1:PORT/x", "http://127.0.0.1:1/x", "http://127.0.0.1/x", "http:///x", "::", ""})
    void no_redirect_leads_to_other_services_of_this_machine_or_its_network(String location) throws Exception {
        remote.behaviour = exchange -> {
            boolean first = exchange.getRequestURI().getPath().startsWith("/3/");
            if (first) FakeTiles.send(exchange, 302, new byte[0], "Location", location.replace("PORT", "" + remote.port()));
            else FakeTiles.send(exchange, 200, FakeTiles.PNG);
        };
        assertThat(tile(3, 2, 3).image()).isEqualTo(new Basemap().tile(3, 2, 3));
        assertThat(remote.asked).allMatch(line -> line.startsWith("/3/"));
    }

    @Test
    void redirects_without_end_are_given_up() throws Exception {
        remote.behaviour = exchange -> FakeTiles.send(exchange, 302, new byte[0], "Location", "/again");
        assertThat(tile(3, 2, 3).image()).isEqualTo(new Basemap().tile(3, 2, 3));
        assertThat(remote.asked).hasSize(1 + TileServer.MOST_REDIRECTS);
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0", "0,1,0", "0,0,1", "3,8,0", "3,0,8", "3,-1,0", "3,0,-1", "20,0,0", "25,0,0", "99,0,0"})
    void there_is_no_tile_outside_of_the_world_or_deeper_than_the_source_goes(int z, int x, int y) throws Exception {
        assertThat(proxy.tile(key, z, x, y)).isEmpty();
        assertThat(remote.asked).isEmpty();
    }

    @Test
    void a_source_that_no_view_shows_has_no_tiles() throws Exception {
        assertThat(proxy.tile("0123456789abcdef", 0, 0, 0)).isEmpty();
        try (var other = new TileProxy(folder, "", clock)) {
            assertThat(other.tile(key, 0, 0, 0)).as("of another server").isEmpty();
        }
    }

    @Test
    void the_offline_map_asks_nobody() throws Exception {
        var tile = proxy.tile(key(proxy, TileSource.OFFLINE), 3, 2, 3).orElseThrow();
        assertThat(tile.image()).isEqualTo(new Basemap().tile(3, 2, 3));
        assertThat(tile.maxAge()).isEqualTo(DAY);
    }

    @Test
    void the_address_for_the_browser_names_no_host_and_is_the_same_each_time() {
        assertThat(proxy.url(TileSource.OSM)).matches("/tiles/[0-9a-f]{16}/\\{Z}/\\{X}/\\{Y}").isEqualTo(proxy.url(TileSource.OSM)).isNotEqualTo(proxy.url(TileSource.ESRI_IMAGERY));
    }

    @Test
    void the_load_is_spread_over_subdomains() throws Exception {
        var spread = new TileSource("spread", "http://127.0.0.1:%d/{s}/{z}/{x}/{y}".formatted(remote.port()), "", 19);
        String spreadKey = key(proxy, spread);
        for (int x = 0; x < 3; x++) proxy.tile(spreadKey, 3, x, 0);
        assertThat(remote.asked).extracting(line -> line.substring(0, 8)).containsExactly("/a/3/0/0", "/b/3/1/0", "/c/3/2/0");
    }

    @Test
    void an_address_that_is_none_shows_the_offline_map() throws Exception {
        String odd = key(proxy, new TileSource("odd", "http://127.0.0.1:1/{z}/{x}/{y}?key={api key}", "", 19));
        assertThat(proxy.tile(odd, 3, 2, 3).orElseThrow().image()).isEqualTo(new Basemap().tile(3, 2, 3));
    }

    @Test
    void a_host_is_asked_for_six_tiles_at_a_time() throws Exception {
        var inside = new CountDownLatch(6);
        var leave = new Semaphore(0);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        remote.behaviour = exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            inside.countDown();
            leave.acquire();
            now.decrementAndGet();
            FakeTiles.send(exchange, 200, FakeTiles.PNG);
        };
        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tiles = IntStream.range(0, 20).mapToObj(x -> browsers.submit((Callable<Tile>) () -> tile(6, x, 0))).toList();
            inside.await();
            leave.release(20);
            for (var tile : tiles) assertThat(tile.get().image()).isEqualTo(FakeTiles.PNG);
        }
        assertThat(most).hasValue(6);
    }

    @Test
    void two_browsers_that_want_the_same_tile_ask_once() throws Exception {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        remote.behaviour = exchange -> {
            inside.countDown();
            leave.await();
            FakeTiles.send(exchange, 200, FakeTiles.PNG);
        };
        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = browsers.submit(() -> tile(3, 2, 1));
            inside.await();
            var second = browsers.submit(() -> tile(3, 2, 1));
            leave.countDown();
            assertThat(first.get().image()).isEqualTo(second.get().image());
        }
        assertThat(remote.asked).hasSize(1);
    }

    @Test
    void a_damaged_file_in_the_cache_is_fetched_anew() throws Exception {
        tile(3, 2, 1);
        Path file = folder.resolve(key).resolve("3").resolve("2-1");
        for (byte[] damage : new byte[][] {{}, {1, 2, 3}, "<html>not the tile</html>".getBytes(StandardCharsets.UTF_8)}) {
            Files.write(file, damage);
            assertThat(tile(3, 2, 1).image()).isEqualTo(FakeTiles.PNG);
        }
        assertThat(remote.asked).hasSize(4);
    }

    @Test
    void a_cache_that_cannot_be_written_is_done_without() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (var poor = new TileProxy(file.resolve("below"), "", clock)) {
            assertThat(poor.tile(key(poor, remote.source()), 3, 2, 1).orElseThrow().image()).isEqualTo(FakeTiles.PNG);
        }
    }

    @Test
    void a_closed_proxy_asks_nobody() throws Exception {
        proxy.close();
        assertThat(tile(3, 2, 3).image()).isEqualTo(new Basemap().tile(3, 2, 3));
        assertThat(remote.asked).isEmpty();
    }

    private Tile tile(int z, int x, int y) throws InterruptedException {
        return proxy.tile(key, z, x, y).orElseThrow();
    }

    private static String key(TileProxy proxy, TileSource source) {
        return proxy.url(source).split("/")[2];
    }
}
