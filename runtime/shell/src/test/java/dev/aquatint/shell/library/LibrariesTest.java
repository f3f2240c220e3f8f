package dev.aquatint.shell.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.aquatint.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibrariesTest {
    @TempDir
    private Path folder;
    private FileRepository repository;
    private Libraries libraries;

    @BeforeEach
    void deploy() throws IOException {
        repository = new FileRepository(Files.createDirectory(folder.resolve("repository")));
        libraries = new Libraries(folder.resolve("locks"), folder.resolve("local"));
        repository.deploy("org.example:maths:1.0", "org.example.Maths", "one");
        repository.deploy("org.example:maths:2.0", "org.example.Maths", "two");
        repository.deploy("org.example:plots:1.0", "org.example.Plots", "plots", "org.example:maths:1.0");
        repository.deployBom("org.example:versions:1", "org.example:maths:2.0");
    }

    private List<String> jars(String... coordinates) throws NoLibrary {
        return libraries.jars(List.of(coordinates), List.of(repository.name())).stream().map(jar -> jar.getFileName().toString()).toList();
    }

    private void assertRefused(String message, String... coordinates) {
        assertThatExceptionOfType(NoLibrary.class).isThrownBy(() -> jars(coordinates)).withMessageContaining(message);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    @Test
    void a_library_comes_with_what_it_depends_on() throws Exception {
        assertThat(jars("org.example:plots:1.0")).containsExactly("plots-1.0.jar", "maths-1.0.jar");
    }

    @Test
    void nothing_asked_for_is_nothing() throws Exception {
        assertThat(libraries.jars(List.of(), List.of())).isEmpty();
    }

    @Test
    void a_bom_says_the_versions() throws Exception {
        assertThat(jars("org.example:versions:1@pom", "org.example:maths", "org.example:plots:1.0")).containsExactly("maths-2.0.jar", "plots-1.0.jar");
    }

    @Test
    void a_fat_jar_comes_alone() throws Exception {
        assertThat(jars("org.example:plots:1.0@fatjar")).containsExactly("plots-1.0.jar");
    }

    @Test
    void what_was_resolved_once_needs_no_repository() throws Exception {
        List<String> first = jars("org.example:plots:1.0");
        delete(repository.folder());

        assertThat(jars("org.example:plots:1.0")).isEqualTo(first);
    }

    @Test
    void a_range_stays_at_what_it_was_when_it_was_resolved() throws Exception {
        assertThat(jars("org.example:maths:[1.0,2.0]")).containsExactly("maths-2.0.jar");
        repository.deploy("org.example:maths:1.5", "org.example.Maths", "one and a half");
        assertThat(jars("org.example:maths:[1.0,2.0]")).containsExactly("maths-2.0.jar");
    }

    @Test
    void a_jar_that_changed_is_refused_with_the_way_out() throws Exception {
        Path jar = libraries.jars(List.of("org.example:maths:1.0"), List.of(repository.name())).getFirst();
        Files.writeString(jar, "something else");

        assertRefused(jar + " is not the file that was resolved before: if that is meant to be, delete " + folder.resolve("locks"), "org.example:maths:1.0");
    }

    @Test
    void a_jar_that_is_gone_is_fetched_again_and_must_be_the_same() throws Exception {
        jars("org.example:maths:1.0");
        delete(folder.resolve("local"));
        assertThat(jars("org.example:maths:1.0")).containsExactly("maths-1.0.jar");

        delete(folder.resolve("local"));
        repository.deploy("org.example:maths:1.0", "org.example.Maths", "another");
        assertRefused("is not the file that was resolved before", "org.example:maths:1.0");
    }

    @Test
    void a_lock_that_cannot_be_read_is_none() throws Exception {
        jars("org.example:maths:1.0");
        try (Stream<Path> locks = Files.list(folder.resolve("locks"))) {
            Files.writeString(locks.findFirst().orElseThrow(), "rubbish");
        }

        assertThat(jars("org.example:maths:1.0")).containsExactly("maths-1.0.jar");
    }

    @Test
    void what_is_nowhere_is_named_with_where_it_was_looked_for() {
        assertRefused("org.example:nothing:1.0 cannot be had from test: Could not find artifact org.example:nothing", "org.example:nothing:1.0");
        assertRefused("org.example:maths:3.0 cannot be had from test", "org.example:maths:3.0");
        assertRefused("org.example:maths has no version: write org.example:maths:VERSION", "org.example:maths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maths", "a:b:c:d:e", "a:b:1 c", "a/b:c:1", "../x:y:1"})
    void what_is_no_coordinate_is_refused(String text) {
        assertRefused("'%s' names no library: write group:artifact:version".formatted(text.strip()), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil=http://example.org/maven", "ftp://example.org", "nothing", "a b=https://example.org", "x=jar:file:/x"})
    void a_repository_that_others_can_change_on_the_way_is_refused(String text) {
        assertThatExceptionOfType(NoLibrary.class).isThrownBy(() -> libraries.jars(List.of("a:b:1"), List.of(text))).withMessageStartingWith("'%s' is no repository".formatted(text));
    }

    @Test
    void whoever_waits_is_told_what_is_fetched() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        ScopedValue.where(Progress.CURRENT, (what, _) -> told.add(what)).call(() -> jars("org.example:maths:1.0"));

        assertThat(told).contains("fetching maths-1.0.jar");
    }
}
