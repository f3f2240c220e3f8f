package dev.aquatint.server.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {
    /// Two squares side by side; arc 0 is what they share.
    private static final String SQUARES = """
            {"type": "Topology", "extra": {"a": [1, [2]]}, "transform": {"scale": [2, 0.5], "translate": [10, -10]},
             "objects": {
               "land": {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "arcs": [[[1, 2]]]}]},
               "countries": {"type": "GeometryCollection", "geometries": [
                 {"type": "Polygon", "id": "1", "arcs": [[0, 1]], "properties": {"name": "west"}},
                 {"type": "Polygon", "arcs": [[-1, 2]]}]}},
             "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]]}
            """;

    @Test
    void a_ring_is_strung_together_from_arcs_either_way_round() throws IOException {
        Topology squares = read(SQUARES);
        List<int[][]> countries = squares.shapes().get("countries");
        assertThat(squares.ring(countries.get(0)[0])).containsExactly(12, -10, 12, -9.5, 10, -9.5, 10, -10);
        assertThat(squares.ring(countries.get(1)[0])).containsExactly(12, -9.5, 12, -10, 14, -10, 14, -9.5);
    }

    @Test
    void what_two_countries_share_is_a_border_and_not_a_shore() throws IOException {
        World world = World.of(read(SQUARES));
        assertThat(world.land()).hasSize(1);
        assertThat(world.borders()).singleElement().satisfies(line -> assertThat(line.xy()).hasSize(4));
        assertThat(world.shores()).singleElement().satisfies(line -> assertThat(line.left()).isEqualTo(10 / 360.0 + 0.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"arcs\": []}", "{\"arcs\": [[[1]]], \"objects\": {}}", "{\"arcs\": [[[1, 2]]], \"objects\": {}}", "<html>", "{\"objects\": {\"a\": "})
    void what_is_no_topology_is_an_error_that_ends(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @Test
    void a_line_across_the_date_line_goes_on_beyond_it() {
        assertThat(Line.continuous(new double[] {179, 0, -179, 1, -178, 2, 179, 3})).containsExactly(179, 0, 181, 1, 182, 2, 179, 3);
    }

    @Test
    void a_ring_around_the_pole_is_closed_below_the_map() {
        Line area = Line.area(Line.unrolled(new double[] {-180, -70, -60, -75, 60, -70, 170, -72}));
        assertThat(area.right() - area.left()).isEqualTo(1);
        assertThat(area.bottom()).isGreaterThan(1);
    }

    @Test
    void what_is_clipped_covers_the_same_points_inside_of_the_square() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            double[] polygon = new double[2 * (3 + random.nextInt(40))];
            for (int i = 0; i < polygon.length; i++) polygon[i] = random.nextInt(-20, 30);
            var clip = new Clip();
            int n = clip.polygon(polygon, polygon.length, -2, 12);
            for (int probe = 0; probe < 40; probe++) {
                double x = random.nextDouble(-1.9, 11.9), y = random.nextDouble(-1.9, 11.9);
                assertThat(inside(clip.points(), n, x, y)).isEqualTo(inside(polygon, polygon.length, x, y));
            }
        }
    }

    @Test
    void pieces_of_a_line_make_up_the_whole() {
        double[] line = new double[2 * 1000];
        for (int i = 0; i < 1000; i++) {
            line[2 * i] = i * 0.1;
            line[2 * i + 1] = Math.sin(i);
        }
        var pieces = new ArrayList<Line>();
        Line.pieces(line, pieces);
        assertThat(pieces).hasSize(8);
        assertThat(pieces.stream().mapToInt(piece -> piece.xy().length / 2 - 1).sum()).isEqualTo(999);
    }

    /// By the even-odd rule.
    private static boolean inside(double[] xy, int n, double x, double y) {
        boolean in = false;
        for (int i = 0, j = n - 2; i < n; j = i, i += 2) {
            if (xy[i + 1] > y != xy[j + 1] > y && x < (xy[j] - xy[i]) * (y - xy[i + 1]) / (xy[j + 1] - xy[i + 1]) + xy[i]) in = !in;
        }
        return in;
    }

    private static Topology read(String text) throws IOException {
        return Topology.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
