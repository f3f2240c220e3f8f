package dev.aquatint.spi;

import java.util.function.Supplier;

/// What instances of one script share. Whoever opens several of them binds it for the thread that runs the script.
public interface Sharing {

    /// That of the script that is being opened; unbound where there is only one instance.
    ScopedValue<Sharing> CURRENT = ScopedValue.newInstance();

    /// The value that was made at this place of the script before, or else a new one.
    <T> T shared(Supplier<T> made);
}
