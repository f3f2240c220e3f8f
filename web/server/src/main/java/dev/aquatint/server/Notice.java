package dev.aquatint.server;

import dev.aquatint.document.plot.Plain;
import java.util.List;

/// A page that says something to its reader instead of showing a view.
///
/// @param lines plain text, one paragraph each
record Notice(int status, String title, List<String> lines) {
    static final Notice NOT_FOUND = of(404, "Nothing here", "This server has no page of that name.");
    static final Notice UNAUTHORISED = of(401, "Not let in", "Open the address that was printed when the server started; it lets this browser in.");
    static final Notice WRONG_HOST = of(400, "Wrong address", "This server is not reached under that name.");
    static final Notice WRONG_ORIGIN = of(403, "Refused", "Another site asked for this.");
    static final Notice READ_ONLY = of(405, "Refused", "Pages of this server can only be read.");
    static final Notice FAILED = of(500, "Something went wrong", "The server's log says what.");

    static Notice of(int status, String title, String... lines) {
        return new Notice(status, title, List.of(lines));
    }

    static Notice full(int most) {
        return of(503, "Too many pages", "%d pages are open, and that is the most this server keeps. Close one and wait a minute, or try again later.".formatted(most));
    }

    String html() {
        return html(title, lines.stream().map(line -> "<p>" + Plain.html(line) + "</p>").toList());
    }

    /// The pages there are, when there is more than one.
    static String index(List<String> paths) {
        return html("Pages", paths.stream().sorted().map(path -> "<p><a href=\"%1$s\">%1$s</a></p>".formatted(Plain.html(path))).toList());
    }

    /// Where a browser that came from another site goes on from: its next step is our own, so that it sends the cookie.
    static String onwards(String path) {
        return html("Opening", List.of("<meta http-equiv=\"refresh\" content=\"0;url=%1$s\"><p><a href=\"%1$s\">Go on</a></p>".formatted(Plain.html(path))));
    }

    private static String html(String title, List<String> body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                <style>body { font: 16px/1.5 system-ui, sans-serif; max-width: 44em; margin: 12vh auto; padding: 0 1.5em } p { white-space: pre-wrap; overflow-wrap: anywhere }</style>
                </head>
                <body>
                <h1>%1$s</h1>
                %2$s
                </body>
                </html>
                """.formatted(Plain.html(title), String.join("\n", body));
    }
}
