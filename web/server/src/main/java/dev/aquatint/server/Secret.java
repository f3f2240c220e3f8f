package dev.aquatint.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// What only some may know. It cannot be printed by accident, in a log or the trace of an error: whoever wants the text asks for it.
final class Secret {
    private final byte[] text;

    private Secret(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    /// 256 random bits, in letters that may stand in an address.
    static Secret random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /// Whether it is this text; takes as long for each text of its length.
    boolean is(String given) {
        return MessageDigest.isEqual(text, given.getBytes(StandardCharsets.UTF_8));
    }

    String reveal() {
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
