package dev.aquatint.shell.command;

/// Something wrong with what was asked for; told in its message alone, without a trace.
final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    Complaint(String message) {
        super(message, null, false, false);
    }
}
