package dev.aquatint.shell;

import dev.aquatint.shell.engine.ClassPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a packaged app runs on.
public final class Shipped {
    private Shipped() {}

    /// The class path of this process without what only tests need, a browser's 200 MB among it.
    public static List<Path> classPath() throws IOException {
        return ClassPath.own().stream().filter(p -> !p.toString().matches(".*(test-classes|junit|playwright|driver|archunit|assertj|opentest4j|apiguardian|surefire|byte-buddy).*")).toList();
    }
}
