package dev.aquatint.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aquatint.frame.ColumnType;
import dev.aquatint.frame.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

    private static List<Place> in(String... names) {
        return Place.in(new Schema("some", Stream.of(names).map(n -> new Schema.Field(n, ColumnType.FLOAT32)).toList()));
    }

    @ParameterizedTest
    @CsvSource({"x, y", "lon, lat", "lng, lat", "longitude, latitude", "easting, northing", "X, Y", "Longitude, LATITUDE", "pickup_x, pickup_y", "x_coord, y_coord", "X Coord, Y Coord", "XCoord, YCoord",
            "startLng, startLat", "end.station.lon, end.station.lat", "GPSLon, GPSLat", "Ort_Länge_x, ort_länge_Y"})
    void two_columns_that_are_called_as_coordinates_are_a_place(String x, String y) {
        assertThat(in("fare", x, "hour", y)).containsExactly(new Place(x, y));
        assertThat(in(y, x)).as("in any order").containsExactly(new Place(x, y));
    }

    @ParameterizedTest
    @CsvSource({"x, z", "lon, latitude", "x, lat", "pickup_x, dropoff_y", "tax, tay", "x, y_coord", "x1, y1", "maximum, mayimum", "x_x, y_y", "x, x2", "plon, plat"})
    void other_names_are_no_place(String x, String y) {
        assertThat(in(x, y)).isEmpty();
    }

    @Test
    void all_places_are_found() {
        assertThat(in("pickup_x", "pickup_y", "dropoff_x", "dropoff_y")).containsExactly(new Place("pickup_x", "pickup_y"), new Place("dropoff_x", "dropoff_y"));
        assertThat(in("x", "X", "y")).containsExactly(new Place("x", "y"), new Place("X", "y"));
    }

    @Test
    void coordinates_are_numbers() {
        for (ColumnType type : ColumnType.values()) {
            List<Place> places = Place.in(new Schema("some", List.of(new Schema.Field("x", type), new Schema.Field("y", ColumnType.INT32))));
            assertThat(places).as("%s", type).hasSize(Kind.of(type) == Kind.NUMBER ? 1 : 0);
        }
    }
}
