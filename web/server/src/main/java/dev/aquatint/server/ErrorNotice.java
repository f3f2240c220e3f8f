package dev.aquatint.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Errors that Jetty finds before we are asked, said without its pages, versions and stack traces.
final class ErrorNotice extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply.secure(response.getHeaders());
        int status = response.getStatus();
        return new Reply(request, response, callback).notice(status >= 500 ? Notice.FAILED : refused(status));
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        Reply.secure(fields);
        fields.put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        return ByteBuffer.wrap(refused(status).html().getBytes(StandardCharsets.UTF_8));
    }

    private static Notice refused(int status) {
        return status == 404 ? Notice.NOT_FOUND : Notice.of(status, "Refused", "This is no request that the server understands.");
    }
}
