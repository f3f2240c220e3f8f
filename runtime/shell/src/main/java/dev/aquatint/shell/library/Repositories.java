package dev.aquatint.shell.library;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.repository.RemoteRepository;

/// Where libraries are looked for, as JBang writes it: `central`, `name=url` or a plain address.
final class Repositories {
    private static final Set<String> CENTRAL = Set.of("central", "mavencentral");

    private Repositories() {}

    /// Whoever names any has to name central, too.
    ///
    /// @throws NoLibrary if a text is none, or its line can be listened to and changed by others
    static List<RemoteRepository> of(List<String> texts) throws NoLibrary {
        if (texts.isEmpty()) return List.of(ContextOverrides.CENTRAL);
        List<RemoteRepository> all = new ArrayList<>();
        for (String text : texts) all.add(of(text.strip()));
        return all;
    }

    private static RemoteRepository of(String text) throws NoLibrary {
        if (CENTRAL.contains(text)) return ContextOverrides.CENTRAL;
        int equals = text.indexOf('=');
        String url = text.substring(equals + 1), name = equals > 0 ? text.substring(0, equals) : url.replaceAll("[^A-Za-z0-9]+", "-");
        if (!name.matches("[\\w.-]+") || !safe(url)) {
            throw new NoLibrary("'%s' is no repository: write central, or name=https://...; over plain http others could change what is fetched".formatted(text), null);
        }
        return new RemoteRepository.Builder(name, "default", url).build();
    }

    private static boolean safe(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getScheme() == null) return false;
            return switch (uri.getScheme()) {
                case "https", "file" -> true;
                case "http" -> uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
                default -> false;
            };
        } catch (IllegalArgumentException | UnknownHostException _) {
            return false;
        }
    }
}
