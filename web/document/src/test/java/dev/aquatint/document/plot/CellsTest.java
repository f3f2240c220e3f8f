package dev.aquatint.document.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A canvas is as large as a screen, whatever a browser says (F9).
class CellsTest {
    @Test
    void a_plot_of_any_screen_has_a_cell_for_each_pixel() {
        assertThat(Cells.of(1920, 1080)).isEqualTo(new Cells(1920, 1080));
        assertThat(Cells.of(7680, 4320, 7680 * 4320)).isEqualTo(new Cells(7680, 4320));
    }

    @Test
    void what_is_larger_than_any_screen_has_larger_cells_of_the_same_shape() {
        assertThat(Cells.of(16_384, 16_384, 4_000_000)).isEqualTo(new Cells(2000, 2000));
        assertThat(Cells.of(16_384, 4096, 4_000_000)).isEqualTo(new Cells(4000, 1000));
    }

    @Test
    void no_side_is_without_a_cell() {
        assertThat(Cells.of(16_384, 1, 100).height()).isOne();
    }
}
