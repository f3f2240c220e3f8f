package dev.aquatint.columns.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Indexed;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.TestData;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    @TempDir
    Path folder;

    @Test
    void the_taxi_sample_lies_around_new_york() {
        Frame taxi = Aquatint.parquet(Samples.file(folder, "nyc_taxi", 200_000).toString());
        assertThat(taxi.rows()).isEqualTo(200_000);
        assertThat(taxi.schema().names()).containsExactly("pickup_x", "pickup_y", "dropoff_x", "dropoff_y", "passenger_count", "fare_amount", "hour");
        assertThat(taxi.schema().typeOf("pickup_x")).isEqualTo(ColumnType.FLOAT32);
        assertThat(taxi.schema().typeOf("passenger_count")).isEqualTo(ColumnType.INT8);
        for (String x : List.of("pickup_x", "dropoff_x")) assertThat(taxi.bounds(x)).satisfies(r -> assertThat(r.lo()).isGreaterThan(-8.262e6), r -> assertThat(r.hi()).isLessThan(-8.20e6));
        for (String y : List.of("pickup_y", "dropoff_y")) assertThat(taxi.bounds(y)).satisfies(r -> assertThat(r.lo()).isGreaterThan(4.94e6), r -> assertThat(r.hi()).isLessThan(5.01e6));
        assertThat(taxi.bounds("passenger_count")).isEqualTo(Aquatint.range(1, 9));
        assertThat(taxi.bounds("hour")).isEqualTo(Aquatint.range(0, 23));
        assertThat(taxi.bounds("fare_amount").lo()).isGreaterThanOrEqualTo(2.5);
        assertThat(taxi.select("passenger_count == 1").rows()).isBetween(135_000L, 147_000L);
    }

    @Test
    void the_same_rows_come_every_time_and_are_written_once() throws IOException {
        Path first = Samples.file(folder.resolve("a"), "nyc_taxi", 5000), second = Samples.file(folder.resolve("b"), "nyc_taxi", 5000);
        assertThat(first).hasSameBinaryContentAs(second);
        var written = Files.getLastModifiedTime(first);
        assertThat(Files.getLastModifiedTime(Samples.file(folder.resolve("a"), "nyc_taxi", 5000))).isEqualTo(written);
        assertThat(folder.resolve("a")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_longer_sample_has_more_row_groups() {
        Frame taxi = Aquatint.parquet(Samples.file(folder, "nyc_taxi", (1 << 20) + 10).toString());
        assertThat(Scan.of(taxi, List.of("hour")).chunks()).isEqualTo(2);
    }

    @Test
    void the_gps_sample_goes_round_the_world_and_most_of_it_lies_in_europe() {
        Frame gps = Aquatint.parquet(Samples.file(folder, "gps", 300_000).toString());
        assertThat(gps.rows()).isEqualTo(300_000);
        assertThat(gps.schema().names()).containsExactly("x", "y");
        assertThat(gps.schema().typeOf("x")).isEqualTo(ColumnType.FLOAT32);
        assertThat(gps.bounds("x").lo()).isBetween(-20_037_509.0, -19_000_000.0);
        assertThat(gps.bounds("x").hi()).isBetween(19_000_000.0, 20_037_509.0);
        assertThat(gps.bounds("y").lo()).isGreaterThan(-8e6);
        assertThat(gps.bounds("y").hi()).isLessThan(14e6);
        assertThat(gps.select("x", Aquatint.range(-1.2e6, 3.4e6)).select("y", Aquatint.range(4.2e6, 8.4e6)).rows()).isBetween(150_000L, 250_000L);
    }

    @Test
    void a_thin_band_lies_across_the_gps_sample_and_grows_no_denser() {
        Gps gps = new Gps();
        // in the South Pacific, where nobody drives
        assertThat(inTheBand(gps.group(0, 1 << 20))).isBetween(500L, 900L);
        long rows = 1_000_000_000;
        long all = 0;
        for (int group : new int[] {0, 400, 953}) all += inTheBand(gps.group(group, rows));
        assertThat(all).isBetween(3L, 30L);
    }

    private static long inTheBand(int[][] group) {
        long n = 0;
        for (int i = 0; i < group[0].length; i++) {
            float x = Float.intBitsToFloat(group[0][i]), y = Float.intBitsToFloat(group[1][i]);
            if (x > -19_000_000 && x < -10_500_000 && y > -3_300_000 && y < -1_800_000) n++;
        }
        return n;
    }

    @Test
    void no_two_groups_of_a_sample_have_the_same_rows() {
        for (Generated sample : List.of(new Gps(), new NycTaxi())) {
            var first = places(sample.group(0, 3L << 20));
            var shared = places(sample.group(1, 3L << 20));
            shared.retainAll(first);
            assertThat(shared.size()).as(sample.name()).isLessThan(first.size() / 50);
        }
    }

    private static Set<Long> places(int[][] group) {
        var places = new HashSet<Long>();
        for (int i = 0; i < 200_000; i++) places.add((long) group[0][i] << 32 | group[1][i] & 0xffff_ffffL);
        return places;
    }

    @Test
    void an_unknown_sample_is_refused_with_the_names_there_are() {
        assertThatThrownBy(() -> Aquatint.sample("nyc_taxis")).hasMessage("no sample 'nyc_taxis': did you mean 'nyc_taxi'? the samples are nyc_taxi, gps, earthquakes, flights, airports, cities");
        assertThatThrownBy(() -> Aquatint.sample("nyc_taxi", 0)).hasMessageContaining("a sample has 1 to");
    }

    @Test
    void real_data_ship_with_the_jar_and_are_copied_to_the_cache_once() throws IOException {
        Path quakes = Samples.file(folder, "earthquakes", -1);
        var written = Files.getLastModifiedTime(quakes);

        assertThat(Samples.file(folder, "earthquakes", -1)).isEqualTo(quakes);
        assertThat(Files.getLastModifiedTime(quakes)).isEqualTo(written);
        for (Shipped each : Shipped.ALL) {
            Frame frame = Aquatint.parquet(Samples.file(folder, each.name(), -1).toString());
            assertThat(frame.rows()).as(each.name()).isEqualTo(each.rows());
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void real_data_have_the_rows_they_have() {
        assertThatThrownBy(() -> Aquatint.sample("airports", 100))
                .hasMessage("sample 'airports' is real data of 3,376 rows: write sample(\"airports\"), or sample(\"airports\").head(100) for the first of them");
    }

    @Test
    void many_points_are_written_as_a_store_with_the_same_rows() {
        Frame file = Aquatint.parquet(Samples.file(folder, "gps", 300_000).toString()), store = Aquatint.aqua(Samples.store(folder, "gps", 300_000).toString());

        assertThat(Samples.stored("gps", 1_000_000_000)).isTrue();
        assertThat(Samples.stored("gps", -1) || Samples.stored("nyc_taxi", 1_000_000_000)).isFalse();
        assertThat(Indexed.of(store, "x", "y")).isNotNull();
        for (String c : List.of("x", "y")) assertThat(TestData.values(store, c).stream().sorted().toList()).isEqualTo(TestData.values(file, c).stream().sorted().toList());
    }
}
