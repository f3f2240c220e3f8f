package dev.aquatint.server;

/// How an app is announced in the list of all.
///
/// @param picture a PNG, or null
public record Card(String title, byte[] picture) {}
