package dev.aquatint.document.model;

/// A model type, property or value that BokehJS does not have; the message names it and suggests the nearest.
public final class BadModel extends IllegalArgumentException {
    BadModel(String message) {
        super(message);
    }
}
