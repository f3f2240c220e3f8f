// Forty years of earthquakes all over the world, of magnitude 4.5 and more: aquatint run scripts/earthquakes.jsh
var quakes = sample("earthquakes").with("year", "time / 31556952000000 + 1970").lonLat("longitude", "latitude", "x", "y")
        .columns("x", "y", "year", "depth", "magnitude").persist();

class QuakeExplorer extends Parameterized {
    @Param(doc = "What colours show", options = {"count", "depth", "magnitude"}) String colours = "count";
    @Param(doc = "Years", min = 1979, max = 2020)                                Range years = range(1979, 2020);
    @Param(doc = "Magnitudes", min = 4.5, max = 9.5)                             Range magnitudes = range(4.5, 9.5);
    @Param(doc = "By how many pixels each earthquake grows", min = 0, max = 4)   int spread = 1;
    @Param(doc = "Colour map")                                                   Palette cmap = Palette.FIRE;
    @Param(doc = "Map tile opacity", min = 0, max = 1)                           double alpha = 0.6;

    View view() {
        var seen = points(quakes, "x", "y").select("year", years).select("magnitude", magnitudes);
        return (switch (colours) {
            case "depth" -> seen.rasterize(mean("depth")).cmap(cmap).spread(spread).title("Mean depth, km");
            case "magnitude" -> seen.rasterize(max("magnitude")).cmap(cmap).spread(spread).title("Strongest earthquake");
            default -> seen.rasterize().cmap(cmap).cnorm(Cnorm.EQ_HIST).spread(spread).title("Earthquakes");
        }).overlay(tiles(ESRI_IMAGERY).alpha(alpha));
    }
}

var explorer = new QuakeExplorer();
show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
