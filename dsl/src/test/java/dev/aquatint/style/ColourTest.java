package dev.aquatint.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColourTest {

    @Test
    void css_has_148_names() {
        assertThat(ColourNames.RGB).hasSize(148);
    }

    @Test
    void names_are_found_in_any_case() {
        assertThat(Colour.of("RebeccaPurple")).isEqualTo(new Colour(0x663399));
        assertThat(Colour.of(" lightblue ")).isEqualTo(new Colour(0xadd8e6));
    }

    @Test
    void short_and_long_hex_are_the_same_colour() {
        assertThat(Colour.of("#3aF")).isEqualTo(Colour.of("#33aaff")).hasToString("#33aaff");
    }

    @Test
    void a_wrong_name_suggests_the_nearest() {
        assertThatThrownBy(() -> Colour.of("nawy")).hasMessageContaining("'nawy'").hasMessageContaining("did you mean 'navy'?");
    }

    @Test
    void what_is_no_colour_is_refused() {
        assertThatThrownBy(() -> Colour.of("#12345")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("#12345");
    }
}
