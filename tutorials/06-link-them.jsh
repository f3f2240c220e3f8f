// # 6. Link them
//
// A method of the class makes the view from the parameters. It knows nothing of pages: you can call it at the prompt.
var taxi = args.length > 0 ? parquet(args[0]) : sample("nyc_taxi", 500_000);

class TaxiExplorer extends Parameterized {
    @Param(doc = "Map tile opacity", min = 0, max = 1)                     double alpha = 0.75;
    @Param(doc = "Which end of the trip", options = {"pickup", "dropoff"}) String plot = "pickup";
    @Param(doc = "Colour map")                                             Palette cmap = Palette.FIRE;
    @Param(doc = "Passengers", min = 0, max = 10)                          Range passengers = range(0, 10);

    Overlay view() {
        var trips = points(taxi, plot + "_x", plot + "_y").vdims("passenger_count").select("passenger_count", passengers);
        return trips.rasterize().cmap(cmap).overlay(tiles(OFFLINE).alpha(alpha));
    }
}

var explorer = new TaxiExplorer();
// Called by hand:
var now = explorer.view()
// `dynamicMap` calls it again whenever one of the things that it depends on changes, here any parameter of the explorer. One change is one call, and costs what it has to:
// for another colour map or opacity no trip is counted again.
var live = dynamicMap(explorer::view, explorer)
// A function with an argument gets what a browser can tell: the visible range from `rangeXY()`, a click from `tap()`, the pointer from `pointerXY()`, the size from `plotSize()`.
View clicked(Xy at) {
    var title = at.present() ? "You clicked at %.0f, %.0f".formatted(at.x(), at.y()) : "Click somewhere";
    return points(taxi, "pickup_x", "pickup_y").rasterize().title(title);
}
var taps = dynamicMap(at -> clicked(at), tap())
// Move a slider, and the picture follows.
show(row(widgets(explorer), live));
