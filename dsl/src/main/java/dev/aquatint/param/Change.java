package dev.aquatint.param;

/// A parameter that has another value than before.
public record Change(String name, Object before, Object now) {}
