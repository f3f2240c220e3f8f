package dev.aquatint.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomeFolderTest {

    @Test
    void home_is_where_the_environment_says() {
        assertThat(HomeFolder.of("/home/ann", "/nonexistent", "/tmp")).isEqualTo(Path.of("/home/ann"));
    }

    @Test
    void without_it_home_is_what_the_jvm_knows() {
        assertThat(HomeFolder.of(null, "/home/ann", "/tmp")).isEqualTo(Path.of("/home/ann"));
        assertThat(HomeFolder.of("", "/home/ann", "/tmp")).isEqualTo(Path.of("/home/ann"));
    }

    @Test
    void a_user_without_a_name_has_a_temporary_folder() {
        assertThat(HomeFolder.of(null, "?", "/tmp")).isEqualTo(Path.of("/tmp"));
    }
}
