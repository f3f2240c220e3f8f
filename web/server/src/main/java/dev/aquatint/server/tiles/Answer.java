package dev.aquatint.server.tiles;

import java.time.Duration;

/// What a tile server said.
sealed interface Answer {

    /// @param fresh how long it is good for, by the server's own word; zero forbids keeping it
    record Image(byte[] bytes, ImageType type, Duration fresh) implements Answer {}

    /// @param why for the log
    record None(String why) implements Answer {}
}
