package dev.aquatint.columns.parquet;

import static dev.aquatint.Aquatint.polygons;
import static dev.aquatint.Aquatint.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.Aquatint;
import dev.aquatint.columns.Scan;
import dev.aquatint.columns.TestData;
import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Parquet files and folders that people have, with what comes of them.
class ParquetCasesTest {
    @TempDir
    Path folder;

    private static Path cases(String name) {
        return Path.of("src/test/resources/cases/parquet", name).toAbsolutePath();
    }

    private static Frame parquet(String name) {
        return Aquatint.parquet(cases(name).toString());
    }

    @Nested
    class Several_files_are_one_frame {
        @Test
        void a_column_that_a_file_does_not_have_is_missing_there() {
            Frame f = parquet("added_column");
            assertThat(f.schema().names()).containsExactly("x", "y");
            assertThat(TestData.values(f, "x")).containsExactly(3.0, 4.0, 1.0, 2.0);
            assertThat(TestData.values(f, "y")).containsExactly(null, null, 1.0, 2.0);
            assertThat(f.toString()).endsWith("\ny is missing in a.parquet");
            assertThat(f.schema().toString()).endsWith("\n  y is missing in a.parquet");
        }

        @Test
        void columns_whose_names_differ_by_case_are_told() {
            Frame f = parquet("name_case");
            assertThat(TestData.values(f, "Fare")).containsExactly(1.0, 2.0, null, null);
            assertThat(TestData.values(f, "fare")).containsExactly(null, null, 3.0, 4.0);
            assertThat(f.toString()).contains("Fare and fare are columns of their own, for their case differs: Fare in a.parquet, fare in b.parquet");
        }

        @Test
        void integers_are_of_the_widest_type() {
            Frame f = parquet("int_widths");
            assertThat(f.schema().typeOf("id")).isEqualTo(ColumnType.INT64);
            assertThat(TestData.values(f, "id")).containsExactly(1.0, 2.0, 3.0, 4.0);
            assertThat(f.toString()).contains("id is int32 in a.parquet, int64 in b.parquet: read as int64");
        }

        @Test
        void integers_and_floats_are_floats() {
            Frame f = parquet("int_double_only");
            assertThat(f.schema().typeOf("v")).isEqualTo(ColumnType.FLOAT64);
            assertThat(TestData.values(f, "v")).containsExactly(1.0, 2.0, 3.5, 4.0);
            assertThat(f.toString()).contains("v is int64 in a.parquet, float64 in b.parquet: read as float64, to which whole numbers beyond 2^53 are rounded");
        }

        @Test
        void a_column_without_values_has_the_type_of_the_other_file() {
            Frame f = parquet("null_then_int");
            assertThat(f.schema().typeOf("v")).isEqualTo(ColumnType.INT64);
            assertThat(TestData.values(f, "v")).containsExactly(null, null, 3.0, 4.0);
        }

        @Test
        void folders_named_by_key_and_value_are_columns() {
            Frame f = parquet("hive");
            assertThat(f.schema().names()).containsExactly("x", "year", "month");
            assertThat(TestData.values(f, "year")).containsExactly(2014.0, 2014.0, 2014.0, 2015.0);
            assertThat(TestData.values(f, "month")).containsExactly(1.0, 1.0, 2.0, 1.0);
            assertThat(TestData.values(f.select("year == 2014 && month == 2"), "x")).containsExactly(3.0);
        }

