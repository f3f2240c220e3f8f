package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private final Tokens tokens = at("2026-01-01T00:00:00Z", "a secret that is long enough");

    private static Tokens at(String time, String secret) {
        return new Tokens(secret.getBytes(StandardCharsets.UTF_8), Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    @Test
    void a_token_leads_back_to_its_session() {
        String session = tokens.sessionId();
        assertThat(tokens.verify(tokens.token(session, FIVE_MINUTES), false)).contains(session);
        assertThat(session).matches("[A-Za-z0-9]{44}\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void ids_do_not_repeat() {
        assertThat(tokens.sessionId()).isNotEqualTo(tokens.sessionId());
    }

    @Test
    void an_expired_token_is_good_for_a_reconnect_only() {
        String session = tokens.sessionId(), token = tokens.token(session, FIVE_MINUTES);
        Tokens later = at("2026-01-01T00:05:00Z", "a secret that is long enough");
        assertThat(later.verify(token, false)).isEmpty();
        assertThat(later.verify(token, true)).contains(session);
    }

    @Test
    void a_changed_token_is_none() {
        String token = tokens.token(tokens.sessionId(), FIVE_MINUTES);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(changed, true)).as(changed).isEmpty();
        }
    }

    @Test
    void another_secret_signs_otherwise() {
        Tokens other = at("2026-01-01T00:00:00Z", "a secret that is somebody else's");
        assertThat(other.verify(tokens.token(tokens.sessionId(), FIVE_MINUTES), true)).isEmpty();
        assertThat(tokens.verify(tokens.token(other.sessionId(), FIVE_MINUTES), false)).as("our token for their session").isEmpty();
        assertThat(tokens.validSessionId(other.sessionId())).isFalse();
    }

    @Test
    void nonsense_is_no_token() {
        for (String s : new String[] {null, "", ".", "a.b", "eyJ9.x", "x".repeat(100_000), "e30." + "A".repeat(43), "\0.\0"}) {
            assertThat(tokens.verify(s, true)).isEmpty();
            assertThat(tokens.validSessionId(s)).isFalse();
        }
    }

    @Test
    void a_token_is_no_session_id_though_it_is_signed() {
        assertThat(tokens.validSessionId(tokens.token(tokens.sessionId(), FIVE_MINUTES))).isFalse();
    }

    @Test
    void it_signs_as_python_does() {
        // bokeh.util.token: generate_session_id and its signature with secret_key=b"0123456789abcdef", signed=True
        Tokens python = at("2026-01-01T00:00:00Z", "0123456789abcdef");
        assertThat(python.validSessionId("Ch2vwi3Be5dGLwmzBFeKymbXV6wzfmhhMBgOWbCfWmRx.5QtboAUmzHPvjgypo-tO2rXGfE_HS8AWTat5WI0Pw0s")).isTrue();
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tokens(new byte[8])).withMessageContaining("16 bytes");
    }
}
