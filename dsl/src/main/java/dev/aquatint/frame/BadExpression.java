package dev.aquatint.frame;

/// A text that is no expression; the message shows the place under the text.
public final class BadExpression extends IllegalArgumentException {
    private final int at;

    BadExpression(String text, int at, String what) {
        super("%s\n  %s\n  %s^".formatted(what, text.replaceAll("\\s", " "), " ".repeat(Math.min(at, text.length()))));
        this.at = at;
    }

    /// The position in the text, from 0, where it went wrong.
    public int at() {
        return at;
    }
}
