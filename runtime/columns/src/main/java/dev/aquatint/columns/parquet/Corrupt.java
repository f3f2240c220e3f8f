package dev.aquatint.columns.parquet;

/// Bytes that cannot be what the file says they are. Caught where file and column are known.
final class Corrupt extends RuntimeException {
    Corrupt(String reason) {
        super(reason);
    }
}
