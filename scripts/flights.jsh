// Half a million flights between airports of the United States, January to June 2001: aquatint run scripts/flights.jsh
var flights = sample("flights").with("hour", "date / 3600000000 % 24").with("day", "date / 86400000000 - 11323")
        .lonLat("origin_lon", "origin_lat", "x0", "y0").lonLat("destination_lon", "destination_lat", "x1", "y1")
        .columns("x0", "y0", "x1", "y1", "hour", "day", "delay").persist();

class FlightExplorer extends Parameterized {
    @Param(doc = "What is drawn", options = {"routes", "delays", "departures"}) String plot = "routes";
    @Param(doc = "Hours of the day", min = 0, max = 24)                        Range hours = range(0, 24);
    @Param(doc = "Days since 1 January 2001", min = 0, max = 181)              Range days = range(0, 181);
    @Param(doc = "Minutes of delay", min = -60, max = 600)                     Range delays = range(-60, 600);
    @Param(doc = "Colour map")                                                 Palette cmap = Palette.FIRE;
    @Param(doc = "Map tile opacity", min = 0, max = 1)                         double alpha = 0.5;

    View view() {
        var chosen = flights.select("hour", hours).select("day", days).select("delay", delays);
        var routes = segments(chosen, "x0", "y0", "x1", "y1");
        return (switch (plot) {
            case "delays" -> routes.rasterize(mean("delay")).cmap(cmap).clim(0, 30).title("Mean delay in minutes");
            case "departures" -> points(chosen, "x0", "y0").datashade(by(bins("hour", 0, 24, 8).only())).spread(4).title("Departures by hour");
            default -> routes.rasterize().cmap(cmap).cnorm(Cnorm.EQ_HIST).title("Flights");
        }).overlay(tiles(ESRI_IMAGERY).alpha(alpha));
    }
}

var explorer = new FlightExplorer();
show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
