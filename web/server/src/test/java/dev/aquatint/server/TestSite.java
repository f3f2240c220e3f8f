package dev.aquatint.server;

import dev.aquatint.layout.Text;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A running server and what a browser that was let in knows of it.
final class TestSite implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Path NO_CACHE = Path.of("target", "no-cache");
    final Server server;
    final int port;
    final String cookie, origin;

    TestSite(ServerOptions options, Map<String, App> apps) {
        this(Server.start(options.cache(NO_CACHE), apps));
    }

    /// Pages end when the alarm is rung.
    TestSite(ServerOptions options, Map<String, App> apps, Alarm alarm) {
        this(Server.start(options.cache(NO_CACHE), apps, alarm));
    }

    private TestSite(Server server) {
        this.server = server;
        port = server.port();
        cookie = "Cookie: aquatint-%d=%s".formatted(port, server.token());
        origin = "Origin: http://127.0.0.1:" + port;
    }

    TestSite(App app) {
        this(ServerOptions.defaults(), Map.of("/app", app));
    }

    TestSite() {
        this(App.of("Hello", new Text("hello")));
    }

    static ServerOptions options() {
        return ServerOptions.defaults().sessionLifetime(Duration.ofSeconds(30));
    }

    RawHttp.Answer get(String target, String... headers) {
        return RawHttp.get(port, target, headers);
    }

    /// As a browser that has the cookie.
    RawHttp.Answer page(String target) {
        return get(target, cookie);
    }

    /// Opens a page and takes the token that its script would open the socket with.
    String pageToken(String path) {
        return tokenIn(page(path).body());
    }

    static String tokenIn(String html) {
        Matcher m = TOKEN.matcher(html);
        if (!m.find()) throw new AssertionError("no token in " + html);
        return m.group(1);
    }

    /// As a page's own script does it.
    RawHttp.Answer socket(String path, String pageToken) {
        return RawHttp.upgrade(port, path + "/ws", pageToken, cookie, origin);
    }

    URI ws(String path) {
        return URI.create("ws://127.0.0.1:%d%s/ws".formatted(port, path));
    }

    @Override
    public void close() {
        server.close();
    }
}
