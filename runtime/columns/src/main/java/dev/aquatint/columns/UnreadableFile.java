package dev.aquatint.columns;

/// A file that is missing, damaged, or of a kind that is not read; the message names the file and the reason.
public final class UnreadableFile extends RuntimeException {
    public UnreadableFile(String file, String reason) {
        this(file, reason, null);
    }

    public UnreadableFile(String file, String reason, Throwable cause) {
        super("cannot read %s: %s".formatted(file, reason), cause);
    }
}
