package dev.aquatint.document.plot;

/// Into how many cells a plot is aggregated: one for each of its pixels, as long as that is no more than a screen can have and memory bears. A browser may say anything.
///
/// @param width columns
/// @param height rows
record Cells(int width, int height) {
    /// An 8K screen.
    private static final long LARGEST = 7680L * 4320, SMALLEST = 1920L * 1080;
    /// Of the heap, for a cell: values, colours and what is sent, of a few plots at a time.
    private static final int SHARE = 64;

    static Cells of(int width, int height) {
        return of(width, height, Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, SMALLEST, LARGEST));
    }

    /// @param most all of them; beyond that, they are larger than pixels, and the browser scales
    static Cells of(int width, int height, long most) {
        double share = Math.min(1, Math.sqrt(most / ((double) width * height)));
        return share == 1 ? new Cells(width, height) : new Cells(Math.max(1, (int) (width * share)), Math.max(1, (int) (height * share)));
    }
}
