package dev.aquatint.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Errors that Jetty finds before we are asked, said without its pages, versions and stack traces.
final class ErrorNotice extends ErrorHandler {
    /// An attribute of requests that have come as far as our own code.
    static final String UNDERSTOOD = "dev.aquatint.understood";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply.secure(response.getHeaders());
        // what Jetty itself stumbles over, such as an empty address or a version of HTTP that there is not, is no fault of ours
        int status = response.getStatus() >= 500 && request.getAttribute(UNDERSTOOD) == null ? HttpStatus.BAD_REQUEST_400 : response.getStatus();
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
