// # 7. Deploy
//
// There is nothing left to write. These lines are a whole app; the page that you are reading is one, too.
var taxi = args.length > 0 ? parquet(args[0]) : sample("nyc_taxi", 500_000)

class TaxiExplorer extends Parameterized {
    @Param(doc = "Map tile opacity", min = 0, max = 1)                     double alpha = 0.75;
    @Param(doc = "Which end of the trip", options = {"pickup", "dropoff"}) String plot = "dropoff";
    @Param(doc = "Colour map")                                             Palette cmap = Palette.BGYW;
    @Param(doc = "Passengers", min = 0, max = 10)                          Range passengers = range(0, 10);

    Overlay view() {
        return points(taxi, plot + "_x", plot + "_y").select("passenger_count", passengers)
                .rasterize().cmap(cmap).overlay(tiles(OFFLINE).alpha(alpha));
    }
}

var explorer = new TaxiExplorer();
show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
// Run it for yourself, in the browser:
//
// ```
// scripts/aquatint run tutorials/07-deploy.jsh
// ```
//
// Keep it open while you edit: at every save, what you changed runs again, and loaded data stays.
//
// ```
// scripts/aquatint watch tutorials/07-deploy.jsh
// ```
//
// Serve it to others. Everybody who opens the page has an explorer of their own; the trips are there once. Without `--address` only this machine can reach it, and the
// address that is printed has a token in it, without which nobody gets in.
//
// ```
// scripts/aquatint serve tutorials/07-deploy.jsh --port 5006
// ```
//
// Or make one jar of it, which a machine with nothing but Java 25 can run:
//
// ```
// scripts/aquatint package tutorials/07-deploy.jsh -o taxi.jar
// java -jar taxi.jar
// ```
