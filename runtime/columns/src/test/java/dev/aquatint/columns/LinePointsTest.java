package dev.aquatint.columns;

import static dev.aquatint.Aquatint.csv;
import static dev.aquatint.Aquatint.frame;
import static dev.aquatint.Aquatint.parquet;
import static dev.aquatint.Aquatint.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines in well-known text, as rows of points.
class LinePointsTest {
    @TempDir
    Path folder;

    private static Frame roads() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("name", new String[] {"a", "b", "c", "d", "e", "f"});
        columns.put("road", new String[] {"LINESTRING (0 1, 2 3.5)", null, "MULTILINESTRING ((10 10, 11 11, 12 10), (5 5, 6 6))", "POINT (9 9)", "SRID=4326;LINESTRING Z (1 2 3, 4 5 6)", "LINESTRING EMPTY"});
        columns.put("lanes", new double[] {1, 2, 3, 4, 5, 6});
        return frame(columns);
    }

    @Test
    void each_point_is_a_row_beside_what_its_line_has() {
        Frame points = roads().lines("road");
        assertThat(points.schema().names()).containsExactly("name", "lanes", "road.x", "road.y", "road.line");
        assertThat(TestData.values(points, "road.x")).containsExactly(0.0, 2.0, 10.0, 11.0, 12.0, 5.0, 6.0, 1.0, 4.0);
        assertThat(TestData.values(points, "road.y")).containsExactly(1.0, 3.5, 10.0, 11.0, 10.0, 5.0, 6.0, 2.0, 5.0);
        assertThat(TestData.values(points, "road.line")).containsExactly(0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 3.0);
        assertThat(TestData.values(points, "name")).containsExactly("a", "a", "c", "c", "c", "c", "c", "e", "e");
        assertThat(TestData.values(points.select("lanes == 3"), "road.x")).containsExactly(10.0, 11.0, 12.0, 5.0, 6.0);
    }

    @Test
    void only_rows_that_count_have_lines() {
        assertThat(TestData.values(roads().select("lanes > 3").lines("road"), "road.x")).containsExactly(1.0, 4.0);
        assertThat(roads().select("lanes > 30").lines("road").rows()).isZero();
    }

    @Test
    void rings_of_polygons_are_lines() {
        Frame land = frame(Map.of("shape", new String[] {"POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))"}));
        assertThat(TestData.values(land.lines("shape"), "shape.line")).containsExactly(0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0);
    }

    @Test
    void a_path_of_a_geometry_is_a_path_of_its_points() {
        Frame roads = roads();
        assertThat(path(roads, "road")).isEqualTo(path(roads.lines("road"), "road.x", "road.y").group("road.line"));
    }

    @Test
    void lines_of_geoparquet_are_drawn_by_the_name_of_their_column() {
        Frame lines = parquet(TestData.resource("parquet-testing/data/geospatial/geography-lines.parquet").toString());
        String geometry = lines.schema().names().stream().filter(n -> lines.schema().typeOf(n) == ColumnType.STRING).findFirst().orElseThrow();
        var path = path(lines, geometry);
        assertThat(path.frame().rows()).isGreaterThan(lines.rows());
        assertThat(path.frame().bounds(geometry + ".x").lo()).isBetween(-180.0, 180.0);
    }

    @Test
    void text_files_have_lines_too() throws IOException {
        Path file = Files.writeString(folder.resolve("roads.csv"), "id,way\n7,\"LINESTRING (1 2, 3 4)\"\n");
        assertThat(TestData.values(csv(file.toString()).lines("way"), "way.y")).containsExactly(2.0, 4.0);
    }

    @Test
    void what_is_no_geometry_is_told_with_its_text() {
        Frame f = frame(Map.of("g", new String[] {"LINESTRING (1 2, x)"}, "n", new double[] {1}));
        assertThatThrownBy(() -> f.lines("g")).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("column 'g' of frame holds \"LINESTRING (1 2, x)\", which is no well-known text of geometry (");
        assertThatThrownBy(() -> f.lines("n")).hasMessage("column 'n' of frame holds FLOAT64: lines are read from well-known text");
        assertThatThrownBy(() -> f.lines("way")).hasMessageContaining("way");
    }
}
