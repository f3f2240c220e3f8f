package dev.aquatint.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Slows down who guesses passwords: after a few wrong ones an address waits, twice as long after each further one, up to a minute.
final class Throttle {
    private static final int FREE = 5, LONGEST_SECONDS = 60, MOST_ADDRESSES = 10_000;

    private record Wrong(int times, long until) {}

    private final LongSupplier clock;
    private final Map<String, Wrong> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /// @param clock in nanoseconds
    Throttle(LongSupplier clock) {
        this.clock = clock;
    }

    /// How long this address has to wait before a password of it is looked at.
    synchronized Duration left(String address) {
        Wrong wrong = byAddress.get(address);
        return wrong == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, wrong.until - clock.getAsLong()));
    }

    synchronized void wrong(String address) {
        Wrong before = byAddress.get(address);
        int times = before == null ? 1 : before.times + 1;
        long seconds = times < FREE ? 0 : Math.min(LONGEST_SECONDS, 1L << Math.min(times - FREE, 6));
        byAddress.put(address, new Wrong(times, clock.getAsLong() + Duration.ofSeconds(seconds).toNanos()));
    }

    synchronized void right(String address) {
        byAddress.remove(address);
    }
}
