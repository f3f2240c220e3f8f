// # 3. Put it on a map
//
// The coordinates of the trips are Web Mercator metres, those of map tiles. Longitude and latitude in degrees are turned into them by `.lonLat()`.
var taxi = args.length > 0 ? parquet(args[0]) : sample("nyc_taxi", 500_000);
var trips = points(taxi, "dropoff_x", "dropoff_y").rasterize();
// A map is an element like others, and `overlay` puts one on the other. Tiles always lie below, whichever side of `overlay` they stand on.
var map = trips.overlay(tiles(OFFLINE))
// `OFFLINE` is a small map that comes with Aquatint and needs no network. `ESRI_IMAGERY`, `ESRI_STREET`, `ESRI_TERRAIN`, `OSM` and `OPEN_TOPO` are fetched and kept by your own
// server, and say on the map whose they are; where there is no network, the small map stands in. Any other address works as well:
// `tiles("https://.../{z}/{x}/{y}.png", "© whose it is")`.
//
// Axes read in degrees now, and nobody had to say so. Each layer can be told how to look.
map = trips.cmap("fire").title("Where taxi trips end").overlay(tiles(OFFLINE).alpha(0.6))
