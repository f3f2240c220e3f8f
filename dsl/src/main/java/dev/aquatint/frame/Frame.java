package dev.aquatint.frame;

import java.util.List;
import java.util.Map;

/// Columns of equal length, described and not yet (or no longer) touched: where the data is, not the bytes.
///
/// Every method returns another frame and leaves this one alone. Frames are equal when they describe the same
/// data: the same file as it was then, the same columns and steps.
///
/// ```java
/// var taxi = parquet("nyc_taxi.parquet").columns("pickup_x", "pickup_y", "fare").persist();
/// var dear = taxi.select("fare", range(50, 500));
/// ```
public interface Frame {

    /// What messages call this frame, usually a file name.
    default String name() {
        return schema().source();
    }

    /// The columns with their types, and why a column of a CSV file is text.
    Schema schema();

    /// The last of the calls that made it, as they are written: what is printed can be typed again.
    default Made made() {
        return new Made(null, name());
    }

    /// How many rows there are. Costs nothing for a whole file, one scan of the columns named in `select` otherwise.
    long rows();

    /// Only these columns, in this order.
    ///
    /// @throws UnknownColumn if one is not there
    Frame columns(String... names);

    /// Only rows whose value lies in the range, both ends included. Missing values never do.
    Frame select(String column, Range range);

    /// Only rows with that value: a number, boolean, string, date or time; or, for a collection, one of its values.
    Frame select(String column, Object value);

    /// Only rows for which the expression holds, as in `"fare > 10 && passenger_count in (1, 2)"`.
    Frame select(String expression);

    /// Only rows for which the expression holds.
    Frame select(Expr predicate);

    /// Longitude and latitude in degrees become Web Mercator metres (EPSG:3857) under the same names.
    default Frame lonLat(String lon, String lat) {
        return lonLat(lon, lat, lon, lat);
    }

    /// The same of several places of a row at once, as both ends of a line: `lons.get(i)` with `lats.get(i)`. A column that stands in several of them is
    /// projected once.
    ///
    /// @throws IllegalArgumentException if there are not as many of both, or a column is both a longitude and a latitude
    Frame lonLat(List<String> lons, List<String> lats);

    /// Adds Web Mercator metres (EPSG:3857), float64, computed from longitude and latitude in degrees.
    /// What lies outside the projection (beyond 85.06 degrees, or no number) becomes missing.
    Frame lonLat(String lon, String lat, String x, String y);

    /// Adds a column computed from others of its row, or takes the place of one of that name: float64 for a number, boolean for a
    /// condition. Dates count as days, date and time as microseconds since 1970, a time of day as nanoseconds; missing values stay missing.
    /// It is computed a piece at a time when it is first read, and kept as long as the columns it is made of.
    ///
    /// ```java
    /// var cabs = parquet("cabs.parquet").with("hour", "(time / 3600000000 - 7) % 24");      // of the day, seven hours behind Greenwich
    /// ```
    ///
    /// @throws BadExpression if the text is no expression
    /// @throws UnknownColumn if it reads a column that is not there
    default Frame with(String name, String expression) {
        return with(name, Expr.parse(expression));
    }

    /// The same of an expression written fluently: `with("tip", col("total").minus(col("fare")))`.
    Frame with(String name, Expr value);

    /// Takes the place of a text column by where each text is in a list, 0 for the first; missing where it is not in it. Costs nothing until it is read.
    ///
    /// ```java
    /// trips.places("day", List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
    /// ```
    ///
    /// @throws IllegalArgumentException if the column holds no text, or a text is in the list twice
    Frame places(String column, List<String> order);

    /// A row for each point of the lines in a column of well-known text, and of the rings of polygons: `geometry.x`, `geometry.y` and the number of the line, `geometry.line`, for a
    /// column `geometry`. The other columns of its row stand beside each point; what has no lines is left out. Reads the column at once.
    ///
    /// @throws IllegalArgumentException if the column holds no text, or a text is no geometry
    Frame lines(String geometry);

    /// The first rows.
    Frame head(int rows);

    /// The first five rows.
    default Frame head() {
        return head(5);
    }

    /// Loads what this frame describes into memory, off the heap, once per process; shows progress if it takes
    /// over a second. Costs a read of its columns; a frame that is loaded already costs nothing.
    ///
    /// What takes more memory than there may be outside the heap is kept on the disk, where the data is in files and exactly one pair of its
    /// columns is called as the coordinates of a place are: numbers `x` and `y`, `lon` and `lat`, `lng` and `lat`, `longitude` and `latitude`, `easting` and
    /// `northing`, in upper or lower case, also as words of longer names that are otherwise the same, as in `pickup_x` and `pickup_y`. The frame that is
    /// returned is then the one that [#index(String, String)] of that pair gives, of a spatial store in the user's cache, with all columns of this
    /// one and its rows in the order of the store; one line says so. That costs what [#index(String, String, String)] costs, once for the files
    /// as they are, and nothing after that, in other processes too. Selections that would not fit are counted first, which reads their columns once more.
    ///
    /// @throws IllegalStateException if it does not fit into memory, and there is no such pair, or more than one: the message names them; or if it
    ///         would fit, and other data has taken the room
    /// @throws java.io.UncheckedIOException if the store cannot be written, as when the disk is full
    Frame persist();

    /// Orders the points of two columns in space, so that views of them read only what they show; pictures stay the same to the last bit.
    ///
    /// Loads the columns, and builds the index at once on all cores, once per process however many frames of the data ask for it; shows
    /// progress if it takes over a second. It takes 4 bytes a row and the width of the columns, off the heap, and 16 bytes more while it is
    /// built. Selections made before or after use it too. Views of more than two million rows index by themselves, after their first picture.
    ///
    /// Where that would take more than half of the memory there may be outside the heap, and the data is in files, the frame that is returned
    /// is of a spatial store in the user's cache, built once for the files as they are; its rows are in the order of the store.
    ///
    /// @throws UnknownColumn if one is not there
    Frame index(String x, String y);

    /// Writes the rows that count to a spatial store, and returns the frame of it: a folder with all columns ordered by place, from which views
    /// read only what they show, and which opens at once with [dev.aquatint.Aquatint#aqua] whatever its size.
    ///
    /// Rows are in the order of the store there, and float64 is float32 where that loses nothing. Costs a read of the frame, and takes twice
    /// the size of the store on the disk while it works, but no more memory for more rows. When the store was built from the same frame of
    /// the same files before, nothing is done.
    ///
    /// @param path a folder that is made, or an older store that is replaced; its name may end as it likes, and best in `.aqua`
    /// @throws UnknownColumn if one is not there
    /// @throws java.io.UncheckedIOException if it cannot be written, as when the disk is full
    default Frame index(String x, String y, String path) {
        return index(path, new Indexing(x, y));
    }

    /// The same with options.
    Frame index(String path, Indexing how);

    /// One row as column name to value (`null` where missing): numbers, booleans, strings, `java.time` values.
    Map<String, Object> row(long index);

    /// The smallest and largest present value of a numeric column, or null when there is none. Costs one scan, once.
    Range bounds(String column);
}
