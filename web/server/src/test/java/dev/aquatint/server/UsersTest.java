package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.aquatint.layout.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Let in by name and password (S5).
class UsersTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("users"), text);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String basic(String text) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void who_is_in_the_file_is_let_in_and_gets_the_cookie_that_sockets_need() throws Exception {
        try (TestSite site = new TestSite(TestSite.options().users(Users.read(file("# us\n\nann:correct:horse\nbob:Пароль 123\n"))), Map.of("/app", App.of("Hello", new Text("hello"))))) {
            for (String user : new String[] {"ann:correct:horse", "bob:Пароль 123"}) {
                var answer = site.get("/app", basic(user));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Set-Cookie")).contains("aquatint-" + site.port + "=", "HttpOnly", "SameSite=Strict");
            }
            assertThat(site.page("/app").status()).isEqualTo(200);
            assertThat(site.get("/metrics", basic("ann:correct:horse")).status()).isEqualTo(200);
            for (String user : new String[] {"ann:wrong horse", "ann:", "ann", ":correct:horse", "eve:correct:horse", "Ann:correct:horse", "ann:correct:horse ", ""}) {
                var answer = site.get("/app", basic(user));
                assertThat(answer.status()).as(user).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"Aquatint\", charset=\"UTF-8\"");
                assertThat(answer.header("Set-Cookie")).isEmpty();
                assertThat(site.get("/app", basic("ann:correct:horse")).status()).as("a right one makes wrong ones forgotten").isEqualTo(200);
            }
            assertThat(site.get("/app", "Authorization: Basic !!!").status()).isEqualTo(401);
            assertThat(site.get("/app?token=wrong", basic("ann:correct:horse")).status()).isEqualTo(401);
        }
    }

    @Test
    void without_users_no_password_is_asked_for() {
        try (TestSite site = new TestSite()) {
            assertThat(site.get("/app", basic("ann:correct:horse")).status()).isEqualTo(401);
            assertThat(site.get("/app").header("WWW-Authenticate")).isEmpty();
        }
    }

    @Test
    void who_guesses_has_to_wait_and_a_right_guess_is_not_told() throws Exception {
        try (TestSite site = new TestSite(TestSite.options().users(Users.read(file("ann:correct:horse"))), Map.of("/app", App.of("Hello", new Text("hello"))))) {
            for (int i = 0; i < 5; i++) assertThat(site.get("/app", basic("ann:guess " + i)).status()).isEqualTo(i < 4 ? 401 : 429);
            var answer = site.get("/app", basic("ann:correct:horse"));
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(site.page("/app").status()).as("who is in already").isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann:short", ":password1", "ann:longenough\nbob"})
    void a_line_that_is_none_is_named(String text) throws IOException {
        Path file = file(text);
        assertThatIOException().isThrownBy(() -> Users.read(file)).withMessage("--basic-auth: line %d of %s is not name:password, with a password of 8 letters or more".formatted(text.lines().count(), file));
    }

    @Test
    void a_file_that_others_may_read_is_refused_and_so_is_an_empty_one() throws IOException {
        Path file = file("# nobody\n");
        assertThatIOException().isThrownBy(() -> Users.read(file)).withMessageContaining("there is nobody in " + file);
        assertThatIOException().isThrownBy(() -> Users.read(folder.resolve("none"))).withMessageContaining("no file");
        Assumptions.assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        for (String others : new String[] {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(others));
            assertThatIOException().as(others).isThrownBy(() -> Users.read(file)).withMessageContaining("others may read or write").withMessageContaining("chmod 600 " + file);
        }
    }
}
