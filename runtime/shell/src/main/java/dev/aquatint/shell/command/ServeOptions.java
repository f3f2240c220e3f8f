package dev.aquatint.shell.command;

import dev.aquatint.server.Network;
import dev.aquatint.server.ServerOptions;
import dev.aquatint.server.Users;
import dev.aquatint.spi.OwnerOnly;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// How apps are served: options of `aquatint serve` and of packaged apps.
final class ServeOptions {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(s|m|h)?");

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "5006", description = "Where to listen; 0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port;
    @Option(names = "--address", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
            description = "Whom to listen to: this machine only (${DEFAULT-VALUE}, the default), or 0.0.0.0 for all.")
    private String address;
    @Option(names = "--show", description = "Opens the first app in the browser.")
    boolean show;
    @Option(names = "--allow-origin", paramLabel = "ORIGIN", description = "A further exact origin that may open pages, as in https://maps.example.org; may be repeated.")
    private Set<String> origins = new LinkedHashSet<>();
    @Option(names = "--prefix", paramLabel = "/PATH", defaultValue = "", description = "What all paths begin with, where a proxy hands on a part of its site.")
    private String prefix;
    @Option(names = "--trust-proxy", paramLabel = "CIDR", description = "A proxy that is believed what it says of the browser's address, host and scheme, as in 10.0.0.0/8; may be repeated.")
    private List<String> proxies = new ArrayList<>();
    @Option(names = "--basic-auth", paramLabel = "FILE", description = "Lets in by name and password, too: name:password, one a line, in a file that nobody else may read.")
    private Path users;
    @Option(names = "--session-lifetime", paramLabel = "TIME", defaultValue = "60s", description = "How long a page waits for its browser to come back: 90s, 5m, 1h. Default: ${DEFAULT-VALUE}.")
    private String lifetime;
    @Option(names = "--max-sessions", paramLabel = "N", defaultValue = "200", description = "Pages that may be open at once. Default: ${DEFAULT-VALUE}.")
    private int sessions;
    @Option(names = "--call-limit", paramLabel = "TIME", defaultValue = "5m", description = "How long one call of an app's code may take before it is stopped: 30s, 5m, 1h. Default: ${DEFAULT-VALUE}.")
    private String callLimit;
    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads that aggregate. Default: one for each core.")
    private int threads;
    @Option(names = "--warm", negatable = true, defaultValue = "true", fallbackValue = "true",
            description = "Runs each app once before anybody asks, so that its data is there; the default. --no-warm waits for the first visitor.")
    boolean warm;
    @Option(names = "--access-log", paramLabel = "FILE", description = "A line for each request goes to the end of this file; - for standard output.")
    private Path accessLog;
    @Option(names = "--cache", paramLabel = "FOLDER", description = "Where map tiles are kept. Default: the user's cache folder.")
    private Path cache;

    /// @throws Complaint if it is no port
    static int checked(int port) {
        if (port < 0 || port > 65_535) throw new Complaint("--port is 0 (any free one) to 65535, not " + port);
        return port;
    }

    /// @param out standard output
    /// @throws Complaint if one is out of range
    ServerOptions forServer(PrintStream out) {
        checked(port);
        if (sessions < 1) throw new Complaint("--max-sessions is at least 1, not " + sessions);
        if (threads < 0 || threads > 1024) throw new Complaint("--threads is 1 to 1024, or 0 for one for each core, not " + threads);
        try {
            ServerOptions options = ServerOptions.defaults().port(port).address(address).prefix(prefix).allowOrigins(origins).trustProxies(proxies.stream().map(Network::of).toList())
                    .users(users == null ? Users.NONE : Users.read(users)).sessionLifetime(time("--session-lifetime", lifetime)).callLimit(time("--call-limit", callLimit)).maxSessions(sessions).threads(threads).accessLog(log(out));
            return cache == null ? options : options.cache(cache);
        } catch (IllegalArgumentException | IOException e) {
            throw new Complaint(e.getMessage());
        }
    }

    private static Duration time(String option, String given) {
        Matcher m = TIME.matcher(given);
        if (!m.matches() || Long.parseLong(m.group(1)) == 0) throw new Complaint("%s is a time such as 90s, 5m or 1h, not '%s'".formatted(option, given));
        long n = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "m" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            case null, default -> Duration.ofSeconds(n);
        };
    }

    private Consumer<String> log(PrintStream out) throws IOException {
        if (accessLog == null) return null;
        if (accessLog.toString().equals("-")) return out::println;
        try {
            // who else can write into that folder must not choose what is written to
            if (Files.isSymbolicLink(accessLog)) throw new IOException("it is a symbolic link; - is standard output");
            if (!Files.exists(accessLog)) Files.createFile(accessLog, OwnerOnly.file());
            PrintStream file = new PrintStream(Files.newOutputStream(accessLog, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS), true, StandardCharsets.UTF_8);
            return file::println;
        } catch (IOException e) {
            throw new IOException("--access-log: cannot write %s: %s".formatted(accessLog, e), e);
        }
    }
}
