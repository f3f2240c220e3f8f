package dev.aquatint.style;

import dev.aquatint.frame.Nearest;
import java.time.DateTimeException;
import java.time.ZoneId;

/// Time zones by name.
public final class Zones {
    private Zones() {}

    /// @throws IllegalArgumentException if there is none of that name; the message suggests the nearest
    public static ZoneId of(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("no time zone '%s': %sa zone is named as in America/New_York, UTC or +02:00".formatted(name,
                    Nearest.to(name, ZoneId.getAvailableZoneIds()).map("did you mean '%s'? "::formatted).orElse("")));
        }
    }
}
