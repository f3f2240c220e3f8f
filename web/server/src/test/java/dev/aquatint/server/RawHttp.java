package dev.aquatint.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Speaks HTTP by hand: a library would put right what a test wants wrong.
final class RawHttp {
    record Answer(int status, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }
    }

    private RawHttp() {}

    /// A GET with the Host that a browser sends for 127.0.0.1.
    static Answer get(int port, String target, String... headers) {
        var lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1", "Host: 127.0.0.1:" + port));
        lines.addAll(List.of(headers));
        return send(port, lines.toArray(String[]::new));
    }

    /// What a browser sends to open a WebSocket.
    static Answer upgrade(int port, String target, String token, String... headers) {
        var lines = new ArrayList<>(List.of("Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: bokeh, " + token));
        lines.addAll(List.of(headers));
        return get(port, target, lines.toArray(String[]::new));
    }

    static Answer send(int port, String... lines) {
        boolean upgrade = List.of(lines).contains("Upgrade: websocket");
        String request = String.join("\r\n", lines) + "\r\nConnection: " + (upgrade ? "Upgrade" : "close") + "\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var in = socket.getInputStream();
            String status = line(in);
            var headers = new TreeMap<String, List<String>>();
            for (String line; !(line = line(in)).isEmpty(); ) {
                int colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(line.substring(colon + 1).strip());
            }
            int code = Integer.parseInt(status.split(" ")[1]);
            int length = Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
            boolean body = code != 101 && !lines[0].startsWith("HEAD");
            return new Answer(code, headers, body ? new String(in.readNBytes(length), StandardCharsets.ISO_8859_1) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(java.io.InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c; (c = in.read()) != '\n'; ) {
            if (c < 0) throw new IOException("the server hung up after '" + line + "'");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }
}
