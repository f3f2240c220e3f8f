package dev.aquatint.columns.parquet;

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
}
