package dev.aquatint.columns.aqua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HierarchyTest {
    private static final long GB = 1L << 30;

    @Test
    void an_overview_has_a_cell_for_four_points() {
        assertThat(Hierarchy.cells(100_000_000, 4 * GB, 4 * GB)).isEqualTo(25_000_000);
    }

    @Test
    void it_has_as_many_as_memory_holds_whatever_points_there_are() {
        for (long size : new long[] {GB / 16, GB / 4, GB, 64 * GB}) {
            assertThat(Hierarchy.cells(2_000_000_000, size, 64 * GB) * 5.4).as("outside the heap").isLessThan(size);
            assertThat(Hierarchy.cells(2_000_000_000, 64 * GB, size) * 5.4).as("on the heap").isLessThan(size * 2 / 3.0);
        }
    }
}
