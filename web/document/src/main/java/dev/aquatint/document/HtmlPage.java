package dev.aquatint.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aquatint.document.plot.Plain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The HTML that a browser gets first: an element for the document's root, and what BokehJS needs to fetch the rest.
///
/// There is no inline script in it; a content security policy of `script-src 'self'` holds.
public final class HtmlPage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private HtmlPage() {}

    /// @param path of the page on the server; its socket is at `path/ws`
    /// @param token that opens the socket
    public static String of(Document document, String path, String token) {
        return of(document, "", path, token);
    }

    /// @param prefix what all paths of the server begin with
    /// @param path of the page after it; its socket is at `prefix/path/ws`
    /// @param token that opens the socket
    public static String of(Document document, String prefix, String path, String token) {
        return head(document.title(), prefix, document.theme()) + body(document, prefix, path, token);
    }

    /// What a page begins with, up to its first element: there may be others of ours before those of the document, as long as that is not there.
    ///
    /// @param title until the document has another
    /// @param prefix what all paths of the server begin with
    public static String head(String title, String prefix, Theme theme) {
        return """
                <!DOCTYPE html>
                <html lang="en" class="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="%s/static/%s">
                </head>
                <body>
                """.formatted(theme == Theme.DARK ? "dark" : "light", Plain.html(title), prefix, StaticFiles.PAGE_CSS);
    }

    /// The rest of a page, after its [#head].
    ///
    /// @param prefix what all paths of the server begin with
    /// @param path of the page after it; its socket is at `prefix/path/ws`
    /// @param token that opens the socket
    public static String body(Document document, String prefix, String path, String token) {
        return body(prefix, path, token, document.rootId(), document.page().get("tags") != null);
    }

    /// @param rootId of the document; an element stands ready for it
    /// @param strip whether there is a [Strip]
    static String of(String title, String path, String token, String rootId, Theme theme, boolean strip) {
        return head(title, "", theme) + body("", path, token, rootId, strip);
    }

    private static String body(String prefix, String path, String token, String rootId, boolean strip) {
        return """
                <div id="aquatint-status" role="status">Loading …</div>
                <noscript>This page is drawn by BokehJS and needs JavaScript.</noscript>
                <button id="aquatint-share" type="button" title="Copies a link to what you see" aria-expanded="false" aria-controls="aquatint-sharing" hidden>Share</button>
                <div id="aquatint-sharing" role="dialog" aria-label="Share" hidden></div>
                <div id="%s" class="aquatint-root"></div>
                <script type="application/json" id="aquatint">%s</script>
                <script src="%s/static/%s"></script>
                <script src="%s/static/%s"></script>
                %s<script src="%s/static/%s"></script>
                </body>
                </html>
                """.formatted(elementId(rootId), items(prefix + path, token, rootId), prefix, StaticFiles.BOKEH, prefix, StaticFiles.BOKEH_WIDGETS,
                strip ? "<script src=\"%s/static/%s\"></script>\n".formatted(prefix, StaticFiles.STRIP_JS) : "", prefix, StaticFiles.BOOT_JS);
    }

    private static String items(String path, String token, String rootId) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("token", token);
        item.put("roots", Map.of(rootId, elementId(rootId)));
        item.put("root_ids", List.of(rootId));
        item.put("use_for_title", true);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("path", path);
        all.put("items", List.of(item));
        try {
            return JSON.writeValueAsString(all).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String elementId(String rootId) {
        return "el-" + Plain.html(rootId);
    }
}
