// Uber pickups in New York, April and May 2014: aquatint run scripts/uber.jsh -- FILE
var uber = parquet(args.length > 0 ? args[0] : "../shared/data/uber_nyc_2014_apr_may.parquet").columns("lon", "lat", "base").persist();

class UberExplorer extends Parameterized {
    @Param(doc = "Map tile opacity", min = 0, max = 1)  double alpha = 0.6;
    @Param(doc = "Colour map")                          Palette cmap = Palette.FIRE;
    @Param(doc = "Spread of values over the colours")   Cnorm cnorm = Cnorm.EQ_HIST;
    @Param(doc = "A colour for each base")              boolean byBase = false;

    View view() {
        var pickups = points(uber, "lon", "lat").lonLat();
        var map = tiles(ESRI_IMAGERY).alpha(alpha);
        return byBase ? pickups.datashade(by("base")).overlay(map)
                      : pickups.rasterize().cmap(cmap).cnorm(cnorm).overlay(map);
    }
}

var explorer = new UberExplorer();
show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
