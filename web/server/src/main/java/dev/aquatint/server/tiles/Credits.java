package dev.aquatint.server.tiles;

import dev.aquatint.style.TileSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Whose tiles are seen of a source: its provider's, those of the offline map that stand in for them, or some of each.
final class Credits {
    /// A browser that has a stand-in shows it for a while after the provider is back.
    private static final Duration LINGERS = Duration.ofMinutes(10);

    private final InstantSource clock;
    private Instant theirs, ours;       // the last of each, or null

    Credits(InstantSource clock) {
        this.clock = clock;
    }

    /// A tile of the provider, or else of the offline map, was given out.
    ///
    /// @return whether that changes what must be said
    synchronized boolean given(boolean provided) {
        boolean theirsBefore = theirs(), oursBefore = ours();
        if (provided) theirs = clock.instant();
        else ours = clock.instant();
        return theirsBefore != theirs() || oursBefore != ours();
    }

    synchronized String text(TileSource source) {
        if (!ours()) return source.attribution();
        return theirs() ? source.attribution() + " | " + TileSource.OFFLINE.attribution() : TileSource.OFFLINE.attribution();
    }

    private boolean theirs() {
        return theirs != null;
    }

    private boolean ours() {
        return ours != null && (theirs == null || theirs.isBefore(ours.plus(LINGERS)));
    }
}
