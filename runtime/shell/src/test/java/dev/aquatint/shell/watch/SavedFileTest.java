package dev.aquatint.shell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedFileTest {
    @TempDir
    private Path folder;

    private static boolean settled(SavedFile file) {
        boolean unsettled = file.saved();
        assertThat(unsettled).isFalse();
        return file.saved();
    }

    @Test
    void a_file_is_saved_once_it_has_settled_and_only_once() throws IOException {
        Path path = Files.writeString(folder.resolve("a.jsh"), "a");
        SavedFile file = new SavedFile(path);

        assertThat(settled(file)).isTrue();
        assertThat(file.saved()).isFalse();
        Files.writeString(path, "ab");
        assertThat(settled(file)).isTrue();
    }

    @Test
    void a_file_that_takes_the_name_is_a_save_even_if_it_is_as_old_and_as_long() throws IOException {
        Path path = Files.writeString(folder.resolve("a.jsh"), "a"), other = Files.writeString(folder.resolve(".a.jsh.swp"), "b");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        Files.setLastModifiedTime(path, time);
        Files.setLastModifiedTime(other, time);
        SavedFile file = new SavedFile(path);
        settled(file);

        Files.move(other, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        assertThat(settled(file)).isTrue();
    }

    @Test
    void between_the_steps_of_a_rename_nothing_is_saved() throws IOException {
        Path path = Files.writeString(folder.resolve("a.jsh"), "a");
        SavedFile file = new SavedFile(path);
        settled(file);

        Files.move(path, folder.resolve("a.jsh~"));
        assertThat(settled(file)).isFalse();
        Files.writeString(path, "new");
        assertThat(settled(file)).isTrue();
    }
}
