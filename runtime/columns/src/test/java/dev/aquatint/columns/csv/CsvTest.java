package dev.aquatint.columns.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.TestData;
import dev.aquatint.columns.UnreadableFile;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @TempDir
    Path folder;

    private Frame csv(String text) throws IOException {
        Path file = Files.createTempFile(folder, "data", ".csv");
        return Aquatint.csv(Files.writeString(file, text).toString());
    }

    @Test
    void types_are_those_that_fit_all_values() throws IOException {
        Frame f = csv("""
                id,fare,paid,day,at,zip,note
                1,2.5,true,2014-04-01,2014-04-01 00:11:00,00501,"a, ""quoted"" note"
                2,,FALSE,,2014-04-01T23:59:59.25+02:00,10001,
                3,NaN,,2014-04-02,,NA,plain
                """);
        assertThat(f.schema().fields()).extracting(c -> c.type()).containsExactly(ColumnType.INT64, ColumnType.FLOAT64, ColumnType.BOOLEAN, ColumnType.DATE,
                ColumnType.TIMESTAMP, ColumnType.STRING, ColumnType.STRING);
        assertThat(f.row(0)).containsEntry("zip", "00501").containsEntry("note", "a, \"quoted\" note").containsEntry("paid", true);
        assertThat(f.row(1)).containsEntry("fare", null).containsEntry("at", Instant.parse("2014-04-01T21:59:59.25Z")).containsEntry("note", null);
        assertThat(f.row(2)).containsEntry("fare", null).containsEntry("zip", "NA");
    }

    @Test
    void a_column_widens_when_a_late_value_does_not_fit_the_sample() throws IOException {
        Frame f = csv("a,b,c\n" + "1,1,2014-04-01\n".repeat(1500) + "2.5,x,2014-04-01 12:00\n" + "3,2,\n");
        assertThat(f.schema().fields()).extracting(c -> c.type()).containsExactly(ColumnType.FLOAT64, ColumnType.STRING, ColumnType.TIMESTAMP);
        assertThat(f.rows()).isEqualTo(1502);
        assertThat(f.row(0)).containsEntry("a", 1.0).containsEntry("b", "1");
        assertThat(f.row(1500)).containsEntry("a", 2.5).containsEntry("b", "x");
    }

    @Test
    void dates_with_slashes_are_read_when_their_order_is_certain() throws IOException {
        assertThat(csv("t\n4/1/2014 0:11:00\n4/13/2014 23:05:09\n").row(1)).containsEntry("t", Instant.parse("2014-04-13T23:05:09Z"));
        assertThat(csv("t\n1/4/2014\n13/4/2014\n").row(0)).containsEntry("t", LocalDate.of(2014, 4, 1));
        assertThat(csv("t\n4/1/2014\n4/2/2014\n").row(0)).containsEntry("t", "4/1/2014");
    }

    @Test
    void names_are_made_unique_and_separators_found() throws IOException {
        assertThat(csv("\uFEFFx;;x\n1;2;3\n").schema().names()).containsExactly("x", "column_2", "x_2");
        assertThat(csv("a\tb, c\td\n1\t2\t3\n").schema().names()).containsExactly("a", "b, c", "d");
    }

    @Test
    void short_lines_end_in_missing_values_and_long_ones_are_refused_by_line() throws IOException {
        assertThat(csv("a,b\n1\n").row(0)).containsEntry("b", null);
        assertThatThrownBy(() -> csv("a,b\n1,2\n1,2,3\n").rows()).isInstanceOf(UnreadableFile.class).hasMessageContaining("line 3");
        assertThatThrownBy(() -> csv("").rows()).isInstanceOf(UnreadableFile.class).hasMessageContaining("it is empty: a header line is needed");
    }

    @Test
    void gzip_is_read() throws IOException {
        Path file = folder.resolve("x.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("a\n1\n2\n".getBytes());
        }
        assertThat(Aquatint.csv(file.toString()).rows()).isEqualTo(2);
    }

    @Test
    void a_missing_file_is_named_with_the_nearest_name() throws IOException {
        Files.writeString(folder.resolve("trips.csv"), "a\n1\n");
        assertThatThrownBy(() -> Aquatint.csv(folder.resolve("trip.csv").toString())).isInstanceOf(UnreadableFile.class)
                .hasMessage("cannot read %s: there is no such file; did you mean trips.csv?", folder.resolve("trip.csv"));
    }

    /// A month of pick-ups as Uber published it: made up here, and the real one where there is further data.
    @Test
    void the_uber_april_is_read_from_its_zip() throws IOException {
        Path zip = folder.resolve("uber.csv.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("uber.csv"));
            var text = new StringBuilder("\"Date/Time\",\"Lat\",\"Lon\",\"Base\"\n");
            for (int i = 0; i < 20_000; i++) {
                text.append("\"4/%d/2014 %d:%02d:00\",40.%04d,-73.%04d,\"B0%d\"\n".formatted(1 + i / 720, i / 30 % 24, i * 2 % 60, i % 9973, i % 9967, i % 3 == 0 ? 2512 : 2598));
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        april(zip, 20_000);
        TestData.further("uber-raw-data-apr14.csv.zip").forEach(real -> april(real, 564_516));
    }

    private static void april(Path zip, long rows) {
        Frame f = Aquatint.csv(zip.toString());
        assertThat(f.rows()).isEqualTo(rows);
        assertThat(f.schema().fields()).extracting(c -> c.type()).containsExactly(ColumnType.TIMESTAMP, ColumnType.FLOAT64, ColumnType.FLOAT64, ColumnType.STRING);
        assertThat(f.select("Base", "B02512").rows()).isPositive();
    }
}
