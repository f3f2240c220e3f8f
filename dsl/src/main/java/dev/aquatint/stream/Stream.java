package dev.aquatint.stream;

/// What a dynamic map is called with beside its parameters: something the browser tells, or something that is sent.
///
/// All but [Pipe] are descriptions: each open view has its own value of them.
///
/// @param <T> what the function gets
public sealed interface Stream<T> permits RangeXY, PlotSize, Tap, PointerXY, Pipe {}
