package dev.aquatint.frame;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Keys of encrypted Parquet files: AES of 16, 24 or 32 bytes, for the footer and for columns that have one of their own.
///
/// Columns without a known key are left out, and the schema says so. Keys are not printed, and equal keys are equal.
///
/// ```java
/// var keys = new ParquetKeys().footer(secret).column("salary", other);
/// var staff = parquet(keys, "staff.parquet");
/// ```
public final class ParquetKeys {
    private final byte[] footer, prefix;
    private final Map<String, byte[]> columns;
    private final UnaryOperator<byte[]> asked;

    /// No key at all.
    public ParquetKeys() {
        this(null, Map.of(), null, null);
    }

    private ParquetKeys(byte[] footer, Map<String, byte[]> columns, byte[] prefix, UnaryOperator<byte[]> asked) {
        this.footer = footer;
        this.columns = columns;
        this.prefix = prefix;
        this.asked = asked;
    }

    /// The key of the footer, and of all columns that have none of their own.
    public ParquetKeys footer(byte[] key) {
        return new ParquetKeys(checked(key), columns, prefix, asked);
    }

    /// The key of one column; of one inside groups by its dotted name.
    public ParquetKeys column(String name, byte[] key) {
        var all = new LinkedHashMap<>(columns);
        all.put(name, checked(key));
        return new ParquetKeys(footer, all, prefix, asked);
    }

    /// What the writer put before the data that is authenticated (its AAD prefix), where the file does not have it.
    public ParquetKeys prefix(byte[] aad) {
        return new ParquetKeys(footer, columns, aad.clone(), asked);
    }

    /// Asks for a key by the metadata that the file has of it, such as its name in a key server. Keys that were given are not asked for.
    public ParquetKeys asking(UnaryOperator<byte[]> keyOfMetadata) {
        return new ParquetKeys(footer, columns, prefix, keyOfMetadata);
    }

    /// Null when there is none.
    public byte[] footer() {
        return copy(footer);
    }

    public Map<String, byte[]> columns() {
        var copies = new LinkedHashMap<String, byte[]>();
        columns.forEach((name, key) -> copies.put(name, key.clone()));
        return copies;
    }

    /// Null when there is none.
    public byte[] prefix() {
        return copy(prefix);
    }

    /// Null when nobody is asked.
    public UnaryOperator<byte[]> asked() {
        return asked;
    }

    private static byte[] checked(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32) throw new IllegalArgumentException("a key has 16, 24 or 32 bytes, not %,d".formatted(key.length));
        return key.clone();
    }

    private static byte[] copy(byte[] bytes) {
        return bytes == null ? null : bytes.clone();
    }

    private Object value() {
        var all = new LinkedHashMap<String, Object>();
        columns.forEach((name, key) -> all.put("column " + name, HexFormat.of().formatHex(key)));
        if (footer != null) all.put("footer", HexFormat.of().formatHex(footer));
        if (prefix != null) all.put("prefix", HexFormat.of().formatHex(prefix));
        if (asked != null) all.put("asked", asked);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParquetKeys k && value().equals(k.value());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value());
    }

    /// What there are keys of.
    @Override
    public String toString() {
        return "ParquetKeys" + ((Map<?, ?>) value()).keySet();
    }
}
