package dev.aquatint.param;

/// A value that a parameter cannot have; the message names class, parameter, meaning, limit and value.
public final class BadParameter extends IllegalArgumentException {
    BadParameter(String message) {
        super(message);
    }
}
