package dev.aquatint.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    final Schema taxi = new Schema("taxi.parquet", List.of(new Schema.Field("dropoff_x", ColumnType.FLOAT32), new Schema.Field("dropoff_y", ColumnType.FLOAT32)));

    @Test
    void a_wrong_column_is_answered_with_the_nearest_and_all_of_them() {
        assertThatThrownBy(() -> taxi.indexOf("dropof_x"))
                .hasMessage("no column 'dropof_x' in taxi.parquet: did you mean 'dropoff_x'? its columns are dropoff_x, dropoff_y");
    }

    @Test
    void a_name_that_is_like_none_gets_no_suggestion() {
        assertThat(Nearest.to("zebra", taxi.names())).isEmpty();
    }

    @Test
    void swapped_letters_count_as_one_mistake() {
        assertThat(Nearest.to("ab", List.of("ba", "xy"))).contains("ba");
    }

    @Test
    void a_range_turned_round_says_how_it_was_meant() {
        assertThatThrownBy(() -> new Range(5, 3)).hasMessage("a range goes from its lower to its upper end: 5 is above 3; did you mean range(3, 5)?");
    }
}
