package dev.aquatint.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.aquatint.frame.Extent;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// One of our pages open in Chromium, and what a person does there and sees.
final class Dashboard implements AutoCloseable {
    /// Finds things in Bokeh's own document, once for each page.
    private static final String TOOLS = """
            window.aq = {
              doc: () => Bokeh.documents[0],
              // what a page has replaced stays in its document for a while
              all: type => { const on = new Set(aq.doc().roots().flatMap(r => Array.from(r.references()))); return Array.from(aq.doc()._all_models.values()).filter(m => m.type == type && on.has(m)); },
              fig: i => aq.all('Figure')[i ?? 0],
              image: i => aq.fig(i).renderers.filter(r => r.glyph && ['Image', 'ImageRGBA'].includes(r.glyph.type))[0],
              data: i => aq.image(i).data_source.data,
              settled: i => {
                if (!aq.image(i)) return false;                 // no picture has come yet
                const f = aq.fig(i), d = aq.data(i);
                if (!d.image || !d.image[0] || !d.value) return false;
                const x = d.x[0], y = d.y[0], w = d.dw[0], h = d.dh[0];
                const near = (a, b, s) => Math.abs(a - b) <= 1e-9 * s;
                return near(x, f.x_range.start, w) && near(x + w, f.x_range.end, w) && near(y, f.y_range.start, h) && near(y + h, f.y_range.end, h)
                  && d.image[0].shape[1] == Math.round(f.inner_width) && d.image[0].shape[0] == Math.round(f.inner_height);
              },
              // half a million numbers as text: a list of them takes seconds to come over
              values: () => { const b = new Uint8Array(Float64Array.from(aq.data().value[0]).buffer); let s = '';
                for (let i = 0; i < b.length; i += 8192) s += String.fromCharCode(...b.subarray(i, i + 8192)); return btoa(s); },
              total: i => { if (!aq.data(i).value) return NaN; let n = 0; for (const v of aq.data(i).value[0]) if (!Number.isNaN(v)) n += v; return n; },
              box: i => { const v = Bokeh.index.get_by_id ? Bokeh.index.get_by_id(aq.fig(i).id) : null; const view = v ?? Object.values(Bokeh.index).flatMap(function walk(x) { return [x, ...(x.child_views ?? []).flatMap(walk)]; }).find(x => x.model === aq.fig(i));
                const r = view.canvas_view.el.getBoundingClientRect(), b = view.frame.bbox; return [r.left + b.left, r.top + b.top, b.width, b.height]; },
            };
            """;

    final Page page;
    final List<String> console = Collections.synchronizedList(new ArrayList<>());
    private final BrowserContext context;

    Dashboard(Browser browser, URI uri) {
        this(browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800)), uri);
    }

    Dashboard(BrowserContext context, URI uri) {
        this.context = context;
        page = context.newPage();
        page.addInitScript("window.sockets = []; window.WebSocket = class extends WebSocket { constructor(...a) { super(...a); sockets.push(this); } };");
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(m -> console.add(m.type() + " " + m.text()));
        page.onPageError(e -> console.add("exception " + e));
        page.navigate(uri.toString());
        page.waitForFunction("() => window.Bokeh && Bokeh.documents.length > 0 && Bokeh.documents[0].is_idle");
        page.evaluate(TOOLS);
    }

    /// Waits until the picture is exact for the view, with its values for hovering.
    Dashboard settled() {
        page.waitForFunction("() => aq.settled()");
        return this;
    }

    /// Waits until something in the page's document holds, written in JavaScript.
    Dashboard until(String js) {
        page.waitForFunction("() => " + js);
        return this;
    }

    Object js(String expression) {
        return page.evaluate("() => " + expression);
    }

    double number(String expression) {
        return ((Number) js(expression)).doubleValue();
    }

    /// What the cells of the first picture are worth, as the page holds them.
    double[] values() {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode((String) js("aq.values()"))).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }

    Extent range() {
        return new Extent(number("aq.fig().x_range.start"), number("aq.fig().x_range.end"), number("aq.fig().y_range.start"), number("aq.fig().y_range.end"));
    }

    /// Turns the wheel over the middle of the plot, or a bit beside it.
    Dashboard wheel(double delta) {
        double[] c = centre();
        page.mouse().move(c[0], c[1]);
        page.mouse().wheel(0, delta);
        return this;
    }

    Dashboard drag(double dx, double dy) {
        double[] c = centre();
        page.mouse().move(c[0], c[1]);
        page.mouse().down();
        for (int i = 1; i <= 8; i++) page.mouse().move(c[0] + dx * i / 8, c[1] + dy * i / 8);
        page.mouse().up();
        return this;
    }

    double[] centre() {
        double[] b = box();
        return new double[] {b[0] + b[2] / 2, b[1] + b[3] / 2};
    }

    double[] box() {
        return ((List<?>) js("aq.box()")).stream().mapToDouble(o -> ((Number) o).doubleValue()).toArray();
    }

    /// What the page's console complains about, without missing map tiles and without BokehJS destroying a label twice.
    List<String> complaints() {
        return console.stream().filter(m -> m.startsWith("error") || m.startsWith("exception") || m.startsWith("warning"))
                .filter(m -> !m.contains("/tiles/") && !m.contains("PlainTextView")).toList();
    }

    Map<?, ?> object(String expression) {
        return (Map<?, ?>) js(expression);
    }

    @Override
    public void close() {
        context.close();
    }
}
