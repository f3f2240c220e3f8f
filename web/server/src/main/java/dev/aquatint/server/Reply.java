package dev.aquatint.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// One answer to one request. Every one of them has the headers that keep other sites out, and is not kept by a browser unless it says so.
record Reply(Request request, Response response, Callback callback) {
    /// BokehJS makes style elements and draws images from data and blobs; nothing needs inline script or eval.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
    private static final String HTML = "text/html;charset=utf-8";
    private static final HttpField[] ALWAYS = {
        new HttpField("Content-Security-Policy", POLICY),
        new HttpField("X-Content-Type-Options", "nosniff"),
        new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
        new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
        new HttpField("Referrer-Policy", "no-referrer"),
        new HttpField(HttpHeader.CACHE_CONTROL, "no-store"),
    };

    static void secure(HttpFields.Mutable headers) {
        for (HttpField field : ALWAYS) headers.put(field);
    }

    boolean html(int status, String html) {
        return bytes(status, HTML, html.getBytes(StandardCharsets.UTF_8));
    }

    /// The first piece of a page that goes on: proxies are asked to hand it on at once.
    void begin(String html) throws IOException {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, HTML).put("X-Accel-Buffering", "no");
        piece(html);
    }

    /// Sends the next piece, and waits until it is on its way.
    void piece(String html) throws IOException {
        Content.Sink.write(response, false, ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8)));
    }

    /// The last piece.
    boolean end(String html) {
        response.write(true, ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    boolean failed(IOException why) {
        callback.failed(why);
        return true;
    }

    boolean text(int status, String text) {
        return bytes(status, "text/plain;charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    boolean notice(Notice notice) {
        return html(notice.status(), notice.html());
    }

    /// @param location a path of our own
    boolean seeOther(String location) {
        response.getHeaders().put(HttpHeader.LOCATION, location);
        return bytes(303, "text/plain;charset=utf-8", new byte[0]);
    }

    Reply header(HttpHeader name, String value) {
        response.getHeaders().put(name, value);
        return this;
    }

    boolean bytes(int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        boolean head = HttpMethod.HEAD.is(request.getMethod());
        response.write(true, head ? null : ByteBuffer.wrap(body), callback);
        return true;
    }
}
