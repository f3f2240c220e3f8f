package dev.aquatint.server;

import dev.aquatint.document.StaticFiles;
import dev.aquatint.document.Tokens;
import dev.aquatint.layout.Viewable;
import dev.aquatint.raster.Engine;
import dev.aquatint.server.tiles.TileProxy;
import dev.aquatint.session.Panes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows apps to browsers. It runs in any program, listens on loopback unless told otherwise, and lets in only who knows its [#token()].
///
/// ```java
/// try (var server = Server.start(view)) {
///     System.out.println(server.uri("/"));
///     ...
/// }
/// ```
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration GRACE = Duration.ofSeconds(8);
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~-]+)+");
    private static final Set<String> RESERVED_FIRST = Set.of("static", "tiles", "health", "metrics", "thumbnails"), RESERVED_LAST = Set.of("ws", "metadata", "state", "share", ".", "..");

    private final org.eclipse.jetty.server.Server jetty;
    private final ScheduledThreadPoolExecutor timer;
    private final OpenPages pages;
    private final TileProxy tiles;
    private final Panes panes;
    private final Optional<Engine> own;
    private final Sockets sockets;
    private final Site site;
    private final Secret token = Secret.random();
    private final String host, prefix;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Runnable silent = () -> {};

    /// Serves one view at `/`, to whoever runs this program.
    public static Server start(Viewable view) {
        return start(ServerOptions.defaults(), Map.of("/", App.of("Aquatint", view)));
    }

    /// @param apps by their paths, as in `/nyc_taxi`; `/` lists them, or leads to the only one
    /// @throws IllegalArgumentException if a path is no path, or the address is none of this machine
    /// @throws UncheckedIOException if the port is taken or may not be listened on
    public static Server start(ServerOptions options, Map<String, App> apps) {
        apps.keySet().forEach(Server::checkPath);
        if (apps.isEmpty()) throw new IllegalArgumentException("a server needs an app to show");
        var timer = timer();
        return new Server(options, Map.copyOf(apps), timer, (delay, ring) -> timer.schedule(ring, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    static Server start(ServerOptions options, Map<String, App> apps, Alarm alarm) {
        return new Server(options, Map.copyOf(apps), timer(), alarm);
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("aquatint-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private Server(ServerOptions options, Map<String, App> apps, ScheduledThreadPoolExecutor timer, Alarm alarm) {
        this.timer = timer;
        prefix = options.prefix();
        InetAddress bound = local(options.address());
        own = options.threads() == 0 ? Optional.empty() : Optional.of(Engine.of(options.threads()));
        panes = new Panes(own.orElseGet(Engine::shared), options.callLimit());
        // Jetty's own queue would start all of JMX, a third of the time to start
        var threads = new QueuedThreadPool(16, 2, 60_000, new LinkedBlockingQueue<>());
        threads.setName("aquatint-http");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("aquatint-http-"));
        jetty = new org.eclipse.jetty.server.Server(threads);
        jetty.setErrorHandler(new ErrorNotice());
        var metrics = new Metrics();
        if (options.accessLog() != null) jetty.setRequestLog(new AccessLog(options.trustProxies(), options.accessLog()));
        jetty.setStopTimeout(0);
        sockets = new Sockets(jetty);
        var connector = new ServerConnector(jetty, 0, 1, new HttpConnectionFactory(http()));
        connector.setHost(bound.getHostAddress());
        connector.setPort(options.port());
        connector.setShutdownIdleTimeout(100);
        jetty.addConnector(connector);
        Connections connections;
        tiles = new TileProxy(options.cache().resolve("tiles"), prefix);
        var tokens = new Lazy<>(Tokens::random);
        pages = new OpenPages(options, alarm, () -> tokens.get().sessionId(), tiles, panes, metrics);
        try {
            // before anybody can ask, the port must be known: it is part of whom we listen to
            connector.open();
            port = connector.getLocalPort();
            var origins = Origins.of(bound, port, options.allowOrigins());
            site = new Site(apps, options, origins, new Access(token, port, prefix, origins, options.users()), tokens, pages, tiles, sockets, metrics);
            connections = new Connections(site, System::nanoTime, Connections.most());
            connector.addBean(connections);
            jetty.setHandler(connections);
            jetty.start();
        } catch (Exception e) {
            connector.close();
            stop();
            throw failure(options, e);
        }
        Thread.ofVirtual().name("aquatint-warm-up").start(() -> warmUp(tokens));
        host = bound.isAnyLocalAddress() ? "127.0.0.1" : Origins.literal(bound);
        sockets.keepAlive(timer);
        timer.scheduleAtFixedRate(Guarded.of("connections without a request could not be closed", connections::look), 1, 1, TimeUnit.SECONDS);
        Pulse pulse = new Pulse(question -> connector.getSelectorManager().getContainedBeans(ManagedSelector.class).forEach(selector -> selector.submit(_ -> question.run())));
        timer.scheduleAtFixedRate(Guarded.of("whether the server answers could not be asked", () -> {
            if (pulse.stopped()) silent.run();
        }), 2, 2, TimeUnit.SECONDS);
        if (!bound.isLoopbackAddress()) {
            LOG.warn("listening on {}: everybody who can reach this machine and has the token sees these pages, over a line that anybody on it can read", options.address());
        }
    }

    /// What the first page needs, while the browser that asks for it still starts.
    private static void warmUp(Lazy<Tokens> tokens) {
        tokens.get().sessionId();
        StaticFiles.names().forEach(StaticFiles::find);
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.RFC3986);
        http.setHttpCompliance(HttpCompliance.STRICT);
        return http;
    }

    public int port() {
        return port;
    }

    /// What opens the pages of this server; new for each one.
    public String token() {
        return token.reveal();
    }

    /// The address to open in a browser, token included.
    ///
    /// @param path of an app, or `/`
    public URI uri(String path) {
        URI open = URI.create("http://%s:%s%s%s".formatted(host, port, prefix, path));      // what is wrong with it is said without the token
        return URI.create("%s?%s=%s".formatted(open, Access.PARAMETER, token.reveal()));
    }

    /// What to do once nothing is answered any more, as after memory ran out; it is said in the log in any case. Ten seconds pass until that is known.
    ///
    /// @param silent ends the process, for instance, so that whoever watches over it starts another
    public void onSilence(Runnable silent) {
        this.silent = silent;
    }

    /// How many pages are open.
    public int pages() {
        return pages.count();
    }

    /// Ends all pages and connections and frees the port; no thread is left. Requests that are being answered have eight seconds to end; from now on
    /// `/health/ready` says no, and no page is opened. Code of apps that still runs is stopped. Closing twice does nothing.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        site.leave(GRACE);
        pages.close();
        stop();
    }

    private void stop() {
        tiles.close();
        try {
            jetty.stop();
        } catch (Exception e) {
            LOG.warn("the server did not stop properly", e);
        }
        jetty.destroy();
        timer.shutdownNow();
        panes.close();
        own.ifPresent(Engine::close);
    }

    /// Whether a path is one of the server's own, so that no app can have it, as `/tiles` and `/maps/ws`.
    public static boolean reserved(String path) {
        String[] segments = path.split("/");
        return segments.length > 1 && (RESERVED_FIRST.contains(segments[1]) || RESERVED_LAST.contains(segments[segments.length - 1]));
    }

    private static void checkPath(String path) {
        if (!PATH.matcher(path).matches() || reserved(path)) {
            throw new IllegalArgumentException("'%s' is no path for an app: it begins with /, is made of letters, digits and . _ ~ -, and is none of the server's own".formatted(path));
        }
    }

    private static InetAddress local(String address) {
        InetAddress found;
        try {
            found = InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address '%s': --address takes one of this machine's, as in 127.0.0.1 (this machine only) or 0.0.0.0 (everybody)".formatted(address), e);
        }
        if (found.isLoopbackAddress() || found.isAnyLocalAddress()) return found;
        try {
            if (NetworkInterface.getByInetAddress(found) != null) return found;
        } catch (IOException _) {
            // said below
        }
        throw new IllegalArgumentException("%s is no address of this machine; it has %s".formatted(address,
                String.join(", ", Origins.addresses().stream().map(InetAddress::getHostAddress).sorted().toList())));
    }

    private static RuntimeException failure(ServerOptions options, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof BindException)) cause = cause.getCause();
        if (cause instanceof BindException bind) {
            boolean denied = String.valueOf(bind.getMessage()).contains("denied");
            String why = denied ? "port %s may not be listened on by this user: take one from 1024 on, or any free one with --port 0"
                    : "port %s is taken: stop what listens there, or take any free one with --port 0";
            return new UncheckedIOException(why.formatted(options.port()), bind);
        }
        if (e instanceof IOException io) return new UncheckedIOException("cannot listen on %s port %s: %s".formatted(options.address(), options.port(), io.getMessage()), io);
        return e instanceof RuntimeException r ? r : new IllegalStateException(e);
    }
}
