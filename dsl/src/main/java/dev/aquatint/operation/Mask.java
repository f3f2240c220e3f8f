package dev.aquatint.operation;

import dev.aquatint.frame.Range;

/// Cells stay whose value is in the range, both ends included; the others are empty. Of several categories the total tells.
public record Mask(Range kept) implements Step {}
