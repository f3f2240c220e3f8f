package dev.aquatint.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The `Host` and `Origin` values that are ours, compared letter by letter: no prefix, no pattern, no folding of case.
///
/// @param hosts as in the `Host` header, with the port unless it is the scheme's own
/// @param origins scheme, host and port
record Origins(Set<String> hosts, Set<String> origins) {
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:[1-9][0-9]{0,4})?");

    /// @param bound the address that is listened on; for all addresses, each one of this machine counts
    /// @param allowed already [#check]ed
    static Origins of(InetAddress bound, int port, Set<String> allowed) {
        var names = new HashSet<>(List.of("127.0.0.1", "localhost", "[::1]"));
        if (bound.isAnyLocalAddress()) addresses().forEach(a -> names.add(literal(a)));
        else names.add(literal(bound));

        var hosts = new HashSet<String>();
        var origins = new HashSet<String>();
        for (String name : names) {
            hosts.add(name + ":" + port);
            if (port == 80) hosts.add(name);
        }
        for (String host : hosts) origins.add("http://" + host);
        for (String origin : allowed) {
            origins.add(origin);
            hosts.add(URI.create(origin).getAuthority());
        }
        return new Origins(Set.copyOf(hosts), Set.copyOf(origins));
    }

    /// @throws IllegalArgumentException if one is not exactly what a browser sends as `Origin`
    static void check(Set<String> allowed) {
        for (String origin : allowed) {
            var matcher = ORIGIN.matcher(origin);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(("'%s' is no origin: --allow-origin takes one exactly as a browser sends it, as in https://maps.example.org or "
                        + "http://maps.example.org:8080, in lower case, without a path and without *").formatted(origin));
            }
            String ownPort = matcher.group(1).equals("http") ? ":80" : ":443";
            if (ownPort.equals(matcher.group(4))) {
                throw new IllegalArgumentException("browsers leave out the port of '%s': say --allow-origin %s".formatted(origin, origin.substring(0, origin.length() - ownPort.length())));
            }
        }
    }

    boolean knowsHost(String host) {
        return hosts.contains(host);
    }

    boolean knows(String origin) {
        return origins.contains(origin);
    }

    /// Whether pages under this host are reached by https, through a proxy.
    boolean secure(String host) {
        return origins.contains("https://" + host);
    }

    /// As it stands in an address: `[::1]`, and never with a zone.
    static String literal(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) return text;
        int zone = text.indexOf('%');
        return "[" + compressed(zone < 0 ? text : text.substring(0, zone)) + "]";
    }

    /// The longest run of zeros as `::`, the way browsers write it; Java writes all eight groups.
    private static String compressed(String groups) {
        String[] parts = groups.split(":");
        int best = -1, longest = 1;
        for (int i = 0; i < parts.length; i++) {
            int n = 0;
            while (i + n < parts.length && parts[i + n].equals("0")) n++;
            if (n > longest) {
                best = i;
                longest = n;
            }
        }
        if (best < 0) return groups;
        List<String> all = List.of(parts);
        return String.join(":", all.subList(0, best)) + "::" + String.join(":", all.subList(best + longest, all.size()));
    }

    static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
        } catch (SocketException e) {
            return List.of();
        }
    }
}
