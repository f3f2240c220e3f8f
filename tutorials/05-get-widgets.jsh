// # 5. Get widgets
//
// The class of the last page again, with two more parameters. Nothing in it knows of sliders.
class TaxiExplorer extends Parameterized {
    @Param(doc = "Map tile opacity", min = 0, max = 1)                     double alpha = 0.75;
    @Param(doc = "Which end of the trip", options = {"pickup", "dropoff"}) String plot = "pickup";
    @Param(doc = "Colour map")                                             Palette cmap = Palette.FIRE;
    @Param(doc = "Passengers", min = 0, max = 10)                          Range passengers = range(0, 10);
    @Param(doc = "Whether the map is dark")                                boolean dark = false;
    @Param(doc = "What stands above the plot")                             String title = "Taxi trips";
}
var explorer = new TaxiExplorer();
// `widgets` makes a control of each parameter: a slider of a number with bounds, one with two handles of a range, a list where there are options, a box to tick, a field for text.
var controls = widgets(explorer)
// They go both ways: moving the slider changes the field at once, and assigning the field moves the slider, in every open page.
explorer.alpha = 0.3;
// Some of them, in another order:
var some = widgets(explorer, "cmap", "alpha")
// On a page they are arranged as all else is, in a `row`, a `column` or `tabs`.
show(row(controls, column(text("These two are the third and the first on the left: move one, and the other moves."), some)));
