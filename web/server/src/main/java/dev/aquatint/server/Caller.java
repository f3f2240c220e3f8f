package dev.aquatint.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Who asks, and for which host. What a proxy says of that is believed of those proxies only that we were told to trust.
///
/// @param address of the browser, as far as it is known
/// @param host as in the `Host` header that the browser sent
/// @param secure whether a trusted proxy says that the browser came by https
record Caller(String address, String host, boolean secure) {

    /// @return empty if it is not clear which host is asked for
    static Optional<Caller> of(Request request, List<Network> trusted) {
        List<String> hosts = request.getHeaders().getValuesList(HttpHeader.HOST);
        if (hosts.size() != 1) return Optional.empty();
        InetAddress peer = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress a ? a.getAddress() : null;
        String address = peer == null ? "-" : peer.getHostAddress();
        if (peer == null || !trusts(trusted, peer)) return Optional.of(new Caller(address, hosts.getFirst(), false));

        List<String> forwarded = request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_HOST), scheme = request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_PROTO);
        if (forwarded.size() > 1 || scheme.size() > 1) return Optional.empty();
        return Optional.of(new Caller(client(request, trusted, address), forwarded.isEmpty() ? hosts.getFirst() : forwarded.getFirst(), scheme.equals(List.of("https"))));
    }

    /// The last in the chain that is no proxy of ours; what stands before it anybody may have written.
    private static String client(Request request, List<Network> trusted, String peer) {
        List<String> chain = request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR).stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip).toList();
        for (String each : chain.reversed()) {
            if (!each.matches("[0-9a-fA-F:.]{2,45}")) return peer;
            try {
                if (!trusts(trusted, InetAddress.getByName(each))) return each;
            } catch (UnknownHostException _) {
                return peer;
            }
        }
        return peer;
    }

    private static boolean trusts(List<Network> trusted, InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
