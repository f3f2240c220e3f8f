package dev.aquatint.server;

import dev.aquatint.document.plot.Plain;
import java.util.List;
import java.util.SortedMap;

/// A page that says something to its reader instead of showing a view.
///
/// @param lines plain text, one paragraph each
record Notice(int status, String title, List<String> lines) {
    static final Notice NOT_FOUND = of(404, "Nothing here", "This server has no page of that name.");
    static final Notice UNAUTHORISED = of(401, "Access denied: this link has no token that is good", "Open the address that was printed when the server started; it lets this browser in.",
            "Did somebody send you the link? It may lack a token, have been withdrawn, or belong to a server that was started again since. Ask for a link for others: Share, on their page, makes one.");
    static final Notice GUEST = of(403, "Access denied: your link is for another page", "The link that you were given opens one page of this server.");
    static final Notice TOO_MANY_GUESSES = of(429, "Too many wrong passwords", "Wait a minute, and try again.");
    static final Notice WRONG_HOST = of(400, "Wrong address", "This server is not reached under that name.");
    static final Notice WRONG_ORIGIN = of(403, "Refused", "Another site asked for this.");
    static final Notice READ_ONLY = of(405, "Refused", "Pages of this server can only be read.");
    static final Notice NOT_NAVIGATED = of(403, "Refused", "A page is opened by going to its address, and not by a script, an image or a frame.");
    static final Notice WRONG_STATE = of(400, "Wrong link", "What the address says of the page's state cannot be read: leave out ?state=... to open the page as it is.");
    static final Notice NO_MEMORY = of(503, "Too many pages", "Those that are open take most of the memory that this server may have. Close one and wait a minute, or try again later.");
    static final Notice CLOSING = of(503, "Closing", "The server stops; try again in a moment.");
    static final Notice FAILED = of(500, "Something went wrong", "The server's log says what.");

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 44em; margin: 12vh auto; padding: 0 1.5em } p { white-space: pre-wrap; overflow-wrap: anywhere }
            .card { display: inline-block; width: 20em; max-width: 100%; margin: .5em 1em .5em 0; vertical-align: top; white-space: normal }
            .card a { display: block; color: inherit; text-decoration: none } .card img, .card i { display: block; width: 100%; height: 11em; object-fit: contain; border-radius: 6px; background: #8884 }
            .card b, .card small { display: block } .card a:hover b { text-decoration: underline }""";

    static Notice of(int status, String title, String... lines) {
        return new Notice(status, title, List.of(lines));
    }

    static Notice full(int most) {
        return of(503, "Too many pages", "%s pages are open, and that is the most this server keeps. Close one and wait a minute, or try again later.".formatted(most));
    }

    String html() {
        return html(title, paragraphs());
    }

    /// For a page that has begun as another.
    String body() {
        return "<style>%s</style>\n%s</body>\n</html>\n".formatted(STYLE, body(title, paragraphs()));
    }

    private List<String> paragraphs() {
        return lines.stream().map(line -> "<p>" + Plain.html(line) + "</p>").toList();
    }

    /// The pages there are, when there is more than one.
    ///
    /// @param cards by path
    /// @param prefix of the server's paths
    static String index(SortedMap<String, Card> cards, String prefix) {
        return html("Apps", cards.entrySet().stream().map(e -> """
                <p class="card"><a href="%1$s">%2$s<b>%3$s</b><small>%4$s</small></a></p>""".formatted(Plain.html(prefix + e.getKey()),
                e.getValue().picture() == null ? "<i></i>" : "<img src=\"%s\" alt=\"\" loading=\"lazy\">".formatted(Plain.html(prefix + "/thumbnails" + e.getKey())),
                Plain.html(e.getValue().title()), Plain.html(e.getKey()))).toList());
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
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(Plain.html(title), STYLE, body(title, body));
    }

    private static String body(String title, List<String> body) {
        return "<h1>%s</h1>\n%s\n".formatted(Plain.html(title), String.join("\n", body));
    }
}
