package dev.aquatint.server;

import dev.aquatint.spi.CacheFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// How a server listens and whom it lets in.
///
/// @param address to bind, a literal or a name; anything but loopback is said loudly at start
/// @param port 0 for any free one
/// @param allowOrigins further exact origins (`https://maps.example.org`) that may open pages
/// @param sessionLifetime how long a page without a connection is kept for a reconnect
/// @param maxSessions pages open at the same time; one more is refused with a message
/// @param cache folder for map tiles
public record ServerOptions(String address, int port, Set<String> allowOrigins, Duration sessionLifetime, int maxSessions, Path cache) {

    /// @throws IllegalArgumentException if a number is out of range, or an origin is not exactly one
    public ServerOptions {
        if (port < 0 || port > 65535) throw new IllegalArgumentException("a port is 0 (any free one) to 65535, not " + port);
        if (maxSessions < 1) throw new IllegalArgumentException("at least one page must be allowed to be open, not " + maxSessions);
        if (sessionLifetime.isNegative() || sessionLifetime.isZero()) throw new IllegalArgumentException("a page must be kept for some time, not " + sessionLifetime);
        Origins.check(allowOrigins);
        allowOrigins = Set.copyOf(allowOrigins);
    }

    /// Loopback, any free port, one minute, 200 pages, tiles in the user's cache folder.
    public static ServerOptions defaults() {
        return new ServerOptions("127.0.0.1", 0, Set.of(), Duration.ofSeconds(60), 200, CacheFolder.path());
    }

    public ServerOptions address(String address) {
        return new ServerOptions(address, port, allowOrigins, sessionLifetime, maxSessions, cache);
    }

    public ServerOptions port(int port) {
        return new ServerOptions(address, port, allowOrigins, sessionLifetime, maxSessions, cache);
    }

    public ServerOptions allowOrigins(Set<String> origins) {
        return new ServerOptions(address, port, origins, sessionLifetime, maxSessions, cache);
    }

    public ServerOptions cache(Path cache) {
        return new ServerOptions(address, port, allowOrigins, sessionLifetime, maxSessions, cache);
    }

    public ServerOptions sessionLifetime(Duration lifetime) {
        return new ServerOptions(address, port, allowOrigins, lifetime, maxSessions, cache);
    }

    public ServerOptions maxSessions(int most) {
        return new ServerOptions(address, port, allowOrigins, sessionLifetime, most, cache);
    }
}
