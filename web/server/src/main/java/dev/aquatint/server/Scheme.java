package dev.aquatint.server;

import dev.aquatint.document.StaticFiles;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;

/// Whether a reader's system is dark or light. No browser says so unasked: the first page that it opens is a question, answered by a cookie and a reload; later pages know.
final class Scheme {
    /// Also in `scheme.js` and `boot.js`.
    static final String COOKIE = "aquatint-scheme";

    private Scheme() {}

    /// `dark` or `light`, as far as the browser has told.
    static Optional<String> of(Request request) {
        return Request.getCookies(request).stream().filter(c -> c.getName().equals(COOKIE)).map(HttpCookie::getValue).filter(v -> v.equals("dark") || v.equals("light")).findFirst();
    }

    /// Whether it is a browser that is to show a page, and no other program.
    static boolean canBeAsked(Request request) {
        return "document".equals(request.getHeaders().get("Sec-Fetch-Dest")) && "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode"));
    }

    static String question(String prefix) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="color-scheme" content="light dark">
                <title>Opening</title>
                <script src="%s/static/%s"></script>
                </head>
                <body><noscript>This page is drawn by BokehJS and needs JavaScript.</noscript></body>
                </html>
                """.formatted(prefix, StaticFiles.SCHEME_JS);
    }
}
