package dev.aquatint.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;

/// A picture of a served dashboard: `Screenshot URL FILE.png [WIDTH HEIGHT]`.
final class Screenshot {
    private Screenshot() {}

    public static void main(String[] args) {
        int width = args.length > 3 ? Integer.parseInt(args[2]) : 1280, height = args.length > 3 ? Integer.parseInt(args[3]) : 640;
        try (Playwright playwright = Chrome.playwright()) {
            Browser browser = Chrome.launch(playwright);
            try (Dashboard d = new Dashboard(browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)), URI.create(args[0]))) {
                d.settled();
                double[] c = d.centre();
                d.page.mouse().move(c[0], c[1]);
                d.page.waitForTimeout(1500);
                d.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(args[1])));
                System.out.println(d.console);
            }
            browser.close();
        }
    }
}
