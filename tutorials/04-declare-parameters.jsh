// # 4. Declare parameters
//
// What somebody may want to change is declared once, as fields of a class. Type, default, bounds and a sentence about it stand in one line.
class TaxiExplorer extends Parameterized {
    @Param(doc = "Map tile opacity", min = 0, max = 1)                     double alpha = 0.75;
    @Param(doc = "Which end of the trip", options = {"pickup", "dropoff"}) String plot = "pickup";
    @Param(doc = "Colour map")                                             Palette cmap = Palette.FIRE;
    @Param(doc = "Passengers", min = 0, max = 10)                          Range passengers = range(0, 10);
}
// They are fields, read and assigned as any other.
var explorer = new TaxiExplorer();
explorer.alpha = 0.5;
// Printed, it tells what it holds.
explorer
// Only what fits is taken. A value that does not fit leaves the old one, and says what would have.
String complaint(Runnable attempt) {
    try {
        attempt.run();
        return "none";
    } catch (IllegalArgumentException e) {
        return e.getMessage();
    }
}
var high = complaint(() -> explorer.alpha = 3)
var misspelt = complaint(() -> explorer.plot = "pickupp")
var still = explorer.alpha
// Several at once are checked together and taken together, or not at all.
update(explorer, e -> { e.plot = "dropoff"; e.passengers = range(1, 2); });
// Now it holds:
explorer
// Whoever wants to know of a change, watches.
var heard = new ArrayList<String>();
var stop = explorer.watch("alpha", (before, now) -> heard.add("alpha was " + before + ", now it is " + now));
explorer.alpha = 0.25;
// The list has heard:
heard
// A class inherits the parameters of another, and adds its own or declares one anew.
class NightExplorer extends TaxiExplorer {
    @Param(doc = "Hours after midnight", min = 0, max = 6) int hours = 4;
}
var night = new NightExplorer()
// All of that is about values, and nothing about how they are asked for. The [next page](05-get-widgets.md) is; this line is ahead of it.
show(widgets(night));
