package dev.aquatint.document.wire;

/// One change from a browser that is understood but not accepted; the rest of its message still counts.
public final class Refused extends RuntimeException {
    private final boolean worthTelling;

    private Refused(String message, boolean worthTelling) {
        super(message, null, false, false);
        this.worthTelling = worthTelling;
    }

    public static Refused because(String message) {
        return new Refused(message, true);
    }

    /// A reference to a model we never heard of: browsers make some by themselves, so this is no error.
    public static Refused unknownModel(String id) {
        return new Refused("unknown model " + (id.length() <= 40 ? id : id.substring(0, 40) + "…"), false);
    }

    public boolean worthTelling() {
        return worthTelling;
    }
}
