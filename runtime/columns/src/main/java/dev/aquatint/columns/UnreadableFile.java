package dev.aquatint.columns;

/// A file that is missing, damaged, or of a kind that is not read; the message names the file and the reason.
public final class UnreadableFile extends RuntimeException {
    public UnreadableFile(String file, String reason) {
        this(file, reason, null);
    }

    public UnreadableFile(String file, String reason, Throwable cause) {
        super("cannot read %s: %s".formatted(file, reason), cause);
    }

    /// What a library said of bytes that it could not read, where it is something to read: " (Invalid magic)". What the JVM says of a fault in code says nothing of a file.
    public static String said(Throwable e) {
        if (e instanceof NullPointerException || e instanceof ClassCastException || e instanceof IndexOutOfBoundsException || e instanceof NegativeArraySizeException || e instanceof Error) return "";
        String first = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("").strip();
        return first.contains(" ") && !first.matches(".*(@[0-9a-f]{5,}|\\bnull\\b|\\borg\\.|\\bjava\\.).*") ? " (%s)".formatted(first) : "";
    }
}
