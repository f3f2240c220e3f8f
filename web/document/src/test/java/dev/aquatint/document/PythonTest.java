package dev.aquatint.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Python's Bokeh is the strictest reader of documents there is: it has a validator for every property.
class PythonTest {
    private static final String SCRIPT = """
            import json, logging, sys
            seen = []
            class Keep(logging.Handler):
                def emit(self, record): seen.append(record.getMessage())
            logging.getLogger().addHandler(Keep())
            from bokeh.document import Document
            doc = Document.from_json(json.load(open(sys.argv[1])))
            doc.validate()
            # a plot without renderers is legitimate: its first picture is on its way
            seen = [s for s in seen if "MISSING_RENDERERS" not in s]
            print(len(doc.models), "models", seen)
            sys.exit(1 if seen else 0)
            """;

    @TempDir
    Path folder;

    @Test
    void python_accepts_everything_we_send() throws IOException, InterruptedException {
        String python = System.getenv("AQUATINT_BOKEH_PYTHON");
        Assumptions.assumeTrue(python != null, "AQUATINT_BOKEH_PYTHON names no Python with bokeh");
        Path json = Files.writeString(folder.resolve("doc.json"), Browser.standalone(Pictures.everything()).toString());
        Process p = new ProcessBuilder(python, "-c", SCRIPT, json.toString()).redirectErrorStream(true).start();
        String said = new String(p.getInputStream().readAllBytes());
        assertThat(p.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(p.exitValue()).as(said).isZero();
    }
}
