// # 8. A billion points
//
// GPS fixes on the roads of the world, invented, and written once. Here it is a million, so that this page is soon made; `scripts/billion.jsh` takes any number.
var gps = sample("gps", args.length > 0 ? (long) Double.parseDouble(args[0]) : 1_000_000).index("x", "y");
// `index` orders them by place, in memory: views then read only what they show, and show the same to the last bit. With a third argument, `index("x", "y", "fixes.aqua")`, the order is kept in a
// spatial store on the disk, which takes no more memory to write for more rows; `aqua("fixes.aqua")` opens it at once, whatever its size. So does a sample of fifty million rows or more.
var fixes = points(gps, "x", "y").rasterize().cmap("fire")
// Something is odd: a straight band lies across the oceans, thin, but as wide as a country. Real data of this kind has such things in it. There are few fixes in any pixel of it,
// so leave out pixels with few. `minCount` looks at the counts that are there and counts nothing again, so that a slider for it moves as lightly as one for colours.
// `where(range(lo, hi))` does the same for values of any kind.
var clean = fixes.minCount(10)
// How many is few? `hist()` puts a histogram beside the plot: how many pixels there are with how many fixes. What `minCount` leaves out is pale, and above it stands how much that is.
var told = clean.hist()
// All of it with sliders. `spread` lets pixels grow, so that lonely ones can be seen; those of the band are gone before they could.
class Fixes extends Parameterized {
    @Param(doc = "The least number of fixes that a pixel shows", min = 1, max = 100) int minCount = 10;
    @Param(doc = "By how many pixels each of them grows", min = 0, max = 4)          int spread = 0;
    @Param(doc = "Colour map")                                                      Palette cmap = Palette.FIRE;

    View view() {
        return points(gps, "x", "y").rasterize().minCount(minCount).spread(spread).cmap(cmap).hist().overlay(tiles(OFFLINE).alpha(0.7));
    }
}

var explorer = new Fixes();
show(row(widgets(explorer), dynamicMap(explorer::view, explorer)));
