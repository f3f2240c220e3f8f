package dev.aquatint.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;

/// How long it takes from a save to the painted picture under `aquatint watch`: `WatchLatency URL FILE.jsh FROM TO [times]` replaces one text of the file by the other
/// and back, by renaming, and prints the times until another colour map is painted at the full size of the plot.
final class WatchLatency {
    /// Looks once a frame; what it sees in one is painted by the next.
    private static final String SEE = """
            () => {
              window.painted = 0;
              const colours = () => JSON.stringify(aq.image().glyph.color_mapper.palette);
              const step = () => {
                try {
                  if (window.before && colours() != window.before && aq.data().image[0].shape[0] == Math.round(aq.fig().inner_height)) {
                    window.before = null;
                    requestAnimationFrame(() => { window.painted = Date.now(); });
                  }
                } catch { }
                requestAnimationFrame(step);
              };
              window.arm = () => { window.painted = 0; window.before = colours(); };
              step();
            }
            """;

    public static void main(String[] args) throws Exception {
        URI uri = URI.create(args[0]);
        Path file = Path.of(args[1]);
        int times = args.length > 4 ? Integer.parseInt(args[4]) : 12;
        try (Playwright playwright = Chrome.playwright(); Browser browser = Chrome.launch(playwright); Dashboard d = new Dashboard(browser, uri)) {
            d.settled().page.waitForTimeout(5000);          // points are put in order meanwhile
            d.page.evaluate(SEE);
            double[] ms = new double[times];
            for (int i = 0; i < times; i++) {
                d.js("arm()");
                String text = Files.readString(file), changed = text.contains(args[2]) ? text.replace(args[2], args[3]) : text.replace(args[3], args[2]);
                Path other = Files.writeString(file.resolveSibling(".saved"), changed);
                long start = System.currentTimeMillis();
                Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                d.until("window.painted > 0");
                ms[i] = d.number("window.painted") - start;
                d.page.waitForTimeout(500);
            }
            System.out.println(Arrays.toString(ms));
            Arrays.sort(ms, 0, times);
            System.out.printf(Locale.ROOT, "save to painted picture: median %.0f ms, least %.0f, most %.0f%n", ms[times / 2], ms[0], ms[times - 1]);
        }
    }
}
