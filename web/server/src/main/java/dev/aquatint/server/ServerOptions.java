package dev.aquatint.server;

import dev.aquatint.session.Panes;
import dev.aquatint.spi.CacheFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// How a server listens and whom it lets in.
///
/// @param address to bind, a literal or a name; anything but loopback is said loudly at start
/// @param port 0 for any free one
/// @param prefix what the paths of all pages begin with, as in `/maps`, where a proxy hands on a part of its site; empty for none
/// @param allowOrigins further exact origins (`https://maps.example.org`) that may open pages
/// @param trustProxies whose word is taken on the browser's address, host and scheme (`X-Forwarded-For`, `-Host`, `-Proto`); the host must be one of ours all the same
/// @param users who is let in by name and password as well
/// @param sessionLifetime how long a page without a connection is kept for a reconnect
/// @param maxSessions pages open at the same time; one more is refused with a message
/// @param threads that aggregate; 0 for one for each core, shared with all of this process
/// @param callLimit how long one call of a page's code, as of a view's function or a watcher, may take before it is stopped
/// @param cache folder for map tiles
/// @param accessLog gets a line for each request; null for none
public record ServerOptions(String address, int port, String prefix, Set<String> allowOrigins, List<Network> trustProxies, Users users, Duration sessionLifetime, int maxSessions,
                            int threads, Duration callLimit, Path cache, Consumer<String> accessLog) {
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])*");
    private static final int MOST_THREADS = 1024;

    /// @throws IllegalArgumentException if a number is out of range, the prefix is none, or an origin is not exactly one
    public ServerOptions {
        if (port < 0 || port > 65535) throw new IllegalArgumentException("a port is 0 (any free one) to 65535, not " + port);
        if (maxSessions < 1) throw new IllegalArgumentException("at least one page must be allowed to be open, not " + maxSessions);
        if (sessionLifetime.isNegative() || sessionLifetime.isZero()) throw new IllegalArgumentException("a page must be kept for some time, not " + sessionLifetime);
        if (callLimit.isNegative() || callLimit.isZero()) throw new IllegalArgumentException("code of a page must be allowed to take some time, not " + callLimit);
        if (threads < 0 || threads > MOST_THREADS) throw new IllegalArgumentException("threads are 1 to %s, or 0 for one for each core, not %s".formatted(MOST_THREADS, threads));
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("'%s' is no prefix: --prefix takes the beginning of a path, as in /maps, of letters, digits and . _ ~ -, without / at its end".formatted(prefix));
        }
        Origins.check(allowOrigins);
        allowOrigins = Set.copyOf(allowOrigins);
        trustProxies = List.copyOf(trustProxies);
    }

    /// Loopback, any free port, one minute, 200 pages, five minutes for a call, tiles in the user's cache folder.
    public static ServerOptions defaults() {
        return new ServerOptions("127.0.0.1", 0, "", Set.of(), List.of(), Users.NONE, Duration.ofSeconds(60), 200, 0, Panes.CALL_LIMIT, CacheFolder.path(), null);
    }

    public ServerOptions address(String address) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions port(int port) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions prefix(String prefix) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions allowOrigins(Set<String> origins) {
        return new ServerOptions(address, port, prefix, origins, trustProxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions trustProxies(List<Network> proxies) {
        return new ServerOptions(address, port, prefix, allowOrigins, proxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions users(Users users) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions sessionLifetime(Duration lifetime) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, lifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions maxSessions(int most) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, most, threads, callLimit, cache, accessLog);
    }

    public ServerOptions threads(int threads) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions callLimit(Duration limit) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, maxSessions, threads, limit, cache, accessLog);
    }

    public ServerOptions cache(Path cache) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, accessLog);
    }

    public ServerOptions accessLog(Consumer<String> lines) {
        return new ServerOptions(address, port, prefix, allowOrigins, trustProxies, users, sessionLifetime, maxSessions, threads, callLimit, cache, lines);
    }
}
