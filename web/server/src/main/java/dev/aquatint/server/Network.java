package dev.aquatint.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// Addresses that begin with the same bits, as in `10.0.0.0/8` or `::1`.
///
/// @param bits how many of the address count
public record Network(InetAddress address, int bits) {
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /// @throws IllegalArgumentException if the text is neither an address nor a network of them
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        try {
            if (LITERAL.matcher(literal).matches()) {      // a name would be looked up
                InetAddress address = InetAddress.getByName(literal);
                int all = address.getAddress().length * 8, bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
                if (bits >= 0 && bits <= all) return new Network(address, bits);
            }
        } catch (UnknownHostException | NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException("'%s' is no network: --trust-proxy takes the addresses of the proxy, as in 10.0.0.0/8, 192.168.1.7 or ::1".formatted(text));
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress(), its = other.getAddress();
        if (mine.length != its.length) return false;
        for (int i = 0; i < bits; i++) {
            int bit = 0x80 >> i % 8;
            if (((mine[i / 8] ^ its[i / 8]) & bit) != 0) return false;
        }
        return true;
    }
}
