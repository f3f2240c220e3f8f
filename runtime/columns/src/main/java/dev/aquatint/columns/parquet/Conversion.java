package dev.aquatint.columns.parquet;

import dev.aquatint.columns.Dictionary;
import dev.aquatint.columns.Times;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/// Stored values to the values of a chunk, a page at a time: `int[]` holds what is up to 4 bytes wide, `long[]` what is 8.
final class Conversion {
    private static final long EXACT = 1L << 53;
    private static final double[] POWERS = new double[23];
    private static final long JULIAN_EPOCH = 2_440_588, DAY_MICROS = 86_400_000_000L;

    static {
        for (int i = 0; i < POWERS.length; i++) POWERS[i] = Double.parseDouble("1e" + i);
    }

    private Conversion() {}

    /// 32-bit numbers that become 8 bytes wide.
    static void widen(Leaf leaf, int[] in, int n, long[] out) {
        switch (leaf.rule()) {
            case MILLIS_TO_NANOS -> { for (int i = 0; i < n; i++) out[i] = in[i] * 1_000_000L; }
            case DECIMAL -> { for (int i = 0; i < n; i++) out[i] = decimal(in[i], leaf.scale()); }
            default -> throw new IllegalStateException(leaf.toString());
        }
    }

    /// 64-bit numbers, in place.
    static void longs(Leaf leaf, long[] values, int n) {
        switch (leaf.rule()) {
            case LONG -> { }
            case DECIMAL -> { for (int i = 0; i < n; i++) values[i] = decimal(values[i], leaf.scale()); }
            default -> { for (int i = 0; i < n; i++) values[i] = time(leaf.rule(), values[i]); }
        }
    }

    static long time(Leaf.Rule rule, long v) {
        return switch (rule) {
            case MILLIS_TO_MICROS, MICROS_TO_NANOS -> Times.scaled(v, 1000);
            case MILLIS_TO_NANOS -> Times.scaled(v, 1_000_000);
            case NANOS_TO_MICROS -> Math.floorDiv(v, 1000);
            case LONG, WORD -> v;
            case INT96_TO_MICROS, DECIMAL, DECIMAL_BYTES, FLOAT16, TEXT, UUID, HEX, WKB, WKB_X, WKB_Y -> throw new IllegalStateException(rule.toString());
        };
    }

    /// The bits of the double that a decimal is nearest to.
    private static long decimal(long unscaled, int scale) {
        return Double.doubleToRawLongBits(Math.abs(unscaled) <= EXACT && scale < POWERS.length ? unscaled / POWERS[scale]
                : new BigDecimal(BigInteger.valueOf(unscaled), scale).doubleValue());
    }

    /// Byte strings that become 8-byte values.
    static void longs(Leaf leaf, Slices in, int n, long[] out) {
        for (int i = 0; i < n; i++) {
            out[i] = switch (leaf.rule()) {
                case INT96_TO_MICROS -> int96(in.bytes, in.starts[i]);
                case WKB_X, WKB_Y -> Double.doubleToRawLongBits(Wkb.coordinate(in.bytes, in.starts[i], in.lengths[i], leaf.rule() == Leaf.Rule.WKB_Y));
                case DECIMAL_BYTES -> decimal(in.bytes, in.starts[i], in.lengths[i], leaf.scale());
                default -> throw new IllegalStateException(leaf.toString());
            };
        }
    }

    private static long int96(byte[] b, int at) {
        long nanos = (long) Bytes.LONG.get(b, at);
        int julian = (int) Bytes.INT.get(b, at + 8);
        // Spark writes days that wrapped round, and they come back by wrapping again
        return (julian - JULIAN_EPOCH) * DAY_MICROS + Math.floorDiv(nanos, 1000);
    }

    private static long decimal(byte[] b, int at, int length, int scale) {
        if (length == 0) throw new Corrupt("a decimal of no bytes");
        if (length <= 8) {
            long v = b[at];
            for (int i = 1; i < length; i++) v = v << 8 | b[at + i] & 0xff;
            return decimal(v, scale);
        }
        if (length > 1024) throw new Corrupt("a decimal of %,d bytes".formatted(length));
        return Double.doubleToRawLongBits(new BigDecimal(new BigInteger(b, at, length), scale).doubleValue());
    }

    /// Byte strings that become 4-byte values: half floats, and texts as their codes.
    static void ints(Leaf leaf, Slices in, int n, Dictionary texts, int[] out) {
        switch (leaf.rule()) {
            case TEXT -> { for (int i = 0; i < n; i++) out[i] = texts.code(in.bytes, in.starts[i], in.lengths[i]); }
            case FLOAT16 -> {
                for (int i = 0; i < n; i++) {
                    out[i] = Float.floatToRawIntBits(Float.float16ToFloat((short) (in.bytes[in.starts[i]] & 0xff | in.bytes[in.starts[i] + 1] << 8)));
                }
            }
            case HEX -> {
                for (int i = 0; i < n; i++) {
                    byte[] hex = HexFormat.of().formatHex(in.bytes, in.starts[i], in.starts[i] + in.lengths[i]).getBytes(StandardCharsets.US_ASCII);
                    out[i] = texts.code(hex, 0, hex.length);
                }
            }
            case WKB -> { for (int i = 0; i < n; i++) out[i] = texts.code(Wkb.text(in.bytes, in.starts[i], in.lengths[i])); }
            case UUID -> { for (int i = 0; i < n; i++) out[i] = texts.code(uuid(in.bytes, in.starts[i])); }
            default -> throw new IllegalStateException(leaf.toString());
        }
    }

    private static String uuid(byte[] b, int at) {
        return new UUID(Long.reverseBytes((long) Bytes.LONG.get(b, at)), Long.reverseBytes((long) Bytes.LONG.get(b, at + 8))).toString();
    }
}
