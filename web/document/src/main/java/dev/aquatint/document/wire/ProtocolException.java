package dev.aquatint.document.wire;

/// The other side does not speak the protocol; the connection is to be closed with the message as reason.
public final class ProtocolException extends RuntimeException {
    public ProtocolException(String message) {
        super(message, null, false, false);
    }
}
