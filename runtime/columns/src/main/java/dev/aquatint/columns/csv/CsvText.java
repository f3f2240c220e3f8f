package dev.aquatint.columns.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.SequencedMap;

/// Columns as comma-separated values in UTF-8, with a header line. What is missing is an empty field.
public final class CsvText {
    /// Whole numbers up to here are written without a fraction, and none of them is rounded.
    private static final double EXACT = 1e15;

    private CsvText() {}

    /// @param columns arrays of equal length: `double[]` and `float[]`, NaN for what is missing; `long[]`, the smallest number for what is missing; `int[]` for unsigned numbers; `boolean[]`
    public static void write(OutputStream to, SequencedMap<String, Object> columns) throws IOException {
        Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(columns.sequencedKeySet());
        Object[] arrays = columns.sequencedValues().toArray();
        String[] row = new String[arrays.length];
        for (int i = 0, rows = arrays.length == 0 ? 0 : Array.getLength(arrays[0]); i < rows; i++) {
            for (int k = 0; k < row.length; k++) row[k] = text(arrays[k], i);
            csv.writeRecord(row);
        }
        csv.flush();
    }

    private static String text(Object array, int i) {
        return switch (array) {
            case double[] v -> number(v[i], Double.toString(v[i]));
            case float[] v -> number(v[i], Float.toString(v[i]));
            case long[] v -> v[i] == Long.MIN_VALUE ? "" : Long.toString(v[i]);
            case int[] v -> Integer.toUnsignedString(v[i]);
            case boolean[] v -> Boolean.toString(v[i]);
            default -> throw new IllegalArgumentException("a column of " + array.getClass().getSimpleName() + " cannot be written");
        };
    }

    private static String number(double v, String text) {
        return v != v ? "" : v == Math.rint(v) && Math.abs(v) < EXACT ? Long.toString((long) v) : text;
    }
}
