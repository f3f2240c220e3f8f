package dev.aquatint.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassPathTest {

    /// What is said by a class of ours that such a loader has loaded.
    private static List<String> of(URL added) throws Exception {
        URL[] all = Stream.concat(Stream.of(ClassPath.class.getProtectionDomain().getCodeSource().getLocation()), Stream.of(added)).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader("container", all, ClassLoader.getPlatformClassLoader())) {
            String text = (String) loader.loadClass(ClassPath.class.getName()).getMethod("text").invoke(null);
            return Arrays.asList(text.split(File.pathSeparator));
        }
    }

    @Test
    void what_the_loader_has_that_we_come_from_is_on_it() throws Exception {
        assertThat(of(Path.of("/opt/my app/lib.jar").toUri().toURL())).contains("/opt/my app/lib.jar");
    }

    @Test
    @SuppressWarnings("deprecation")
    void a_url_that_a_program_has_written_with_spaces_and_brackets_is_a_file_too() throws Exception {
        assertThat(of(new URL("file:/opt/my app/[lib] 100%.jar"))).contains("/opt/my app/[lib] 100%.jar");
    }

    @Test
    void what_is_no_file_is_left_out() throws Exception {
        assertThat(of(URI.create("https://example.org/lib.jar").toURL())).noneMatch(entry -> entry.contains("example.org"));
    }
}
