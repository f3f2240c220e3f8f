package dev.aquatint.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/// How long a person waits in a served dashboard: `Latency URL [ticks]` prints medians of wheel and widgets to the painted, exact picture, and of the
/// stages between.
///
/// A picture counts as painted at the end of the first paint of the plot whose raster has exactly the extent and the pixels of the view.
final class Latency {
    /// Steps of the range slider that lead to a new value, less those that warm up.
    private static final int FIRST_TIMES = 24;

    private static final List<String> STAGES = List.of("painted", "sent", "heard", "got", "some", "done");

    /// Sets `pictured` to the milliseconds from the start of the navigation to the end of the first paint with a picture. Tiles and symbols are smaller.
    private static final String FIRST = """
            const draw = CanvasRenderingContext2D.prototype.drawImage;
            CanvasRenderingContext2D.prototype.drawImage = function (image, ...at) {
              const there = image.width > 300 && window.Bokeh?.documents.some(d => [...d.all_models].some(m => ['Image', 'ImageRGBA'].includes(m.type)));
              if (there) {
                CanvasRenderingContext2D.prototype.drawImage = draw;
                const painted = new MessageChannel();
                painted.port1.onmessage = () => { window.pictured = performance.now(); };
                requestAnimationFrame(() => painted.port2.postMessage(null));
              }
              return draw.call(this, image, ...at);
            };
            """;

    private static final String WATCH = """
            () => {
              const find = v => v.model === aq.fig() ? v : (v.child_views ?? []).map(find).find(x => x);
              const view = Object.values(Bokeh.index).map(find).find(x => x) ?? [...Bokeh.index.roots ?? []].map(find).find(x => x);
              const exact = () => {
                const f = aq.fig(), d = aq.data(), near = (a, b, s) => Math.abs(a - b) <= 1e-9 * s;
                return d.image[0].shape[1] == Math.round(f.inner_width) && d.image[0].shape[0] == Math.round(f.inner_height) && near(d.x[0], f.x_range.start, d.dw[0])
                  && near(d.x[0] + d.dw[0], f.x_range.end, d.dw[0]) && near(d.y[0], f.y_range.start, d.dh[0]) && near(d.y[0] + d.dh[0], f.y_range.end, d.dh[0]);
              };
              window.lap = { from: 0, got: 0, done: 0, data: null };
              window.begin = () => { lap = { from: performance.now(), got: 0, done: 0, some: 0, data: aq.data().image[0], sent: 0, heard: 0, painted: 0 }; };
              const since = () => performance.now() - lap.from, socket = sockets.at(-1), send = socket.send.bind(socket);
              socket.send = m => { if (lap.from && !lap.sent) lap.sent = since(); send(m); };
              socket.addEventListener('message', m => {
                if (lap.from && !lap.heard && typeof m.data == 'string' && m.data.includes('PATCH-DOC')) lap.heard = since();
              });
              aq.image().data_source.properties.data.change.connect(() => { if (lap.from && !lap.got && aq.data().image[0] !== lap.data && exact()) lap.got = since(); });
              for (const type of ['wheel', 'keydown']) window.addEventListener(type, begin, true);
              view.repainted.connect(() => {
                if (!lap.from || lap.done) return;
                if (!lap.painted) lap.painted = since();
                if (aq.data().image[0] === lap.data) return;
                lap.some ||= since();
                if (exact()) lap.done = since();
              });
            }
            """;

    public static void main(String[] args) {
        URI uri = URI.create(args[0]);
        int ticks = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        try (Playwright playwright = Chrome.playwright()) {
            Browser browser = Chrome.launch(playwright);
            for (int session = 1; session <= 3; session++) {
                BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1320, 700));
                context.addInitScript(FIRST);
                try (Dashboard d = new Dashboard(context, uri)) {
                    d.page.waitForFunction("() => window.pictured");
                    System.out.printf(Locale.ROOT, "session %d: navigation to first picture painted %.0f ms%n", session, ((Number) d.js("pictured")).doubleValue());
                    d.settled();
                    if (session == 1) System.out.printf("raster %s x %s%n", d.js("aq.fig().inner_width"), d.js("aq.fig().inner_height"));
                    if (session < 3) continue;
                    d.page.evaluate(WATCH);
                    double[] c = d.centre();
                    d.page.mouse().move(c[0], c[1]);
                    report("wheel", laps(d.page, ticks, i -> d.page.mouse().wheel(0, i % 8 < 4 ? -100 : 100)));
                    report("select", laps(d.page, ticks / 2, i -> d.js("(begin(), aq.all('Select').find(s => s.options.includes('dropoff')).value = '" + (i % 2 == 0 ? "dropoff" : "pickup") + "')")));
                    report("range slider, each value for the first time", laps(d.page, Math.min(ticks / 2, FIRST_TIMES), i -> step(d.page, i)));
                }
            }
            browser.close();
        }
    }

    /// Goes through the pairs of a lower end from 0 to 4 and an upper one from 10 to 5, one step at a time.
    private static void step(Page page, int i) {
        boolean upper = i % 5 == 4;
        page.locator(upper ? ".noUi-handle-upper" : ".noUi-handle-lower").last().focus();
        page.keyboard().press(upper || i / 5 % 2 == 1 ? "ArrowLeft" : "ArrowRight");
    }

    private static double[] laps(Page page, int n, IntConsumer act) {
        double[][] ms = new double[STAGES.size()][n];
        for (int i = -5; i < n; i++) {
            page.evaluate("() => { lap.from = lap.done = 0; }");
            act.accept(i + 5);
            page.waitForFunction("() => lap.done > 0");
            for (int k = 0; i >= 0 && k < ms.length; k++) ms[k][i] = ((Number) page.evaluate("() => lap." + STAGES.get(k))).doubleValue();
            page.waitForTimeout(250);
        }
        for (double[] of : ms) Arrays.sort(of);
        System.out.printf(Locale.ROOT, "  medians: old picture painted again %.0f, sent %.0f, answer begins %.0f, decoded %.0f, something new painted %.0f (p95 %.0f), exact painted %.0f%n",
                ms[0][n / 2], ms[1][n / 2], ms[2][n / 2], ms[3][n / 2], ms[4][n / 2], ms[4][n * 95 / 100], ms[5][n / 2]);
        return ms[5];
    }

    private static void report(String what, double[] ms) {
        System.out.printf(Locale.ROOT, "%s to painted exact picture: median %.0f ms, p10 %.0f, p90 %.0f, n %d%n", what, ms[ms.length / 2], ms[ms.length / 10], ms[ms.length * 9 / 10], ms.length);
    }

    private Latency() {}
}
