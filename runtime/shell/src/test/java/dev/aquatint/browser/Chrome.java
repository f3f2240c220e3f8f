package dev.aquatint.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests a real Chromium, one for the whole run; without one they are skipped with a message.
final class Chrome implements ParameterResolver {
    static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(Chrome.class))
                .getOrComputeIfAbsent("chrome", _ -> new Running(), Running.class).browser;
    }

    private static final class Running implements AutoCloseable {
        private final Playwright playwright;
        final Browser browser;

        Running() {
            Path chromium = Stream.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"), "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of).filter(Files::isExecutable).findFirst().orElse(null);
            Assumptions.assumeTrue(chromium != null, "no Chromium here: install it or set CHROMIUM to its path");
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setHeadless(true).setArgs(FLAGS));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
