// # 1. Get data
//
// Start `scripts/aquatint` and type along. Below each piece of code stands what the prompt answers.
//
// The data here is half a million taxi trips in a city like New York. They are invented, and written to your cache the first time.
var taxi = sample("nyc_taxi", 500_000)
// A frame says where data is; the values themselves are read when they are needed. For a file of your own write `parquet("trips.parquet")`, also with a folder or
// `"trips/*.parquet"`, `csv("trips.csv.gz")` or `arrow("trips.arrow")`; for what you have in memory `frame(Map.of("x", xs, "y", ys))`.
//
// Every method of a frame returns another one and leaves this one alone, so keep what you want under a name. `persist()` loads columns into memory, outside of the Java
// heap, once for everything that uses them; what is too large for that, and has one pair of columns such as `x` and `y`, it keeps on the disk.
var trips = taxi.columns("pickup_x", "pickup_y", "passenger_count", "fare_amount", "hour").persist()
var schema = trips.schema()
// `select` keeps rows: by a range, by a value or several, or by an expression.
var few = trips.select("passenger_count", range(1, 2)).rows()
var late = trips.select("hour in (22, 23, 0, 1) && fare_amount > 20").rows()
// `with` computes a column from others of its row.
var each = trips.with("each", "fare_amount / passenger_count").select("each", range(10, 12)).head(3)
// A misspelt name is told at once, where you wrote it.
String complaint(Runnable attempt) {
    try {
        attempt.run();
        return "none";
    } catch (IllegalArgumentException e) {
        return e.getMessage();
    }
}
var wrong = complaint(() -> trips.select("fare_amuont > 20"))
// To look at data, draw it: each trip a point, counted by pixel. The [next page](02-prototype-a-plot.md) is about this line.
var view = points(trips, "pickup_x", "pickup_y").rasterize()