        @Test
        void files_in_folders_that_a_selection_leaves_out_are_not_read() throws IOException {
            for (String place : List.of("day=2014-01-01/city=New%20York", "day=2014-01-01/city=Zürich", "day=2014-02-01/city=__HIVE_DEFAULT_PARTITION__")) {
                Path in = Files.createDirectories(folder.resolve(place));
                Files.copy(cases("int_double_only/b.parquet"), in.resolve("a.parquet"));
            }
            Frame f = Aquatint.parquet(folder.toString());
            assertThat(f.schema().typeOf("day")).isEqualTo(ColumnType.DATE);
            assertThat(TestData.values(f, "city")).containsExactly("New York", "New York", "Zürich", "Zürich", null, null);
            assertThat(TestData.values(f.select("day < '2014-01-15'"), "city")).containsExactly("New York", "New York", "Zürich", "Zürich");
            Frame january = f.select("day < '2014-01-15'");
            assertThat(Scan.of(january.select("city", "Zürich"), List.of("v")).chunks()).isOne();
            assertThat(Scan.of(january.select("city", List.of("Zürich", "New York")), List.of("v")).chunks()).isEqualTo(2);
            assertThat(Scan.of(f.select("day", range(16_080, 16_090)), List.of("v")).chunks()).isZero();
            assertThat(f.select("city != 'Zürich' && day == '2014-01-01'").rows()).isEqualTo(2);
        }
    }

    @Test
    void pages_that_are_compressed_and_say_that_they_are_not_are_read() {
        Frame f = parquet("ARROW-17100.parquet");
        assertThat(TestData.values(f, "col1")).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(TestData.values(f, "col2")).containsExactly("a", "b", "c", "d", "e");
        assertThat(TestData.values(f, "col4")).containsExactly("a", "a", "a", "b", "b");
    }

    @Test
    void statistics_that_values_contradict_are_not_believed() {
        assertThat(parquet("corrupt_stats.parquet").select("A >= '2021-01-01 11:59:00'").rows()).as("the first thing that is asked of the file").isEqualTo(5);
        Frame f = parquet("corrupt_stats.parquet");
        assertThat(f.select("A", f.bounds("A")).rows()).isEqualTo(5);
        assertThat(f.select("B", f.bounds("B")).rows()).isEqualTo(4);
    }

    @Test
    void the_second_column_of_a_name_has_a_name_of_its_own() {
        Frame f = parquet("dup.parquet");
        assertThat(TestData.values(f, "a")).containsExactly(1.0, 2.0);
        assertThat(TestData.values(f, "a_2")).containsExactly(3.0, 4.0);
        assertThat(f.toString()).endsWith("a second column is called a: it is read as a_2");
    }

    @Test
    void groups_are_columns_with_dotted_names() {
        Frame f = parquet("geoparquet.parquet");
        assertThat(TestData.values(f, "bbox.xmin")).containsExactly(-180.0, 29.339997592900346, -17.06342322434257, -140.99778, -171.79111060289122);
        assertThat(f.select("bbox.xmin > -100").columns("name").rows()).isEqualTo(2);
    }

    @Test
    void polygons_of_geoparquet_are_well_known_text() {
        Frame f = parquet("geoparquet.parquet");
        assertThat((String) f.row(1).get("geometry")).startsWith("POLYGON ((33.90371119710453 -0.9500000000000001, 34.07261999999997 ").endsWith("))");
        assertThat(polygons(f, "geometry").kdims()).containsExactly("geometry");
        assertThat(f.toString()).contains("geometry holds geometry: it is read as well-known text");
    }

    @Test
    void points_of_geoparquet_are_two_columns() throws IOException {
        Frame f = Aquatint.parquet(Points.in(folder.resolve("points.parquet")).toString());
        assertThat(f.schema().names()).containsExactly("place.x", "place.y");
        assertThat(TestData.values(f, "place.x")).containsExactly(8.5, null, -70.25, null);
        assertThat(TestData.values(f, "place.y")).containsExactly(47.25, null, -33.0, null);
        assertThat(f.select("`place.x` > 0").rows()).isOne();
        assertThat(f.toString()).endsWith("place holds geometry: its points are place.x and place.y");
    }

    @Test
    void one_column_that_cannot_be_read_says_so_and_the_others_are_shown() throws IOException {
        Path file = Files.copy(cases("int_widths/b.parquet"), folder.resolve("broken.parquet"));
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4; i < 30; i++) bytes[i] = (byte) 0xff;
        Files.write(file, bytes);
        assertThat(Aquatint.parquet(file.toString()).toString()).contains("2 rows × 2 columns of broken.parquet").contains("\nid: cannot read %s: column 'id', row group 0, page at byte 4: ".formatted(file));
    }
}
