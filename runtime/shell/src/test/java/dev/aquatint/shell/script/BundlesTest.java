package dev.aquatint.shell.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aquatint.layout.Text;
import dev.aquatint.server.App;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {
    @TempDir
    private Path folder;
    private Path script, jar, cache;

    @BeforeEach
    void write() throws IOException {
        jar = folder.resolve("language.jar");
        new JarOutputStream(Files.newOutputStream(jar), new Manifest()).close();
        script = Files.writeString(folder.resolve("a.jsh"), "// A\nint f() { return 1; }\nvar v = f();\nint f() { return 2; }\nshow(text(v + \" \" + f()));\nif (args.length > 0) throw new IllegalStateException(\"late\");\n");
        cache = folder.resolve("cache");
    }

    private CompiledScript compiled() throws Exception {
        return new Bundles(cache, jar.toString()).compiled(script, List.of());
    }

    private List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    @Test
    void a_script_from_its_bundle_is_the_script() throws Exception {
        compiled();
        CompiledScript again = compiled();

        assertThat(bundles()).hasSize(1);
        assertThat(again.title()).isEqualTo("A");
        assertThat(again.open(List.of()).root()).isEqualTo(new Text("1 2"));
        assertThatThrownBy(() -> again.open(List.of("x"))).hasMessage("a.jsh line 6: late");
    }

    @Test
    void arguments_belong_to_who_asks_and_not_to_the_bundle() throws Exception {
        compiled();
        CompiledScript other = new Bundles(cache, jar.toString()).compiled(script, List.of("x"));

        assertThat(bundles()).hasSize(1);
        assertThatThrownBy(() -> other.open(new App.Request(Map.of()))).hasMessage("a.jsh line 6: late");
    }

    @Test
    void another_text_is_another_bundle() throws Exception {
        compiled();
        Files.writeString(script, "text(\"b\")");

        assertThat(compiled().open(List.of()).root()).isEqualTo(new Text("b"));
        assertThat(bundles()).hasSize(2);
    }

    @Test
    void other_jars_are_another_bundle() throws Exception {
        compiled();
        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        compiled();

        assertThat(bundles()).hasSize(2);
    }

    @Test
    void a_bundle_that_was_damaged_is_compiled_again() throws Exception {
        compiled();
        try (RandomAccessFile file = new RandomAccessFile(bundles().getFirst().toFile(), "rw")) {
            file.setLength(file.length() - 100);
        }

        assertThat(compiled().open(List.of()).root()).isEqualTo(new Text("1 2"));
        assertThat(compiled().open(List.of()).root()).isEqualTo(new Text("1 2"));
    }

    @Test
    void a_bundle_that_others_may_write_is_compiled_again() throws Exception {
        compiled();
        Path bundle = bundles().getFirst();
        assumeTrue(Files.getFileStore(bundle).supportsFileAttributeView("posix"), "no POSIX permissions");
        Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("rw-rw-rw-"));
        compiled();

        assertThat(Files.getPosixFilePermissions(bundle)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_script_with_errors_leaves_no_bundle() throws Exception {
        Files.writeString(script, "int x = \"a\";");

        assertThatThrownBy(this::compiled).isInstanceOf(BadScript.class);
        assertThat(cache).doesNotExist();
    }

    @Test
    void folders_of_classes_are_not_bundled_against() throws Exception {
        new Bundles(cache, folder.toString()).compiled(script, List.of());

        assertThat(cache).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_written_is_no_error() throws Exception {
        Files.writeString(cache, "in the way");

        assertThat(compiled().open(List.of()).root()).isEqualTo(new Text("1 2"));
    }
}
