package dev.aquatint.server;

import java.util.function.Supplier;

/// A value that is made once, when it is first wanted.
final class Lazy<T> implements Supplier<T> {
    private Supplier<T> maker;
    private T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (maker != null) {
            value = maker.get();
            maker = null;
        }
        return value;
    }
}
