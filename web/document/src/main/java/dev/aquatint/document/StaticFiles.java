package dev.aquatint.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a server answers under `/static/`: BokehJS, and the few lines of a page that are ours. Files are found by their exact name; there is no folder behind it.
public final class StaticFiles {
    static final String BOKEH = "js/" + Document.BOKEH + "/bokeh.min.js";
    static final String BOKEH_WIDGETS = "js/" + Document.BOKEH + "/bokeh-widgets.min.js";
    static final String BOOT_JS = "boot.js";
    static final String STRIP_JS = "strip.js";
    /// Asks a browser whether its system is dark, before there is a page.
    public static final String SCHEME_JS = "scheme.js";
    static final String PAGE_CSS = "page.css";

    /// @param type for the Content-Type header
    /// @param gzip the same bytes compressed
    /// @param forever whether the name changes with the content, so that a browser need never ask again
    public record File(String type, byte[] bytes, byte[] gzip, boolean forever) {}

    private static final Map<String, Packed> FILES = new LinkedHashMap<>();

    static {
        FILES.put(BOKEH, new Packed("bokehjs/bokeh.min.js", "text/javascript;charset=utf-8", true));
        FILES.put(BOKEH_WIDGETS, new Packed("bokehjs/bokeh-widgets.min.js", "text/javascript;charset=utf-8", true));
        FILES.put("js/" + Document.BOKEH + "/LICENSE", new Packed("bokehjs/LICENSE", "text/plain;charset=utf-8", true));
        FILES.put(BOOT_JS, new Packed("page/boot.js", "text/javascript;charset=utf-8", false));
        FILES.put(SCHEME_JS, new Packed("page/scheme.js", "text/javascript;charset=utf-8", false));
        FILES.put(STRIP_JS, new Packed("page/strip.js", "text/javascript;charset=utf-8", false));
        FILES.put(PAGE_CSS, new Packed("page/page.css", "text/css;charset=utf-8", false));
    }

    private StaticFiles() {}

    /// @param name what follows `/static/` in the address
    public static Optional<File> find(String name) {
        return Optional.ofNullable(FILES.get(name)).map(Packed::file);
    }

    public static Set<String> names() {
        return Set.copyOf(FILES.keySet());
    }

    /// One file of the class path, read and compressed when it is first asked for.
    private static final class Packed {
        private final String resource, type;
        private final boolean forever;
        private File file;

        Packed(String resource, String type, boolean forever) {
            this.resource = resource;
            this.type = type;
            this.forever = forever;
        }

        synchronized File file() {
            if (file == null) {
                byte[] bytes = Bokehjs.resource(resource);
                file = new File(type, bytes, Bokehjs.gzip(bytes), forever);
            }
            return file;
        }
    }
}
