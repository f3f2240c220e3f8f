// Where the cabs of San Francisco were in May and June 2008, minute by minute: aquatint run scripts/cabs.jsh -- FILE
var fixes = parquet(args.length > 0 ? args[0] : "../shared/data/sf_cabs_a.parquet").select("lon between -122.6 and -122.1 and lat between 37.4 and 37.95");
var start = fixes.bounds("time").lo();
var cabs = fixes.with("day", col("time").minus(start).over(86_400e6))
        .with("hour", "(time / 3600000000 - 7) % 24")           // in San Francisco, which is seven hours behind
        .columns("lon", "lat", "occupied", "day", "hour").persist();

class CabExplorer extends Parameterized {
    @Param(doc = "What colours tell", options = {"how many", "occupied", "hour"}) String colours = "how many";
    @Param(doc = "Days since 17 May 2008", min = 0, max = 24)                     Range days = range(0, 24);
    @Param(doc = "Hours of the day", min = 0, max = 24)                           Range hours = range(0, 24);
    @Param(doc = "Colour map")                                                    Palette cmap = Palette.FIRE;
    @Param(doc = "Map tile opacity", min = 0, max = 1)                            double alpha = 0.5;

    View view() {
        var seen = points(cabs, "lon", "lat").lonLat().select("day", days).select("hour", hours);
        return (switch (colours) {
            case "occupied" -> seen.datashade(by("occupied")).colorKey(Map.of("true", "orangered", "false", "deepskyblue"));
            case "hour" -> seen.datashade(by(bins("hour", 0, 24, 8).only())).cmap("colorwheel");
            default -> seen.rasterize().cmap(cmap);
        }).overlay(tiles(ESRI_IMAGERY).alpha(alpha));
    }
}

var explorer = new CabExplorer();
show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
