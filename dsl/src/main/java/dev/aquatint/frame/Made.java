package dev.aquatint.frame;

/// The last of the calls that made a frame.
///
/// @param of the frame it was called on; null if it begins the chain, or if that frame is not kept
/// @param call as it is written: `parquet("taxi.parquet")`, or with a dot, `.select("fare > 10")`
public record Made(Frame of, String call) {

    /// All of the calls, as they are written.
    public String source() {
        return of == null ? call : of.made().source() + call;
    }
}
