package dev.aquatint.picture;

import java.util.List;

/// Which value has which colour.
///
/// @param at where ticks stand, 0 at the first colour to 1 at the last
/// @param labels what they say, one for each tick
/// @param title what the values are
public record ColourBar(double[] at, List<String> labels, String title) {}
