package dev.aquatint.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Session ids and tokens signed with a secret, in the form that Bokeh's own server and clients have.
///
/// A token names a session and says until when a socket may be opened with it.
public final class Tokens {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 44;
    private static final int LONGEST_TOKEN = 4096;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Clock clock;

    /// @param secret at least 16 bytes that nobody else has
    public Tokens(byte[] secret) {
        this(secret, Clock.systemUTC());
    }

    Tokens(byte[] secret, Clock clock) {
        if (secret.length < 16) throw new IllegalArgumentException("a secret has at least 16 bytes, not " + secret.length);
        key = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
    }

    /// With a secret of its own: nothing signed before is valid any more.
    public static Tokens random() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new Tokens(secret);
    }

    /// A new id that nobody can guess.
    public String sessionId() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return signed(id.toString());
    }

    /// Whether we made this id. A token is signed in the same way, but it is no id.
    public boolean validSessionId(String sessionId) {
        return payload(sessionId).filter(id -> id.length() == ID_LENGTH && id.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)).isPresent();
    }

    /// What a page opens its socket with.
    ///
    /// @param life how long until it must have
    public String token(String sessionId, Duration life) {
        try {
            byte[] json = JSON.writeValueAsBytes(Map.of("session_id", sessionId, "session_expiry", clock.instant().plus(life).getEpochSecond()));
            return signed(ENCODER.encodeToString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The session id in a token, if the token and the id are ours.
    ///
    /// @param allowExpired for a reconnect to a session that is still there: a page has the same token all its life
    public Optional<String> verify(String token, boolean allowExpired) {
        return payload(token).flatMap(p -> session(p, allowExpired)).filter(this::validSessionId);
    }

    private Optional<String> session(String payload, boolean allowExpired) {
        try {
            JsonNode json = JSON.readTree(Base64.getUrlDecoder().decode(payload));
            if (!json.path("session_id").isTextual() || !json.path("session_expiry").isNumber()) return Optional.empty();
            boolean expired = json.get("session_expiry").longValue() <= clock.instant().getEpochSecond();
            return expired && !allowExpired ? Optional.empty() : Optional.of(json.get("session_id").textValue());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String signed(String s) {
        return s + "." + signature(s);
    }

    private Optional<String> payload(String signed) {
        if (signed == null || signed.length() > LONGEST_TOKEN) return Optional.empty();
        int dot = signed.indexOf('.');
        if (dot < 0) return Optional.empty();
        byte[] expected = signature(signed.substring(0, dot)).getBytes(StandardCharsets.UTF_8);
        byte[] actual = signed.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, actual) ? Optional.of(signed.substring(0, dot)) : Optional.empty();
    }

    private String signature(String s) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return ENCODER.encodeToString(mac.doFinal(s.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
