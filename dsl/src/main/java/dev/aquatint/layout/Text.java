package dev.aquatint.layout;

/// Plain text between other things; never read as HTML.
public record Text(String text) implements Viewable {}
