package dev.aquatint.raster.kernel;

/// A loop.
record PlainBytes() implements Bytes {
    @Override
    public void add(byte[] bytes, int at, int[] sums, int to, int n) {
        for (int i = 0; i < n; i++) sums[to + i] += bytes[at + i] & 255;
    }
}
