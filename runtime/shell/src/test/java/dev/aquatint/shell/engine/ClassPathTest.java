package dev.aquatint.shell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void a_jar_that_is_named_as_the_root_of_its_entries_is_a_file_too(@TempDir Path folder) throws Exception {
        Path jar = jar(folder.resolve("my lib.jar"), "a/A.class");

        assertThat(of(URI.create("jar:" + jar.toUri() + "!/").toURL())).contains(jar.toString());
    }

    @Test
    void a_loader_that_does_not_say_what_it_has_is_asked_for_the_manifests_of_its_jars(@TempDir Path folder) throws Exception {
        Path jar = jar(folder.resolve("my lib.jar"), "a/A.class");
        byte[] ours;
        try (InputStream in = ClassPath.class.getResourceAsStream("ClassPath.class")) {
            ours = in.readAllBytes();
        }
        ClassLoader modular = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (name.equals(ClassPath.class.getName())) return defineClass(name, ours, 0, ours.length);
                try (InputStream in = ClassPath.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                    if (in == null) throw new ClassNotFoundException(name);
                    byte[] bytes = in.readAllBytes();
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }

            @Override
            protected Enumeration<URL> findResources(String name) throws IOException {
                return Collections.enumeration(List.of(URI.create("jar:" + jar.toUri() + "!/" + name).toURL()));
            }
        };
        String text = (String) modular.loadClass(ClassPath.class.getName()).getMethod("text").invoke(null);

        assertThat(text.split(File.pathSeparator)).contains(jar.toString());
    }

    @Test
    void a_jar_within_a_jar_has_a_copy_of_its_classes_that_stays_the_same_file(@TempDir Path folder) throws Exception {
        Path jar = jar(folder.resolve("inner.jar"), "a/A.class", "notes.txt"), copy, again;
        try (JarFile opened = new JarFile(jar.toFile())) {
            copy = NestedJar.copied(opened);
            again = NestedJar.copied(opened);
        }

        assertThat(again).isEqualTo(copy);
        try (JarFile opened = new JarFile(copy.toFile())) {
            assertThat(opened.stream().map(JarEntry::getName)).containsExactly("META-INF/MANIFEST.MF", "a/A.class");
        }
    }

    private static Path jar(Path file, String... entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (String each : entries) {
                out.putNextEntry(new JarEntry(each));
                out.write(each.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }

    @Test
    void what_is_no_file_is_left_out() throws Exception {
        assertThat(of(URI.create("https://example.org/lib.jar").toURL())).noneMatch(entry -> entry.contains("example.org"));
    }
}
