package dev.aquatint.columns;

import static dev.aquatint.Aquatint.col;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aquatint.columns.memory.Arrayed;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import dev.aquatint.frame.Range;
import dev.aquatint.frame.Schema;
import dev.aquatint.frame.UnknownColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameTest {
    enum Base { NORTH, SOUTH }

    record Trip(int passengers, Double fare, Base base, LocalDate day, Instant at, String note) {}

    private static final List<Trip> TRIPS = List.of(
            new Trip(1, 12.5, Base.NORTH, LocalDate.of(2014, 4, 1), Instant.parse("2014-04-01T00:11:00Z"), "early"),
            new Trip(2, null, Base.SOUTH, null, null, null),
            new Trip(3, 7.0, Base.NORTH, LocalDate.of(2014, 4, 2), Instant.parse("2014-04-02T18:25:00.250Z"), "late"));

    private static Frame numbers(int rows) {
        double[] x = new double[rows];
        int[] i = new int[rows];
        Arrays.setAll(x, r -> r / 2.0);
        Arrays.setAll(i, r -> r);
        var columns = new LinkedHashMap<String, Object>();
        columns.put("x", x);
        columns.put("i", i);
        return frame(columns);
    }

    @Test
    void records_become_columns_of_their_components() {
        assertThat(frame(TRIPS)).hasToString("""
                   passengers     fare  base           day                          at  note
                        int32  float64  string        date                   timestamp  string
                0           1     12.5  NORTH   2014-04-01         2014-04-01 00:11:00  early
                1           2        ·  SOUTH            ·                           ·  ·
                2           3      7.0  NORTH   2014-04-02  2014-04-02 18:25:00.250000  late
                3 rows × 6 columns of frame""");
    }

    @Test
    void parts_are_asked_for_their_statistics_at_the_same_time() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "there is one processor");
        Store parts = Arrayed.of(Map.of("x", new double[] {1}));
        CountDownLatch asked = new CountDownLatch(2);
        Frame f = new Catalogue(null, () -> 1 << 20).frame(new Object(), () -> new Store() {
            @Override
            public Schema schema() {
                return parts.schema();
            }

            @Override
            public int chunks() {
                return 4;
            }

            @Override
            public int rows(int chunk) {
                return 1;
            }

            @Override
            public Piece read(int column, int chunk) {
                return parts.read(column, 0);
            }

            @Override
            public Range within(int column, int chunk) {
                asked.countDown();
                try {
                    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return new Range(1, 1);
            }
        });
        assertThat(f.select("x", range(0, 2)).rows()).isEqualTo(4);
        assertThat(f.select("x", range(2, 3)).rows()).isZero();
    }

    @Test
    void arrays_of_every_primitive_keep_their_type() {
        Frame f = frame(Map.of("b", new byte[] {-1}, "s", new short[] {-2}, "i", new int[] {-3}, "l", new long[] {-4}, "f", new float[] {.5f},
                "d", new double[] {.25}, "z", new boolean[] {true}, "c", new char[] {'x'}, "t", new String[] {"text"}));
        assertThat(f.schema().typeOf("b")).isEqualTo(ColumnType.INT8);
        assertThat(f.schema().typeOf("c")).isEqualTo(ColumnType.UINT16);
        assertThat(f.row(0)).containsEntry("b", -1).containsEntry("s", -2).containsEntry("i", -3).containsEntry("l", -4L).containsEntry("f", .5f)
                .containsEntry("d", .25).containsEntry("z", true).containsEntry("c", 120).containsEntry("t", "text");
    }

    @Test
    void mixed_numbers_widen_and_nulls_are_missing() {
        Frame f = frame(Map.of("v", Arrays.asList(1, null, 2.5)));
        assertThat(f.schema().typeOf("v")).isEqualTo(ColumnType.FLOAT64);
        assertThat(f.row(1)).containsEntry("v", null);
        assertThat(f.bounds("v")).isEqualTo(range(1, 2.5));
    }

    @Test
    void columns_of_different_lengths_are_refused() {
        assertThatThrownBy(() -> frame(Map.of("a", new int[2], "b", new int[3]))).hasMessageContaining("columns have one length");
    }

    @Test
    void a_large_frame_is_cut_into_chunks_that_all_columns_share() {
        Scan scan = Scan.of(numbers(Pieces.ROWS + 3), List.of("x", "i"));
        assertThat(scan.chunks()).isEqualTo(2);
        assertThat(scan.rows(1)).isEqualTo(3);
        assertThat(scan.chunk(1, "x").rows()).isEqualTo(3);
        assertThat(scan.filter()).isNull();
    }

    @Test
    void a_selection_keeps_rows_in_the_range_and_drops_missing_ones() {
        Frame f = frame(TRIPS).select("fare", range(0, 10));
        assertThat(f.rows()).isEqualTo(1);
        assertThat(f.row(0)).containsEntry("passengers", 3);
    }

    @Test
    void a_value_or_a_collection_of_values_selects_rows() {
        assertThat(frame(TRIPS).select("base", Base.NORTH).rows()).isEqualTo(2);
        assertThat(frame(TRIPS).select("passengers", List.of(2, 3)).rows()).isEqualTo(2);
        assertThat(frame(TRIPS).select("day", LocalDate.of(2014, 4, 2)).rows()).isEqualTo(1);
        assertThat(frame(TRIPS).select("note", (Object) null).rows()).isEqualTo(1);
    }

    @Test
    void head_after_select_counts_selected_rows() {
        Frame f = numbers(10).select(col("i").mod(2).eq(1));
        assertThat(f.head(2).rows()).isEqualTo(2);
        assertThat(f.head(2).row(1)).containsEntry("i", 3);
        assertThat(f.head(100).rows()).isEqualTo(5);
        assertThat(numbers(10).head(4).select(col("i").mod(2).eq(1)).rows()).isEqualTo(2);
    }

    @Test
    void a_condition_still_means_the_column_of_then_when_its_name_means_another_now() {
        Frame f = frame(Map.of("lon", new double[] {-74, 10}, "lat", new double[] {40, 50})).select("lon", range(-80, -70)).lonLat("lon", "lat");
        assertThat(f.rows()).isEqualTo(1);
        assertThat((double) f.row(0).get("lon")).isEqualTo(-74 * 20037508.342789244 / 180, within(1e-6));
    }

    @Test
    void a_computed_column_is_what_its_expression_makes_of_each_row() {
        Frame f = numbers(10_000).with("half", "i / 2 + x").with("odd", "i % 2 == 1").select("odd", true);
        assertThat(f.schema().names()).containsExactly("x", "i", "half", "odd");
        assertThat(f.schema().typeOf("half")).isEqualTo(ColumnType.FLOAT64);
        assertThat(f.schema().typeOf("odd")).isEqualTo(ColumnType.BOOLEAN);
        assertThat(f.rows()).isEqualTo(5_000);
        for (int row : new int[] {0, 7, 4_100, 4_999}) assertThat(f.row(row)).containsEntry("half", 2.0 * row + 1).containsEntry("odd", true);
        assertThat(f.bounds("half")).isEqualTo(range(1, 9_999));
        assertThat(f.persist().row(4_999)).containsEntry("half", 9_999.0);
    }

    @Test
    void a_computed_column_may_read_others_and_take_the_place_of_one() {
        Frame f = numbers(10).with("x", "x * 10").with("x", col("x").plus(1)).select("x", range(0, 12));
        assertThat(f.schema().names()).containsExactly("x", "i");
        assertThat(f.rows()).isEqualTo(3);
        assertThat(f.row(2)).containsEntry("x", 11.0);
    }

    @Test
    void hours_come_from_a_timestamp_and_missing_values_stay_missing() {
        Frame f = frame(TRIPS).with("hour", "(at / 3600000000 - 7) % 24").with("dear", "fare > 10");
        assertThat((double) f.row(2).get("hour")).isEqualTo(18 - 7 + (25 * 60 + 0.25) / 3600, within(1e-9));
        assertThat(f.row(1)).containsEntry("hour", null).containsEntry("dear", false);
    }

    @Test
    void a_computed_column_that_cannot_be_says_why_where_it_is_written() {
        assertThatThrownBy(() -> frame(TRIPS).with("tip", "faree * 2")).isInstanceOf(UnknownColumn.class).hasMessageContaining("did you mean 'fare'?");
        assertThatThrownBy(() -> frame(TRIPS).with("copy", "note")).hasMessage("note is text: a computed column is a number or a condition");
        assertThatThrownBy(() -> frame(TRIPS).with(" ", "fare")).hasMessage("a column needs a name");
    }

    @Test
    void places_beyond_the_projection_are_missing() {
        Frame f = frame(Map.of("lon", new double[] {0, 0, Double.NaN, 180}, "lat", new double[] {86, 85.0511, 0, 0})).lonLat("lon", "lat", "x", "y");
        assertThat(f.row(0).get("y")).isNull();
        assertThat((double) f.row(1).get("y")).isBetween(20037000.0, 20037509.0);
        assertThat(f.row(2).get("x")).isNull();
        assertThat((double) f.row(3).get("x")).isEqualTo(20037508.342789244);
        assertThat(f.schema().names()).containsExactlyInAnyOrder("lon", "lat", "x", "y");
    }

    @Test
    void persisting_a_selection_copies_its_rows_together_and_equal_frames_share_the_copy() {
        Frame all = numbers(100_000);
        Frame some = all.select("i > 10 && x < 40").persist();
        assertThat(some.rows()).isEqualTo(69);
        assertThat(Scan.of(some, List.of("x")).filter()).isNull();
        assertThat(some).isEqualTo(all.select("i > 10 && x < 40").persist());
        assertThat(Scan.of(some, List.of("x")).chunk(0, "x")).isSameAs(Scan.of(all.select("i > 10 && x < 40").persist(), List.of("x")).chunk(0, "x"));
    }

    @Test
    void frames_are_equal_when_they_describe_the_same_rows() {
        Frame f = numbers(5);
        assertThat(f.select("i", range(1, 3)).columns("x")).isEqualTo(f.select("i", range(1, 3)).columns("x")).isNotEqualTo(f.select("i", range(1, 4)).columns("x"));
        assertThat(f).isNotEqualTo(numbers(5));
    }

    @Test
    void a_wrong_column_is_refused_with_a_suggestion() {
        assertThatThrownBy(() -> frame(TRIPS).columns("pasengers")).isInstanceOf(UnknownColumn.class).hasMessageContaining("did you mean 'passengers'?");
        assertThatThrownBy(() -> Scan.of(frame(TRIPS), List.of("fares"))).isInstanceOf(UnknownColumn.class).hasMessageContaining("did you mean 'fare'?");
        assertThatThrownBy(() -> frame(TRIPS).select("bse == 'NORTH'")).isInstanceOf(UnknownColumn.class).hasMessageContaining("did you mean 'base'?");
    }

    @Test
    void a_long_frame_prints_its_first_and_last_rows() {
        assertThat(numbers(1000)).hasToString("""
                           x      i
                     float64  int32
                  0      0.0      0
                  1      0.5      1
                  2      1.0      2
                  3      1.5      3
                  4      2.0      4
                  …        …      …
                995    497.5    995
                996    498.0    996
                997    498.5    997
                998    499.0    998
                999    499.5    999
                1,000 rows × 2 columns of frame""");
    }

    @Test
    void an_empty_selection_has_no_rows_and_no_bounds() {
        Frame none = numbers(10).select("x > 100");
        assertThat(none.rows()).isZero();
        assertThat(none.bounds("x")).isNull();
        assertThat(none).hasToString("0 rows × 2 columns of frame where x > 100");
        assertThat(none.persist().rows()).isZero();
        assertThatThrownBy(() -> none.row(0)).isInstanceOf(IndexOutOfBoundsException.class).hasMessageContaining("which has 0 rows");
    }
}
