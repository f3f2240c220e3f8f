package dev.aquatint.server;

import dev.aquatint.document.Document;
import dev.aquatint.document.model.Model;
import dev.aquatint.style.TileSource;
import java.util.function.Function;

/// Keeps the document of one page in step with what the page shows.
final class LivePage implements AutoCloseable {
    LivePage(App.Page page, Document document, Function<TileSource, String> tileUrl) {
        document.locked(() -> document.root(Model.of("Div", "text", page.title(), "disable_math", true)));
    }

    @Override
    public void close() {}
}
