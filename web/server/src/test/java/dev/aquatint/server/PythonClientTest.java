package dev.aquatint.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Bokeh's own Python client as a stranger who judges what we say; `AQUATINT_BOKEH_PYTHON` names an interpreter that has it.
@Timeout(120)
class PythonClientTest {
    private static final String PULL = """
            import sys
            from bokeh.client import pull_session
            with pull_session(url=sys.argv[1], arguments={"token": sys.argv[2]}) as session:
                session.force_roundtrip()
                session.document.validate()
                print(session.document.title, session.request_server_info()["version_info"]["server"])
            """;

    @TempDir
    private Path folder;

    @Test
    void a_stock_client_pulls_a_document_with_the_token_of_the_server() throws Exception {
        String python = System.getenv("AQUATINT_BOKEH_PYTHON");
        assumeTrue(python != null && !python.isBlank(), "AQUATINT_BOKEH_PYTHON names no Python with bokeh");
        Path script = Files.writeString(folder.resolve("pull.py"), PULL);
        try (var site = new TestSite()) {
            var process = new ProcessBuilder(python, script.toString(), "http://127.0.0.1:%d/app".formatted(site.port), site.server.token()).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said.strip()).isEqualTo("Hello aquatint");
            assertThat(process.waitFor()).isZero();
        }
    }
}
