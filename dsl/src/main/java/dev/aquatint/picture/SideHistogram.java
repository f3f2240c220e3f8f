package dev.aquatint.picture;

import java.util.List;

/// How many cells have which values: bars that stand beside a plot, one above the other from the smallest value up, and grow to the right.
///
/// @param edges of the bins in values, ascending, one more than there are bins
/// @param place of each edge, 0 at the bottom to 1 at the top
/// @param cells how many there are in each bin
/// @param kept how many of these a mask leaves; all without a mask
/// @param length of a bar for all of a bin's cells, 0 to 1, and `keptLength` for those that are left
/// @param values ticks beside the bars; the title says what the values are
/// @param counts ticks below the bars
/// @param note what a mask leaves out, in a line or two; empty without a mask
public record SideHistogram(double[] edges, double[] place, long[] cells, long[] kept, double[] length, double[] keptLength,
                            ColourBar values, ColourBar counts, List<String> note) {}
