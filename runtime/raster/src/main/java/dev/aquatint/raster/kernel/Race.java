package dev.aquatint.raster.kernel;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Two ways to do the same, run in turns until the JVM has done what it can for both.
///
/// The least time of a run counts. A fixed number of runs would judge the interpreter instead: vector code takes hundreds of
/// milliseconds, and thousands of times as long as in the end, before it is compiled. On a busy machine that is late: who is far behind is
/// not compiled yet, and gets more time.
public final class Race {
    private static final long SETTLED = 100_000_000, GIVEN_UP = 400_000_000, UNCOMPILED = 3_000_000_000L, MOST = 5_000_000_000L, FAR = 10;

    /// Before each race. Where much else is compiled, as at the start of a process, neither of the two may have been when a race ends.
    private static final List<Duration> RESTS = List.of(Duration.ZERO, Duration.ofSeconds(4), Duration.ofSeconds(12));

    private final LongSupplier clock;
    private final Runnable run;
    private long least = Long.MAX_VALUE, improved;

    private Race(Runnable run, LongSupplier clock) {
        this.run = run;
        this.clock = clock;
    }

    /// Whether the favourite is the faster one on this machine. Takes about a second, and half a minute with rests where it loses.
    public static boolean favouriteStays(Runnable favourite, Runnable opponent) {
        return favouriteStays(() -> favouriteWins(favourite, opponent, System::nanoTime), Race::rest);
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the favourite is the faster one: it is given up when it has lost several races, ever farther apart, and not before.
    ///
    /// @param race whether the favourite has won one
    /// @param rest waits
    static boolean favouriteStays(BooleanSupplier race, Consumer<Duration> rest) {
        for (Duration before : RESTS) {
            rest.accept(before);
            if (race.getAsBoolean()) return true;
        }
        return false;
    }

    /// Ends early when the favourite is ahead of an opponent that has settled.
    ///
    /// @param clock in nanoseconds
    static boolean favouriteWins(Runnable favourite, Runnable opponent, LongSupplier clock) {
        Race one = new Race(favourite, clock), other = new Race(opponent, clock);
        for (long start = clock.getAsLong(); ; ) {
            one.once();
            other.once();
            long now = clock.getAsLong();
            boolean ahead = one.least <= other.least;
            if (ahead && now - other.improved > SETTLED) return true;
            long patience = one.least / FAR > other.least ? UNCOMPILED : GIVEN_UP;
            if (!ahead && now - Math.max(one.improved, other.improved) > patience || now - start > MOST) return ahead;
        }
    }

    private void once() {
        long start = clock.getAsLong();
        run.run();
        long end = clock.getAsLong(), took = end - start;
        if (took < least - least / 10) improved = end;          // noise is no progress
        least = Math.min(least, took);
    }
}
