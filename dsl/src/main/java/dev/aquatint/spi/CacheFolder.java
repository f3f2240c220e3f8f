package dev.aquatint.spi;

import java.nio.file.Path;

/// Where generated data and map tiles are kept between runs.
public final class CacheFolder {
    private CacheFolder() {}

    /// `$AQUATINT_CACHE`, else `$XDG_CACHE_HOME/aquatint`, else `~/.cache/aquatint`; not created here.
    public static Path path() {
        String own = System.getenv("AQUATINT_CACHE"), xdg = System.getenv("XDG_CACHE_HOME");
        if (own != null && !own.isBlank()) return Path.of(own);
        return xdg != null && !xdg.isBlank() ? Path.of(xdg, "aquatint") : HomeFolder.path().resolve(Path.of(".cache", "aquatint"));
    }
}
