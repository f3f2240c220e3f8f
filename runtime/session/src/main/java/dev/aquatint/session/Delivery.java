package dev.aquatint.session;

/// Which frames are on their way to a browser that tells when it has them; one that does not tell is sent all.
final class Delivery {
    private long sent, shown;
    private boolean acknowledges;

    void sent(long frame) {
        sent = Math.max(sent, frame);
    }

    void shown(long frame) {
        acknowledges = true;
        shown = Math.max(shown, frame);
    }

    /// Whether the browser has all that it was sent.
    boolean taken() {
        return !acknowledges || shown >= sent;
    }
}
