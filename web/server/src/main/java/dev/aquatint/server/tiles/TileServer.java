package dev.aquatint.server.tiles;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The servers tiles come from, asked as their rules want it: by name, a few at a time, and not while they are down.
final class TileServer implements AutoCloseable {
    static final int MOST_BYTES = 5_000_000, MOST_AT_ONCE = 6, MOST_REDIRECTS = 3;
    static final String USER_AGENT = "Aquatint/0.1 (+https://github.com/aquatint/aquatint)";
    private static final Duration CONNECT = Duration.ofSeconds(2), WHOLE = Duration.ofSeconds(5);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308), REFUSALS = Set.of(403, 429, 502, 503, 504);
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");

    private record Host(Semaphore permits, Breaker breaker) {}

    private final InstantSource clock;
    private final Duration whole;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("aquatint-tiles-", 0).factory());
    private final HttpClient client = HttpClient.newBuilder().executor(threads).connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    TileServer(InstantSource clock) {
        this(clock, WHOLE);
    }

    TileServer(InstantSource clock, Duration whole) {
        this.clock = clock;
        this.whole = whole;
    }

    /// Waits for the image, some five seconds at most. Never throws for what the network does.
    Answer get(URI uri) throws InterruptedException {
        Host host = hosts.computeIfAbsent(uri.getAuthority(), _ -> new Host(new Semaphore(MOST_AT_ONCE), new Breaker(clock)));
        if (!host.permits.tryAcquire(whole.toMillis(), TimeUnit.MILLISECONDS)) return new Answer.None(uri.getAuthority() + " is slow");
        try {
            if (!host.breaker.enter()) return new Answer.None(uri.getAuthority() + " did not answer a moment ago");
            boolean up = false;
            try {
                Answer answer = follow(uri);
                up = true;
                return answer;
            } catch (Down e) {
                return new Answer.None(e.getMessage());
            } finally {
                if (up) host.breaker.worked();
                else host.breaker.failed();
            }
        } finally {
            host.permits.release();
        }
    }

    private Answer follow(URI from) throws Down, InterruptedException {
        URI uri = from;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            HttpResponse<byte[]> response;
            try {
                response = send(uri);
            } catch (NoTile e) {
                return new Answer.None(e.getMessage());
            }
            if (!REDIRECTS.contains(response.statusCode())) return answer(uri, response);
            URI to;
            try {
                to = uri.resolve(response.headers().firstValue("Location").orElse(""));
            } catch (IllegalArgumentException e) {
                return new Answer.None(uri + " redirects to what is no address");
            }
            if (!mayFollow(from, to)) return new Answer.None("%s redirects to %s, which is not followed".formatted(from, to));
            uri = to;
        }
        return new Answer.None(from + " redirects too often");
    }

    private static Answer answer(URI uri, HttpResponse<byte[]> response) throws Down {
        if (REFUSALS.contains(response.statusCode())) throw new Down("%s answers %s".formatted(uri, response.statusCode()));
        if (response.statusCode() != 200) return new Answer.None("%s answers %s".formatted(uri, response.statusCode()));
        ImageType type = ImageType.of(response.body());
        return type == null ? new Answer.None(uri + " is no PNG, JPEG or WebP image") : new Answer.Image(response.body(), type, fresh(response));
    }

    private HttpResponse<byte[]> send(URI uri) throws Down, NoTile, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(whole).header("User-Agent", USER_AGENT).header("Accept", "image/png,image/jpeg,image/webp").build();
        var answered = new AtomicBoolean();
        var response = client.sendAsync(request, info -> {
            answered.set(true);
            return info.statusCode() == 200 ? BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES).apply(info) : BodySubscribers.replacing(new byte[0]);
        });
        try {
            // the client's own time-out ends with the headers
            return response.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new Down(uri + " takes too long");
        } catch (ExecutionException e) {
            if (answered.get() && e.getCause() instanceof IOException) throw new NoTile("%s breaks off: %s".formatted(uri, e.getCause().getMessage()));
            throw new Down("%s cannot be reached: %s".formatted(uri, e.getCause()));
        }
    }

    /// A provider may move its tiles elsewhere on the web, but not send us to other services of this machine or its network.
    private static boolean mayFollow(URI from, URI to) {
        if (to.getHost() == null || to.getUserInfo() != null) return false;
        if (!(to.getScheme().equals("https") || to.getScheme().equals("http") && from.getScheme().equals("http"))) return false;
        if (to.getHost().equals(from.getHost()) && port(to) == port(from)) return true;
        try {
            return List.of(InetAddress.getAllByName(to.getHost())).stream().noneMatch(TileServer::isPrivate);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    private static boolean isPrivate(InetAddress a) {
        boolean uniqueLocal = a.getAddress().length == 16 && (a.getAddress()[0] & 0xfe) == 0xfc;
        return a.isLoopbackAddress() || a.isAnyLocalAddress() || a.isLinkLocalAddress() || a.isSiteLocalAddress() || a.isMulticastAddress() || uniqueLocal;
    }

    private static Duration fresh(HttpResponse<?> response) {
        String control = String.join(",", response.headers().allValues("Cache-Control"));
        if (control.contains("no-store")) return Duration.ZERO;
        Matcher age = MAX_AGE.matcher(control);
        return Duration.ofSeconds(Math.max(1, age.find() ? Long.parseLong(age.group(1)) : 1));
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
        try {
            client.awaitTermination(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The server cannot be asked for now.
    private static final class Down extends Exception {
        Down(String why) {
            super(why, null, false, false);
        }
    }

    /// The server is there, but this tile is not to be had.
    private static final class NoTile extends Exception {
        NoTile(String why) {
            super(why, null, false, false);
        }
    }
}
