package dev.aquatint.raster.shade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.picture.Plane;
import dev.aquatint.style.Palette;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixtureTest {

    @Test
    void counts_are_mixed_as_any_other_numbers() {
        SplittableRandom random = new SplittableRandom(4);
        int[][] counts = IntStream.range(0, 5).mapToObj(_ -> random.ints(10_000).map(n -> switch (n & 3) {
            case 0 -> n;                        // unsigned, some beyond what a float tells apart
            case 1 -> n >>> 24;
            default -> 0;
        }).toArray()).toArray(int[][]::new);
        List<Plane> planes = IntStream.range(0, 5).<Plane>mapToObj(k -> new Plane.Counts(counts[k])).toList();
        int[] rgb = {0xFF0000, 0x00FF00, 0x0000FF, 0x123456}, fast = new int[10_000], plain = new int[10_000];
        Mixture.mixCounts(counts, rgb, fast, 0, fast.length);
        Mixture.mix(planes, rgb, 0, plain, 0, plain.length);

        assertThat(fast).isEqualTo(plain);
    }

    @Test
    void a_key_gives_categories_their_colours_by_name_and_a_palette_by_turn() {
        assertThat(ColourKey.of(List.of("b", "a"), Map.of("a", "red", "b", "#000010", "z", "white"), Palette.FIRE)).containsExactly(0x000010, 0xFF0000);
        assertThat(ColourKey.of(List.of("a", "b", "c"), null, Palette.of("red", "blue"))).containsExactly(0xFF0000, 0x0000FF, 0xFF0000);
    }

    @Test
    void categories_take_colours_from_all_over_a_map_and_the_first_ones_of_a_list() {
        List<String> three = List.of("a", "b", "c");
        assertThat(ColourKey.of(three, null, Palette.FIRE)).containsExactly(Palette.FIRE.rgb(0), Palette.FIRE.rgb(128), Palette.FIRE.rgb(255));
        assertThat(ColourKey.of(three, null, Palette.FIRE.reversed())).containsExactly(Palette.FIRE.rgb(255), Palette.FIRE.rgb(127), Palette.FIRE.rgb(0));
        assertThat(ColourKey.of(three, null, Palette.COLORWHEEL)).containsExactly(Palette.COLORWHEEL.rgb(0), Palette.COLORWHEEL.rgb(85), Palette.COLORWHEEL.rgb(170));
        assertThat(ColourKey.of(three, null, Palette.CATEGORY10)).containsExactly(Palette.CATEGORY10.rgb(0), Palette.CATEGORY10.rgb(1), Palette.CATEGORY10.rgb(2));
        assertThat(ColourKey.of(three, null, Palette.GLASBEY_HV.reversed())).containsExactly(Palette.GLASBEY_HV.reversed().rgb(0), Palette.GLASBEY_HV.reversed().rgb(1), Palette.GLASBEY_HV.reversed().rgb(2));
        assertThat(ColourKey.of(List.of("a"), null, Palette.FIRE)).containsExactly(Palette.FIRE.rgb(0));
    }

    @Test
    void a_key_that_leaves_out_a_category_says_which() {
        assertThatThrownBy(() -> ColourKey.of(List.of("cash", "card"), Map.of("cash", "red", "cart", "blue"), Palette.FIRE))
                .hasMessage("no colour for category 'card' in the colour key: did you mean it by 'cart'? it names cart, cash");
    }
}
