package dev.aquatint.spi;

import dev.aquatint.layout.Viewable;

/// Where `show` shows things. Whoever runs a script binds it for the script's thread.
public interface Display {

    /// The display of the running script.
    ScopedValue<Display> CURRENT = ScopedValue.newInstance();

    void show(Viewable what);
}
