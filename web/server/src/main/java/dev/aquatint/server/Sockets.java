package dev.aquatint.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// The WebSocket connections of one server.
final class Sockets {
    static final String PROTOCOL = "bokeh";
    private static final Duration PING = Duration.ofSeconds(25), LONGEST_SILENCE = Duration.ofMinutes(5);
    private static final long MOST_BYTES = 20L << 20;

    private final ServerWebSocketContainer container;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Sockets(Server jetty) {
        container = ServerWebSocketContainer.ensure(jetty);
        container.setIdleTimeout(LONGEST_SILENCE);
        container.setMaxTextMessageSize(MOST_BYTES);
        container.setMaxBinaryMessageSize(MOST_BYTES);
        container.setMaxFrameSize(MOST_BYTES);
        container.setOutputBufferSize(64 << 10);
    }

    void keepAlive(ScheduledExecutorService timer) {
        timer.scheduleAtFixedRate(() -> open.forEach(socket -> socket.ping(LONGEST_SILENCE.toNanos())), PING.toSeconds(), PING.toSeconds(), TimeUnit.SECONDS);
    }

    int count() {
        return open.size();
    }

    /// Turns the request into a connection to the page.
    boolean open(Reply reply, OpenPage page) {
        boolean upgraded = container.upgrade((_, response, _) -> {
            response.setAcceptedSubProtocol(PROTOCOL);
            response.setExtensions(List.of());      // compressing images costs more time than it saves on the wire
            return new Socket(page, open);
        }, reply.request(), reply.response(), reply.callback());
        return upgraded || reply.notice(Notice.of(400, "Refused", "This address is for the page's own script."));
    }
}
