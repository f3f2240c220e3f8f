package dev.aquatint.columns.parquet;

/// What the fast path does not know how to read, and parquet-java may.
final class Unfamiliar extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfamiliar(String what) {
        super(what);
    }
}
