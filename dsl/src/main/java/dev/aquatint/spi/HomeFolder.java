package dev.aquatint.spi;

import java.nio.file.Path;

/// The folder of the user, which `~` stands for.
public final class HomeFolder {
    private HomeFolder() {}

    /// `$HOME` as every other program has it, else what the JVM knows; a temporary folder for a user without any, such as a number in a container.
    public static Path path() {
        return of(System.getenv("HOME"), System.getProperty("user.home"), System.getProperty("java.io.tmpdir"));
    }

    static Path of(String home, String known, String temporary) {
        if (home != null && Path.of(home).isAbsolute()) return Path.of(home);
        return Path.of(known != null && Path.of(known).isAbsolute() ? known : temporary);
    }
}
