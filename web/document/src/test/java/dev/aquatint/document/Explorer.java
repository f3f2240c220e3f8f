package dev.aquatint.document;

import dev.aquatint.frame.Range;
import dev.aquatint.param.Param;
import dev.aquatint.param.Parameterized;
import dev.aquatint.style.Cnorm;
import dev.aquatint.style.Palette;

/// A parameter of every sort.
class Explorer extends Parameterized {
    enum End {PICKUP, DROPOFF}

    @Param(doc = "Map tile opacity", min = 0, max = 1) double alpha = 0.75;
    @Param(min = 0, max = 23) int hour = 8;
    @Param(min = -1, max = 1, step = 0.05) float bias = 0.3f;
    @Param long seed = 42;
    @Param(label = "Threshold <b>$$</b>") double threshold = 1.5;
    @Param boolean labels = true;
    @Param(options = {"pickup", "dropoff"}) String plot = "pickup";
    @Param(regex = "[a-z ]*") String filter = "";
    @Param End end = End.PICKUP;
    @Param Cnorm norm = Cnorm.LINEAR;
    @Param Palette cmap = Palette.FIRE;
    @Param(options = {"fire", "viridis"}) Palette few = Palette.of("red", "blue");
    @Param(doc = "Passengers", min = 0, max = 10) Range passengers = new Range(0, 10);
    @Param Range fare = Range.ALL;
    @Param(precedence = -1) int hidden = 1;
}
