package dev.aquatint.frame;

/// What a column holds. Every kind is read as a `double` by reductions and expressions; a missing value reads as NaN.
public enum ColumnType {
    INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64, FLOAT32, FLOAT64,
    BOOLEAN,
    /// days since 1970-01-01
    DATE,
    /// nanoseconds since midnight
    TIME,
    /// microseconds since 1970-01-01T00:00Z
    TIMESTAMP,
    /// text, kept as codes into a dictionary
    STRING;

    /// Bytes of one stored value: text is stored as 4-byte codes.
    public int bytes() {
        return switch (this) {
            case INT8, UINT8, BOOLEAN -> 1;
            case INT16, UINT16 -> 2;
            case INT32, UINT32, FLOAT32, DATE, STRING -> 4;
            case INT64, UINT64, FLOAT64, TIME, TIMESTAMP -> 8;
        };
    }

    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }
}
