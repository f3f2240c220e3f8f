package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class StaticFilesTest {

    @Test
    void bokehjs_is_the_version_that_documents_say() {
        String js = new String(Bokehjs.bytes("bokeh.min.js"), StandardCharsets.UTF_8);
        assertThat(js).contains("\"" + Document.BOKEH + "\"");
        assertThat(StaticFiles.names()).contains("js/3.10.0/bokeh.min.js", "js/3.10.0/LICENSE");
    }

    @Test
    void the_compressed_form_is_the_same_file() throws IOException {
        for (String name : StaticFiles.names()) {
            StaticFiles.File f = StaticFiles.find(name).orElseThrow();
            try (var in = new GZIPInputStream(new ByteArrayInputStream(f.gzip()))) {
                assertThat(in.readAllBytes()).as(name).isEqualTo(f.bytes());
            }
        }
    }

    @Test
    void only_exact_names_are_found() {
        for (String name : new String[] {"", "/", "../Document.class", "js/3.10.0/../../boot.js", "js\\3.10.0\\bokeh.min.js", "BOOT.JS", "boot.js/", "boot.js\0", "js/3.9.2/bokeh.min.js"}) {
            assertThat(StaticFiles.find(name)).as(name).isEmpty();
        }
    }
}
