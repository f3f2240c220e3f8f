package dev.aquatint.server;

import dev.aquatint.document.plot.Plain;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// The answer to who waits for a page: one document, which says piece by piece how far the app is, and has the page itself in the end.
///
/// Pieces only follow one another; by style, the last one is seen, and none once something stands behind them all. So there is no script, and no second request.
/// `:last-child` would not do: for Chromium nothing is as long as its parent may get further children.
record Waiting(Reply reply, Opening opening) {
    private static final Duration LOOK = Duration.ofMillis(200), LONGEST_SILENCE = Duration.ofSeconds(5);
    private static final String BEGIN = """
            <style>
            #aquatint-waiting { box-sizing: border-box; max-width: 44em; margin: 12vh auto; padding: 0 1.5em; font-size: 16px; overflow-wrap: anywhere; }
            #aquatint-waiting h1 { font-size: 1.5em; }
            #aquatint-waiting progress { width: 100%%; accent-color: var(--aquatint-accent); }
            #aquatint-waiting:has(+ *), #aquatint-waiting > div:has(+ div) { display: none; }
            </style>
            <main id="aquatint-waiting">
            <h1>%s</h1>
            """;

    /// Sends what is told until the page is there, nobody listens any more, or there is no more time. Whatever comes of it, the status has been sent by then, and is 200.
    ///
    /// @param head what the document begins with
    /// @param title of the app
    /// @param body the rest of the document, once the page is there
    /// @param late whether there is no more time
    boolean answer(String head, String title, Function<OpenPage, String> body, BooleanSupplier late) throws InterruptedException {
        try {
            Opening.Told said = opening.told();
            reply.begin(head + BEGIN.formatted(Plain.html(title)) + piece(said));
            for (long sent = System.nanoTime(); !opening.within(LOOK); ) {
                if (late.getAsBoolean()) return reply.end("</main>\n" + Notice.CLOSING.body());
                Opening.Told told = opening.told();
                boolean news = !Objects.equals(told, said);
                // proxies cut off who is silent, and only what is sent finds out that a browser has gone
                if (!news && System.nanoTime() - sent < LONGEST_SILENCE.toNanos()) continue;
                reply.piece(news ? piece(told) : "\n");
                said = told;
                sent = System.nanoTime();
            }
            return reply.end("</main>\n" + end(body));
        } catch (IOException gone) {
            opening.abandoned();
            return reply.failed(gone);
        }
    }

    private String end(Function<OpenPage, String> body) throws InterruptedException {
        try {
            return body.apply(opening.page());
        } catch (OpenPages.Failed e) {
            return e.notice().body();
        }
    }

    private static String piece(Opening.Told told) {
        return told == null ? "<div><p>Opening …</p><progress aria-label=\"Opening\"></progress></div>\n"
                : "<div><p>%1$s: %2$s %%</p><progress aria-label=\"%1$s\" max=\"100\" value=\"%2$s\"></progress></div>\n".formatted(Plain.html(told.what()), told.percent());
    }
}
