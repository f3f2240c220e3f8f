package dev.aquatint.server;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/// One line for each request: when, who, what, how it went, how many bytes, how long. Neither queries nor headers, so that no token is in it.
final class AccessLog implements RequestLog {
    private final List<Network> trusted;
    private final Consumer<String> out;

    AccessLog(List<Network> trusted, Consumer<String> out) {
        this.trusted = trusted;
        this.out = out;
    }

    @Override
    public void log(Request request, Response response) {
        String who = Caller.of(request, trusted).map(Caller::address).orElse("-");
        out.accept("%s %s %s %s %s %s %s ms".formatted(Instant.ofEpochMilli(Request.getTimeStamp(request)).truncatedTo(ChronoUnit.MILLIS), who, request.getMethod(),
                plain(request.getHttpURI().getPath()), response.getStatus(), Response.getContentBytesWritten(response), Math.round((System.nanoTime() - request.getBeginNanoTime()) / 1e5) / 10.0));
    }

    /// One line stays one line, of bounded length.
    private static String plain(String path) {
        String clean = path == null ? "-" : path.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= 200 ? clean : clean.substring(0, 199) + "…";
    }
}
