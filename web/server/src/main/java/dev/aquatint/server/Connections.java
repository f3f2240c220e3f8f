package dev.aquatint.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Connections that wait for a request. Who sends one letter now and then would keep one for ever, and a few hundred of them would leave none for others: the first request has ten seconds to arrive, a further one
/// a minute, and when there are too many the oldest goes. WebSockets are not among them.
final class Connections extends Handler.Wrapper implements Connection.Listener {
    private static final long FIRST_NS = TimeUnit.SECONDS.toNanos(10), FURTHER_NS = TimeUnit.SECONDS.toNanos(60);

    private final Map<EndPoint, Long> until = new ConcurrentHashMap<>();
    private final LongSupplier clock;
    private final int most;

    /// @param site what answers
    /// @param clock in nanoseconds
    /// @param most connections that wait
    Connections(Handler site, LongSupplier clock, int most) {
        super(site);
        this.clock = clock;
        this.most = most;
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof ConnectionMetaData)) return;
        until.put(connection.getEndPoint(), clock.getAsLong() + FIRST_NS);
        if (until.size() > most) until.entrySet().stream().min(Comparator.comparingLong(Map.Entry::getValue)).ifPresent(oldest -> end(oldest.getKey()));
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof ConnectionMetaData) until.remove(connection.getEndPoint());
    }

    /// A whole request has arrived. Once it is answered, the next one may come.
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint by = request.getConnectionMetaData().getConnection().getEndPoint();
        until.remove(by);
        request.setAttribute(ErrorNotice.UNDERSTOOD, true);
        Request.addCompletionListener(request, _ -> answered(by));
        return super.handle(request, response, callback);
    }

    private void answered(EndPoint by) {
        if (by.isOpen() && by.getConnection() instanceof ConnectionMetaData) until.put(by, clock.getAsLong() + FURTHER_NS);
    }

    /// A quarter of what the system lets this process have open.
    static int most() {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix ? unix.getMaxFileDescriptorCount() : 1024;
        return (int) Math.clamp(files / 4, 16, 1024);
    }

    /// To be called about once a second.
    void look() {
        long now = clock.getAsLong();
        until.forEach((endPoint, end) -> {
            if (end - now < 0) end(endPoint);
        });
    }

    int waiting() {
        return until.size();
    }

    private void end(EndPoint endPoint) {
        until.remove(endPoint);
        endPoint.close();
    }
}
