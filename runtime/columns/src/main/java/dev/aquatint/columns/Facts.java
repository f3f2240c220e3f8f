package dev.aquatint.columns;

import dev.aquatint.columns.exact.Grain;
import dev.aquatint.frame.Range;

/// What a file says of a whole column, so that nobody has to read it to know.
///
/// @param bounds the smallest and largest present value; null when there is none
/// @param grain what its values are multiples of; null when there is nothing. Not for text
public record Facts(Range bounds, Grain grain) {}
