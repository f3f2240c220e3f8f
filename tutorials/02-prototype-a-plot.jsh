// # 2. Prototype a plot
//
// Take the trips again. (`args` are the arguments of a script: this file takes a file of yours, too.)
var taxi = args.length > 0 ? parquet(args[0]) : sample("nyc_taxi", 500_000);
// An element says what columns mean. Points have an x and a y; `vdims` names what else you want to look at.
var trips = points(taxi, "pickup_x", "pickup_y").vdims("passenger_count")
// Half a million points, or a billion, are too many to send to a browser one by one, and there they would only cover each other. `rasterize()` counts how many fall on each
// pixel of the view, and counts again whenever you pan or zoom.
var counted = trips.rasterize()
// The page in your browser shows the last view that you typed. Try the wheel, drag, and draw a box with the second tool.
//
// How values become colours is said in words that you chain in any order: a colour map by name, and how values are spread over it. `eq_hist`, the usual for counts, uses every
// colour about as often as any other; `log` and `linear` are what they sound like.
var look = counted.cmap("fire").cnorm("eq_hist").background("black").axes(false).title("Where taxi trips begin")
// Other questions are other reductions: `mean("fare_amount")`, `max`, `std`, `median`, or `by("...")` for a colour for each category.
var fares = trips.rasterize(mean("fare_amount")).clim(5, 30).cmap("viridis").background("black").axes(false).title("What they cost, in dollars")
// Views stand side by side in a `row`.
show(row(look, fares));
