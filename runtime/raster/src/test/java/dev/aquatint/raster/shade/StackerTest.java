package dev.aquatint.raster.shade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.operation.Composite;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackerTest {
    private static final int RED = 0xff0000ff, HALF_BLUE = 0x80ff0000, NOTHING = 0;

    @Test
    void the_last_picture_lies_on_top() {
        assertThat(Stacker.stack(List.of(new int[] {RED, NOTHING, RED}, new int[] {NOTHING, HALF_BLUE, HALF_BLUE}), Composite.OVER)).containsExactly(RED, HALF_BLUE, 0xff80007f);
    }

    @Test
    void source_hides_what_is_below() {
        assertThat(Stacker.stack(List.of(new int[] {RED, RED}, new int[] {HALF_BLUE, 0x00ffffff}), Composite.SOURCE)).containsExactly(HALF_BLUE, RED);
    }

    @Test
    void opacities_are_added_up_to_full() {
        assertThat(Stacker.stack(List.of(new int[] {HALF_BLUE, 0x40ff0000}, new int[] {HALF_BLUE, 0x40ff0000}), Composite.ADD)).containsExactly(0xffff0000, 0x80ff0000);
    }

    @Test
    void saturate_fills_only_what_is_left() {
        assertThat(Stacker.stack(List.of(new int[] {RED, NOTHING}, new int[] {HALF_BLUE, HALF_BLUE}), Composite.SATURATE)).containsExactly(RED, HALF_BLUE);
    }

    @Test
    void a_background_is_opaque() {
        assertThat(Stacker.background(new int[] {NOTHING, RED}, 0x102030)).containsExactly(0xff302010, RED);
    }

    @Test
    void pictures_of_other_sizes_cannot_be_stacked() {
        assertThatThrownBy(() -> Stacker.stack(List.of(new int[4], new int[6]), Composite.OVER)).hasMessage("pictures of 4 and 6 pixels cannot be stacked: give both the same width and height");
    }
}
