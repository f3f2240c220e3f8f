package dev.aquatint.shell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.aquatint.shell.WithAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Whole sessions, in a JVM with our agent, as the launcher starts it, and in one without, as a program that embeds us.
class TranscriptsTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> with_the_agent() throws Exception {
        Process process = WithAgent.java(folder, Transcript.class.getName(), folder.toString(), "with").inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return Transcript.all().stream().filter(t -> t.isFor("with"))
                .map(t -> dynamicTest(t.title(), () -> assertThat(Files.readString(folder.resolve(t.file().getFileName()))).isEqualTo(t.text())));
    }

    @TestFactory
    Stream<DynamicTest> without_the_agent() throws IOException {
        return Transcript.all().stream().filter(t -> t.isFor("without")).map(t -> dynamicTest(t.title(), () -> assertThat(unwarned(t.now())).isEqualTo(unwarned(t.text()))));
    }

    /// What a JVM without the agent says once, wherever something is declared again for the first time.
    private static String unwarned(String session) {
        return session.replaceAll("\\|  started without Aquatint's agent [^\n]*\n", "");
    }
}
