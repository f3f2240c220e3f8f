// New York taxi trips: where twelve million of them begin and end
var data = args.length > 0 ? parquet(args[0]) : sample("nyc_taxi");
var names = data.schema().names();
for (var end : names.contains("pickup_x") ? List.<String>of() : List.of("pickup_", "dropoff_")) {
    var degrees = names.contains("pickup_longitude") ? List.of("longitude", "latitude") : List.of("lon", "lat");
    data = data.lonLat(end + degrees.get(0), end + degrees.get(1), end + "x", end + "y");
}
var taxi = data.columns("pickup_x", "pickup_y", "dropoff_x", "dropoff_y", "passenger_count").persist();

class TaxiExplorer extends Parameterized {
    @Param(doc = "Map tile opacity", min = 0, max = 1)          double alpha = 0.75;
    @Param(doc = "Which end of the trip", options = {"pickup", "dropoff"}) String plot = "pickup";
    @Param(doc = "Colour map")                                  Palette cmap = Palette.FIRE;
    @Param(doc = "Passengers", min = 0, max = 10)               Range passengers = range(0, 10);

    Overlay view() {
        var trips = points(taxi, plot + "_x", plot + "_y").vdims("passenger_count")
                .select("passenger_count", passengers);
        return trips.rasterize().cmap(cmap).overlay(tiles(ESRI_IMAGERY).alpha(alpha));
    }
}

var explorer = new TaxiExplorer();
show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
