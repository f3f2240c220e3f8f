package dev.aquatint.server;

import dev.aquatint.document.wire.Limits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/// The WebSocket connections of one server, and what they may hold together.
final class Sockets {
    static final String PROTOCOL = "bokeh";
    private static final Duration PING = Duration.ofSeconds(15), LONGEST_SILENCE = Duration.ofMinutes(5);
    /// Who takes nothing, or leaves a message unfinished, for this long is gone; where there is no room, for the second.
    private static final Duration LONGEST_STALL = Duration.ofSeconds(30), STALL_WITHOUT_ROOM = Duration.ofSeconds(2), LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final long MB = 1 << 20;

    /// Of pictures that browsers have not taken yet, and of messages that are not complete or being worked on.
    final ByteBudget toSend = ByteBudget.ofHeap(8, 32 * MB, 1024 * MB), received = ByteBudget.ofHeap(4, 64 * MB, 1024 * MB);

    private final ServerWebSocketContainer container;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Sockets(Server jetty) {
        container = ServerWebSocketContainer.ensure(jetty);
        container.setIdleTimeout(LONGEST_SILENCE);
        container.setMaxFrameSize(Limits.MESSAGE_BYTES);
        container.setOutputBufferSize(64 << 10);
    }

    void keepAlive(ScheduledExecutorService timer) {
        timer.scheduleAtFixedRate(Guarded.of("browsers could not be pinged", () -> open.forEach(socket -> socket.ping(LONGEST_SILENCE.toNanos()))), PING.toSeconds(), PING.toSeconds(), TimeUnit.SECONDS);
        timer.scheduleAtFixedRate(Guarded.of("connections could not be looked after", this::watch), 1, 1, TimeUnit.SECONDS);
    }

    /// Cuts off who holds memory and does not read; then tells the others what there was no room for.
    void watch() {
        for (Socket s : open) {
            if (s.gone()) s.left();
            else if (s.stalled() > LONGEST_STALL.toNanos()) s.cut("nothing was taken of what it was sent");
            else if (s.closing() > LONGEST_GOODBYE.toNanos()) s.cut("it was closed, and the browser does not say so too");
            else if (s.dripping() > LONGEST_STALL.toNanos()) s.cut("a message did not come to its end");
        }
        if (!toSend.room()) {
            List<Socket> slow = open.stream().filter(s -> s.stalled() > STALL_WITHOUT_ROOM.toNanos()).sorted(Comparator.comparingLong(Socket::stalled).reversed()).toList();
            for (Socket s : slow) {
                if (toSend.room()) break;
                s.cut("all connections together have %s MB to send, and this one takes nothing".formatted(toSend.taken() / MB));
            }
        }
        open.forEach(Socket::retry);
    }

    void add(Socket socket) {
        open.add(socket);
    }

    void remove(Socket socket) {
        open.remove(socket);
    }

    int count() {
        return open.size();
    }

    /// Turns the request into a connection to the page.
    boolean open(Reply reply, OpenPage page) {
        boolean upgraded = container.upgrade((_, response, _) -> {
            response.setAcceptedSubProtocol(PROTOCOL);
            response.setExtensions(List.of());      // compressing images costs more time than it saves on the wire
            return new Socket(page, this);
        }, reply.request(), reply.response(), reply.callback());
        return upgraded || reply.notice(Notice.of(400, "Refused", "This address is for the page's own script."));
    }
}
