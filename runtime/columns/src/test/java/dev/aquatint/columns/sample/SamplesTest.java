package dev.aquatint.columns.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void an_unknown_sample_is_refused_with_the_names_there_are() {
        assertThatThrownBy(() -> Aquatint.sample("nyc_taxis")).hasMessage("no sample 'nyc_taxis': did you mean 'nyc_taxi'? the samples are nyc_taxi");
        assertThatThrownBy(() -> Aquatint.sample("nyc_taxi", 0)).hasMessageContaining("a sample has 1 to");
    }
}
