package dev.aquatint.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void every_named_palette_is_a_constant_too() throws IllegalAccessException {
        List<Palette> constants = new ArrayList<>();
        for (Field f : Palette.class.getFields()) constants.add((Palette) f.get(null));
        assertThat(constants).extracting(Palette::name).containsExactlyInAnyOrderElementsOf(Palette.names());
    }

    @Test
    void fire_goes_from_black_to_white() {
        assertThat(Palette.FIRE.rgb(0)).isZero();
        assertThat(Palette.FIRE.rgb(255)).isEqualTo(0xFFFFFF);
    }

    @Test
    void a_name_is_found_whatever_its_case_unless_two_differ_by_it() {
        assertThat(Palette.of("FIRE")).isEqualTo(Palette.FIRE);
        assertThat(Palette.of("Blues")).isEqualTo(Palette.BREWER_BLUES);
        assertThat(Palette.of("blues")).isEqualTo(Palette.BLUES);
    }

    @Test
    void a_name_with_r_is_the_palette_reversed() {
        assertThat(Palette.of("fire_r").rgb(0)).isEqualTo(0xFFFFFF);
        assertThat(Palette.of("fire_r").reversed()).isEqualTo(Palette.FIRE);
    }

    @Test
    void an_unknown_name_is_answered_with_the_nearest() {
        assertThatThrownBy(() -> Palette.of("virdis")).hasMessage("no colour map 'virdis': did you mean 'viridis'? Palette.names() lists them");
    }

    @Test
    void a_palette_of_ones_own_is_made_of_css_colours() {
        assertThat(Palette.of("black", "#f00", "white").rgb()).containsExactly(0, 0xFF0000, 0xFFFFFF);
    }
}
