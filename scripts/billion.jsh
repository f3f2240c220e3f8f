// GPS fixes all over the world, ten million or as many as you say: aquatint run scripts/billion.jsh -- 1e9
var gps = sample("gps", args.length > 0 ? (long) Double.parseDouble(args[0]) : 10_000_000).index("x", "y");

class Billion extends Parameterized {
    @Param(doc = "The least number of fixes that a pixel shows", min = 1, max = 100) int minCount = 1;
    @Param(doc = "By how many pixels each of them grows", min = 0, max = 4)          int spread = 0;
    @Param(doc = "Colour map")                                                      Palette cmap = Palette.FIRE;
    @Param(doc = "Map tile opacity", min = 0, max = 1)                              double alpha = 0.5;

    View view() {
        return points(gps, "x", "y").rasterize().minCount(minCount).spread(spread).cmap(cmap).hist()
                .overlay(tiles(ESRI_IMAGERY).alpha(alpha));
    }
}

var billion = new Billion();
show(row(widgets(billion), dynamicMap(billion::view, billion)));
