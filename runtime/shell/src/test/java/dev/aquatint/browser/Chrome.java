package dev.aquatint.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests a real Chromium, one for the whole run; without one they are skipped with a message.
final class Chrome implements ParameterResolver, ExecutionCondition {
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb");

    private static final Optional<Path> PATH = Stream.ofNullable(System.getenv("CHROMIUM")).map(List::of).findFirst().orElse(List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
            .stream().map(Path::of).filter(Files::isExecutable).findFirst();

    static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(PATH.orElseThrow()).setHeadless(true).setArgs(FLAGS));
    }

    /// JUnit takes an assumption that fails in a parameter for an error, so tests that want a browser are skipped before.
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Method test = context.getTestMethod().orElse(null);
        if (PATH.isPresent() || test == null) return ConditionEvaluationResult.enabled(null);
        boolean browser = Stream.concat(Stream.of(test), Stream.of(context.getRequiredTestClass().getDeclaredMethods()).filter(m -> m.isAnnotationPresent(BeforeEach.class)))
                .anyMatch(m -> List.of(m.getParameterTypes()).contains(Browser.class));
        return browser ? ConditionEvaluationResult.disabled("no Chromium here: install it or set CHROMIUM to its path") : ConditionEvaluationResult.enabled(null);
    }

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
            playwright = playwright();
            browser = launch(playwright);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
